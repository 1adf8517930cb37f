extension MailboxProviders {
    /// Free mailboxes by family, then internet providers by country; written by hand, no copy of
    /// another list.
    static let freeMail = names(
        """
        gmail.com googlemail.com
        outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.jp outlook.com.au
        outlook.com.br outlook.ie outlook.pt outlook.sa outlook.dk outlook.co.id outlook.co.th
        hotmail.com hotmail.co.uk hotmail.de hotmail.fr hotmail.es hotmail.it hotmail.nl hotmail.be
        hotmail.ca hotmail.se hotmail.no hotmail.dk hotmail.fi hotmail.gr hotmail.com.br
        hotmail.com.ar hotmail.com.tr hotmail.co.jp hotmail.ch
        live.com live.co.uk live.de live.fr live.it live.nl live.be live.ca live.se live.no live.dk
        live.com.au live.com.mx live.com.pt live.at live.ie live.jp live.cn live.in
        msn.com windowslive.com
        yahoo.com yahoo.co.uk yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.ca yahoo.com.br yahoo.com.ar
        yahoo.com.mx yahoo.com.au yahoo.co.in yahoo.in yahoo.co.jp yahoo.com.sg yahoo.com.hk
        yahoo.com.tw yahoo.com.ph yahoo.com.vn yahoo.co.id yahoo.co.kr yahoo.co.nz yahoo.co.th
        yahoo.co.za yahoo.gr yahoo.ie yahoo.no yahoo.dk yahoo.se yahoo.pl yahoo.ro yahoo.at yahoo.be
        yahoo.cn yahoo.com.cn yahoo.com.tr ymail.com rocketmail.com myyahoo.com
        aol.com aol.co.uk aol.de aol.fr aol.it aol.es aim.com love.com
        icloud.com me.com mac.com privaterelay.appleid.com
        proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tutamail.com tuta.io
        tuta.com keemail.me hey.com fastmail.com fastmail.fm sent.com mailfence.com posteo.de
        posteo.net posteo.org mailbox.org startmail.com runbox.com disroot.org riseup.net
        countermail.com hushmail.com hush.com hush.ai ctemplar.com cock.li autistici.org
        zoho.com zohomail.com zohomail.eu duck.com relay.firefox.com mozmail.com simplelogin.com
        aleeas.com anonaddy.com anonaddy.me addy.io skiff.com
        mail.com email.com usa.com consultant.com engineer.com europe.com post.com myself.com
        dr.com doctor.com iname.com inbox.com lycos.com excite.com juno.com netzero.net netzero.com
        rediffmail.com rediff.com indiatimes.com in.com sify.com
        gmx.com gmx.de gmx.net gmx.at gmx.ch gmx.fr gmx.us gmx.co.uk web.de email.de freenet.de
        mail.de 1und1.de online.de t-online.de magenta.de arcor.de vodafone.de vodafonemail.de
        kabelmail.de unitybox.de o2online.de o2mail.de alice.de alice-dsl.net netcologne.de
        ewe.net ewetel.net versanet.de osnanet.de htp-tel.de directbox.com
        aon.at a1.net chello.at inode.at utanet.at kabsi.at bluewin.ch hispeed.ch sunrise.ch
        swissonline.ch green.ch vtxmail.ch
        orange.fr wanadoo.fr laposte.net free.fr sfr.fr neuf.fr numericable.fr bbox.fr
        club-internet.fr aliceadsl.fr cegetel.net voila.fr caramail.com caramail.fr noos.fr
        libero.it virgilio.it alice.it tin.it tim.it tiscali.it fastwebnet.it inwind.it iol.it
        teletu.it email.it poste.it vodafone.it
        telefonica.net terra.es ono.com movistar.es sapo.pt clix.pt netcabo.pt iol.pt
        btinternet.com btopenworld.com btconnect.com sky.com talktalk.net virginmedia.com
        virgin.net ntlworld.com blueyonder.co.uk tiscali.co.uk plusnet.com freeserve.co.uk
        wanadoo.co.uk orange.net o2.co.uk eircom.net
        ziggo.nl kpnmail.nl kpnplanet.nl planet.nl home.nl hetnet.nl xs4all.nl casema.nl chello.nl
        upcmail.nl zonnet.nl telenet.be skynet.be proximus.be scarlet.be voo.be
        telia.com comhem.se bredband.net spray.se tele2.se online.no broadpark.no getmail.no
        jubii.dk tdcadsl.dk mail.dk stofanet.dk elisanet.fi kolumbus.fi luukku.com suomi24.fi
        wp.pl o2.pl onet.pl onet.eu op.pl interia.pl interia.eu poczta.fm poczta.onet.pl gazeta.pl
        tlen.pl vp.pl neostrada.pl seznam.cz email.cz centrum.cz post.cz volny.cz atlas.cz
        centrum.sk azet.sk zoznam.sk post.sk freemail.hu citromail.hu indamail.hu t-online.hu
        abv.bg mail.bg dir.bg siol.net email.si net.hr inet.hr otenet.gr forthnet.gr hol.gr in.gr
        mail.ru bk.ru list.ru inbox.ru internet.ru yandex.ru yandex.com ya.ru rambler.ru lenta.ru
        ukr.net i.ua meta.ua bigmir.net tut.by inbox.lv mail.ee hot.ee
        mynet.com superonline.com walla.co.il walla.com netvision.net.il bezeqint.net
        comcast.net xfinity.com verizon.net att.net sbcglobal.net bellsouth.net ameritech.net
        pacbell.net swbell.net prodigy.net charter.net spectrum.net cox.net earthlink.net
        mindspring.com optonline.net optimum.net roadrunner.com twc.com centurylink.net
        frontier.com frontiernet.net windstream.net embarqmail.com q.com cableone.net suddenlink.net
        rogers.com shaw.ca sympatico.ca bell.net telus.net videotron.ca cogeco.ca sasktel.net
        uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com oi.com.br
        zipmail.com.br
        fibertel.com.ar ciudad.com.ar speedy.com.ar arnet.com.ar prodigy.net.mx
        bigpond.com bigpond.net.au optusnet.com.au iinet.net.au tpg.com.au ozemail.com.au
        dodo.com.au internode.on.net westnet.com.au xtra.co.nz slingshot.co.nz orcon.net.nz
        qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com tom.com 139.com 189.cn
        aliyun.com 21cn.com naver.com daum.net hanmail.net nate.com kakao.com
        docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp nifty.com biglobe.ne.jp
        ocn.ne.jp so-net.ne.jp dion.ne.jp plala.or.jp pchome.com.tw hinet.net seed.net.tw
        netvigator.com singnet.com.sg starhub.net.sg streamyx.com pldtdsl.net
        telkomsa.net mweb.co.za vodamail.co.za webmail.co.za iafrica.com
        """
    )

    /// Throw-away mailboxes that are known for years; new ones appear every day.
    static let disposable = names(
        """
        10minutemail.com 10minutemail.net 10minutemail.co.uk 10mail.org 20minutemail.com
        20minutemail.it 33mail.com anonbox.net anonymbox.com burnermail.io byom.de
        deadaddress.com discard.email discardmail.com discardmail.de dispostable.com
        dodgeit.com dropmail.me e4ward.com einrot.com emailfake.com emailondeck.com
        emailsensei.com emailtemporario.com.br fakeinbox.com fakemail.net fakemailgenerator.com
        filzmail.com generator.email getairmail.com getnada.com grr.la guerrillamail.biz
        guerrillamail.com guerrillamail.de guerrillamail.info guerrillamail.net guerrillamail.org
        guerrillamailblock.com harakirimail.com inboxbear.com inboxkitten.com incognitomail.org
        instantemailaddress.com jetable.org kasmail.com luxusmail.org mail-temp.com
        mail-temporaire.fr
        mail.tm mailcatch.com maildrop.cc mailexpire.com mailforspam.com mailinator.com
        mailinator.net mailinator2.com mailmoat.com mailnesia.com mailnull.com mailpoof.com
        mailsac.com mailtemp.info mailto.plus meltmail.com minuteinbox.com mintemail.com
        moakt.com mohmal.com mytemp.email mytrashmail.com nada.email nomail.xl.cx nospam.ze.tc
        nowmymail.com onetimeemail.net opayq.com owlymail.com pokemail.net proxymail.eu
        receiveee.com rcpt.at safetymail.info sharklasers.com smailpro.com sneakemail.com
        sogetthis.com
        spam4.me spambog.com spambog.de spambox.us spamdecoy.net spamex.com spamfree24.org
        spamgourmet.com spamherelots.com spamspot.com spamthis.co.uk superrito.com teleworm.us
        temp-mail.io temp-mail.org tempail.com tempinbox.com tempmail.com tempmail.de tempmail.dev
        tempmail.email tempmail.net tempmail.plus tempmailaddress.com tempmailo.com tempr.email
        temporary-mail.net temporarymail.com thankyou2010.com throwam.com throwawaymail.com
        tmail.ws tmailinator.com trash-mail.at trash-mail.com trash-mail.de trashmail.at
        trashmail.com trashmail.de trashmail.me trashmail.net trbvm.com wegwerfadresse.de
        wegwerfemail.de wegwerfmail.de wegwerfmail.net wegwerfmail.org yopmail.com yopmail.fr
        yopmail.net zetmail.com zehnminutenmail.de
        """
    )

    private static func names(_ text: String) -> Set<Substring> {
        Set(text.split { $0 == " " || $0 == "\n" })
    }
}
