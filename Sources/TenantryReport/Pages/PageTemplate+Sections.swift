// Sections of a page, in the order in which they stand there.

extension PageTemplate {
    /// Its content type makes code of what a sentence of ours puts into backticks.
    static let messageText = "{{.}}"

    static let refusalList = """
        <section id="refusals" aria-labelledby="refusals-title">
        <h2 id="refusals-title">Guards refuse to apply this</h2>
        <ul class="cards">
        {{#.items}}
        <li class="card danger"><h3 class="tag">{{.name}} <code>{{.code}}</code></h3>\
        <p>{{#.sentence}}{{> message}}{{/.sentence}}</p></li>
        {{/.items}}
        </ul>
        </section>
        """

    static let findingList = """
        <section id="{{.id}}" aria-labelledby="{{.id}}-title">
        <h2 id="{{.id}}-title">{{.title}}</h2>
        {{#.lead}}
        <p class="muted">{{.}}</p>
        {{/.lead}}
        {{#.hasItems}}
        <ul class="cards">
        {{#.items}}
        <li class="card {{.tone}}">
        <h3><span class="tag">{{.severity}} <code>{{.code}}</code></span> \
        {{#.message}}{{> message}}{{/.message}}</h3>
        {{#.place}}
        <p class="place">{{.}}</p>
        {{/.place}}
        {{#.snippet}}
        <pre tabindex="0" role="group" aria-label="The line">{{.line}}
        <span class="mark">{{.mark}}</span></pre>
        {{/.snippet}}
        {{#.related}}
        <p class="muted">{{#.message}}{{> message}}{{/.message}}: \
        <span class="place">{{.place}}</span></p>
        {{/.related}}
        {{#.help}}
        <p><span class="muted">Help:</span> {{> message}}</p>
        {{/.help}}
        </li>
        {{/.items}}
        </ul>
        {{/.hasItems}}
        {{#.leftOut}}
        <p class="left-out">{{> message}}</p>
        {{/.leftOut}}
        </section>
        """

    static let peopleList = """
        <section id="people" aria-labelledby="people-title">
        <h2 id="people-title">What it means for people</h2>
        {{#.groups}}
        <details class="group {{.tone}}"{{#.isOpen}} open{{/.isOpen}}>
        <summary><h3>{{.title}}</h3> <span class="number">{{.number}}</span></summary>
        <ul>
        {{#.items}}
        <li><span class="symbol" aria-hidden="true">{{.symbol}}</span> \
        {{#.sentence}}{{> message}}{{/.sentence}}\
        {{#.code}} <code>{{.}}</code>{{/.code}}</li>
        {{/.items}}
        </ul>
        {{#.leftOut}}
        <p class="left-out">{{> message}}</p>
        {{/.leftOut}}
        </details>
        {{/.groups}}
        </section>
        """

    /// Lists inside lists, written row by row: a hierarchy of any depth takes no deeper template.
    static let treeList = """
        <section id="tree" aria-labelledby="tree-title">
        <h2 id="tree-title">{{.title}}</h2>
        {{#.lead}}
        <p class="muted">{{.}}</p>
        {{/.lead}}
        {{#.hasRows}}
        <ul class="tree">
        {{#.rows}}
        <li><div class="node {{.tone}}">\
        <span class="name">{{.id}}</span> <span>{{.name}}</span>\
        {{#.marks}} <span class="badge {{.tone}}">{{.words}}</span>{{/.marks}}\
        {{#.notes}}<span class="note"><span class="muted">{{.title}}</span> {{.words}}</span>\
        {{/.notes}}</div>\
        {{#.opens}}<ul>{{/.opens}}{{^.opens}}</li>{{/.opens}}{{#.closes}}</ul></li>{{/.closes}}
        {{/.rows}}
        </ul>
        {{/.hasRows}}
        {{#.leftOut}}
        <p class="left-out">{{> message}}</p>
        {{/.leftOut}}
        </section>
        """

    static let accessList = """
        <section id="access" aria-labelledby="access-title">
        <h2 id="access-title">Access before and after</h2>
        {{#.organizations}}
        <details class="panel {{.tone}}"{{#.isOpen}} open{{/.isOpen}}>
        <summary><h3>{{.id}}</h3> <span class="badge {{.tone}}">{{.words}}</span></summary>
        {{#.groups}}
        <h4>{{.title}}</h4>
        <div class="sides">
        <div><h5>Before</h5><ul>
        {{#.before}}
        <li>{{#.isOther}}<del>{{.words}}</del>{{/.isOther}}{{^.isOther}}{{.words}}{{/.isOther}}</li>
        {{/.before}}
        </ul></div>
        <div><h5>After</h5><ul>
        {{#.after}}
        <li>{{#.isOther}}<ins>{{.words}}</ins>{{/.isOther}}{{^.isOther}}{{.words}}{{/.isOther}}</li>
        {{/.after}}
        </ul></div>
        </div>
        {{/.groups}}
        </details>
        {{/.organizations}}
        {{#.leftOut}}
        <p class="left-out">{{> message}}</p>
        {{/.leftOut}}
        </section>
        """

    static let billTable = """
        <section id="bill" aria-labelledby="bill-title">
        <h2 id="bill-title">Bill a month</h2>
        <table>
        <thead><tr><th scope="col">Account</th>\
        <th scope="col">Before</th><th scope="col">After</th></tr></thead>
        <tbody>
        {{#.rows}}
        <tr{{#.isChanged}} class="changed"{{/.isChanged}}>\
        <th scope="row">{{.account}} <span class="muted">{{.owner}}</span></th>\
        <td>{{.before}}</td><td>{{.after}}</td></tr>
        {{/.rows}}
        </tbody>
        <tfoot>
        {{#.totals}}
        <tr><th scope="row">Total</th><td>{{.before}}</td><td>{{.after}}</td></tr>
        {{/.totals}}
        </tfoot>
        </table>
        {{#.leftOut}}
        <p class="left-out">{{> message}}</p>
        {{/.leftOut}}
        </section>
        """

    static let changeList = """
        <section id="{{.id}}" aria-labelledby="{{.id}}-title">
        <h2 id="{{.id}}-title">{{.title}}</h2>
        {{#.lead}}
        <p class="muted">{{.}}</p>
        {{/.lead}}
        {{#.isSearched}}
        <div id="search" class="search" hidden><label>Search \
        <input type="search" autocomplete="off" spellcheck="false"></label> \
        <output></output></div>
        {{/.isSearched}}
        {{#.roots}}
        <details class="panel root {{.tone}}"{{#.isOpen}} open{{/.isOpen}}>
        <summary><span class="symbol" aria-hidden="true">{{.symbol}}</span> \
        <h3>{{.name}}</h3> <span class="badge {{.tone}}">{{.words}}</span>\
        {{#.place}} <span class="place">{{.}}</span>{{/.place}}</summary>
        {{#.changes}}
        <div class="change {{.tone}}">
        {{#.title}}
        <h4><span class="symbol" aria-hidden="true">{{.symbol}}</span>\
        <span class="spoken">{{.action}}</span> {{.words}}\
        {{#.place}} <span class="place">{{.}}</span>{{/.place}}</h4>
        {{/.title}}
        {{#.hasFields}}
        <dl>
        {{#.fields}}
        <div><dt>{{.name}}</dt>\
        <dd>{{#.before}}<del>{{.}}</del> → {{/.before}}\
        {{#.after}}<ins>{{.}}</ins>{{/.after}}</dd></div>
        {{/.fields}}
        </dl>
        {{/.hasFields}}
        </div>
        {{/.changes}}
        </details>
        {{/.roots}}
        {{#.leftOut}}
        <p class="left-out">{{> message}}</p>
        {{/.leftOut}}
        </section>
        """

    static let addressList = """
        <section id="{{.id}}" aria-labelledby="{{.id}}-title">
        <h2 id="{{.id}}-title">{{.title}}</h2>
        {{#.lead}}
        <p class="muted">{{.}}</p>
        {{/.lead}}
        <ul class="plain">
        {{#.items}}
        <li>{{.}}</li>
        {{/.items}}
        </ul>
        {{#.leftOut}}
        <p class="left-out">{{> message}}</p>
        {{/.leftOut}}
        </section>
        """
}
