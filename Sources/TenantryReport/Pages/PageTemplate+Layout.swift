extension PageTemplate {
    /// The page around the sections.
    ///
    /// Style and script stand in it as they are, and nothing else does: the policy names their
    /// digests.
    static let layout = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="\(PagePolicy.text)">
        <title>{{.title}} - tenantry</title>
        <style>\(PageStyle.text)</style>
        </head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header>
        <p class="kicker">{{.kicker}}</p>
        <h1>{{.title}}</h1>
        {{#.lead}}
        <p class="lead">{{.}}</p>
        {{/.lead}}
        {{#.hasCounts}}
        <ul class="counts">
        {{#.counts}}
        <li class="count {{.tone}}"><strong>{{.number}}</strong> {{.words}}</li>
        {{/.counts}}
        </ul>
        {{/.hasCounts}}
        {{#.digest}}
        <p class="digest">Digest <code>{{.}}</code></p>
        {{/.digest}}
        {{#.verdicts}}
        <p class="verdict {{.tone}}">{{#.words}}{{> message}}{{/.words}}</p>
        {{/.verdicts}}
        </header>
        <div class="body">
        {{#.hasContents}}
        <nav aria-label="Contents">
        <ul>
        {{#.contents}}
        <li><a href="#{{.id}}">{{.title}}</a>\
        {{#.count}} <span class="muted">{{.}}</span>{{/.count}}</li>
        {{/.contents}}
        </ul>
        </nav>
        {{/.hasContents}}
        <main id="content">
        {{#.refusals}}
        {{> refusals}}
        {{/.refusals}}
        {{#.expectations}}
        {{> findings}}
        {{/.expectations}}
        {{#.people}}
        {{> people}}
        {{/.people}}
        {{#.tree}}
        {{> tree}}
        {{/.tree}}
        {{#.access}}
        {{> access}}
        {{/.access}}
        {{#.bill}}
        {{> bill}}
        {{/.bill}}
        {{#.changes}}
        {{> changes}}
        {{/.changes}}
        {{#.drift}}
        {{> changes}}
        {{/.drift}}
        {{#.addresses}}
        {{> addresses}}
        {{/.addresses}}
        {{#.findings}}
        {{> findings}}
        {{/.findings}}
        </main>
        </div>
        <script>\(PageScript.text)</script>
        </body>
        </html>

        """
}
