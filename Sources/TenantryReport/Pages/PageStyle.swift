/// How a page looks: light and dark, from a phone to a wide screen, and on paper.
enum PageStyle {
    /// The style sheet, without a tag around it.
    static let text = colours + frame + parts + hierarchy + media

    private static let colours = """
        :root { color-scheme: light dark; --back: #f5f6f8; --paper: #fff; --ink: #1a1f29;
          --muted: #596273; --line: #d5dae3; --link: #1747b5; --danger: #9c1616;
          --danger-back: #fdeceb; --watch: #734600; --watch-back: #fff3d9; --gain: #0a5730;
          --gain-back: #e3f5ea; }
        @media (prefers-color-scheme: dark) { :root { --back: #10141b; --paper: #181e28;
          --ink: #e7eaf0; --muted: #a5afc0; --line: #343d4c; --link: #8fb6ff; --danger: #ffa59e;
          --danger-back: #3b1b1d; --watch: #f2c572; --watch-back: #352a12; --gain: #86dfb0;
          --gain-back: #12331f; } }

        """

    private static let frame = """
        * { box-sizing: border-box; }
        html { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
          background: var(--back); color: var(--ink); }
        body { margin: 0 auto; max-width: 78rem; padding: 1.5rem clamp(1rem, 3vw, 2.5rem) 4rem;
          overflow-wrap: anywhere; }
        a { color: var(--link); }
        h1, h2, h3, h4, h5 { line-height: 1.25; margin: 0; }
        h1 { font-size: clamp(1.5rem, 1.2rem + 1.6vw, 2.1rem); }
        h2 { font-size: 1.25rem; margin-bottom: .75rem; }
        h3 { font-size: 1rem; display: inline; }
        h4 { font-size: .95rem; margin-top: .9rem; }
        h5 { font-size: .8rem; color: var(--muted); font-weight: 600; }
        p { margin: .35rem 0; }
        ul { margin: 0; padding-left: 1.2rem; }
        code, pre, .place, .name { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace;
          font-size: .86em; }
        header { margin-bottom: 1.5rem; }
        main { display: grid; gap: 1.75rem; min-width: 0; }
        section { min-width: 0; scroll-margin-top: 1rem; }
        .skip { position: absolute; left: -100rem; }
        .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .4rem .8rem; }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px;
          border-radius: .2rem; }
        .kicker, .muted, .place { color: var(--muted); }
        .kicker { font-size: .85rem; margin: 0 0 .2rem; }
        .lead { font-size: 1.05rem; }
        nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem .9rem; }
        nav { margin-bottom: 1.5rem; font-size: .92rem; }
        nav li { white-space: nowrap; }

        """

    private static let parts = """
        .danger { --tone: var(--danger); --tone-back: var(--danger-back); }
        .watch { --tone: var(--watch); --tone-back: var(--watch-back); }
        .gain { --tone: var(--gain); --tone-back: var(--gain-back); }
        .quiet { --tone: var(--muted); --tone-back: var(--paper); }
        .counts { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem;
          margin: .9rem 0; }
        .count { border: 1px solid var(--line); border-radius: .6rem; padding: .25rem .8rem;
          color: var(--tone); background: var(--tone-back); }
        .count strong { font-size: 1.15rem; }
        .digest { font-size: .9rem; color: var(--muted); }
        .verdict { border-left: .3rem solid var(--tone); background: var(--tone-back);
          color: var(--tone); padding: .55rem .9rem; border-radius: .3rem; font-weight: 600; }
        .cards, .plain { list-style: none; padding: 0; display: grid; gap: .6rem;
          grid-template-columns: minmax(0, 1fr); }
        .plain { gap: .15rem; }
        .card, .panel, .group { background: var(--paper); border: 1px solid var(--line);
          border-radius: .5rem; padding: .6rem .9rem; }
        .card, .group { border-left: .3rem solid var(--tone); }
        .panel + .panel, .group + .group { margin-top: .5rem; }
        .card h3 { display: block; }
        .tag { display: block; color: var(--tone); font-weight: 600; font-size: .88rem; margin: 0; }
        .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden;
          clip-path: inset(50%); white-space: nowrap; }
        .badge { display: inline-block; border-radius: .8rem; padding: 0 .55rem; font-size: .8rem;
          color: var(--tone); background: var(--tone-back); border: 1px solid var(--tone); }
        summary { cursor: pointer; }
        .group > summary { color: var(--tone); }
        .group > ul { margin-top: .5rem; list-style: none; padding: 0; display: grid; gap: .35rem; }
        .group li { position: relative; padding-left: 1.4rem; }
        .group li .symbol { position: absolute; left: 0; }
        .number { border-radius: .8rem; padding: 0 .5rem; font-size: .85rem; font-weight: 600;
          background: var(--tone-back); }
        .symbol { display: inline-block; width: 1.1rem; text-align: center; font-weight: 700;
          color: var(--tone); }
        .sides { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem 1.5rem;
          margin: .3rem 0; }
        .gain > .sides, .danger > .sides { grid-template-columns: 1fr; }
        .gain > .sides > div:first-child, .danger > .sides > div:last-child { display: none; }
        .sides ul { list-style: none; padding: 0; display: grid; gap: .15rem; }
        del, ins { text-decoration: none; border-radius: .2rem; padding: 0 .2rem; }
        del { color: var(--danger); background: var(--danger-back); }
        ins { color: var(--gain); background: var(--gain-back); }
        .sides del::before { content: "- "; }
        .sides ins::before { content: "+ "; }
        .panel > summary .place { margin-left: .3rem; }
        .change { padding-left: 1.2rem; }
        dl { margin: .35rem 0; }
        dl div { display: grid; grid-template-columns: minmax(7rem, 12rem) 1fr; gap: 0 .8rem; }
        dt { color: var(--muted); }
        dd { margin: 0; }
        table { border-collapse: collapse; width: 100%; background: var(--paper);
          border: 1px solid var(--line); border-radius: .5rem; }
        th, td { text-align: right; padding: .35rem .8rem; border-top: 1px solid var(--line);
          font-variant-numeric: tabular-nums; }
        th:first-child { text-align: left; }
        tbody th { font-weight: 500; }
        tr.changed td:last-child { font-weight: 700; }
        tfoot { font-weight: 700; }
        pre { overflow-x: auto; background: var(--back); padding: .4rem .6rem; margin: .4rem 0; }
        .mark { color: var(--tone); }
        .search { margin-bottom: .6rem; }
        .search input { font: inherit; padding: .3rem .6rem; width: min(24rem, 100%);
          border: 1px solid var(--muted); border-radius: .4rem; background: var(--paper);
          color: var(--ink); }
        .left-out { color: var(--muted); font-style: italic; margin-top: .6rem; }

        """

    /// Each list draws the line of its parent down to its last row.
    private static let hierarchy = """
        .tree, .tree ul { list-style: none; padding: 0; }
        .tree ul { padding-left: 1.4rem; }
        .tree li { position: relative; }
        .tree ul > li::before { content: ""; position: absolute; left: -.9rem; top: 0;
          height: 100%; border-left: 2px solid var(--line); }
        .tree ul > li:last-child::before { height: 1.15rem; }
        .tree ul > li::after { content: ""; position: absolute; left: -.9rem; top: 1.15rem;
          width: .7rem; border-top: 2px solid var(--line); }
        .node { padding: .2rem .5rem; border-radius: .4rem; border: 1px solid transparent;
          background-clip: padding-box; }
        .node.danger, .node.watch, .node.gain { background: var(--tone-back); color: var(--tone); }
        .node .name { font-weight: 700; }
        .node .note { display: block; font-size: .88rem; padding-left: .2rem; color: var(--ink); }

        """

    private static let media = """
        @media (min-width: 64rem) {
          .body { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 2rem; }
          .body > main:only-child { grid-column: 1 / -1; }
          nav ul { flex-direction: column; position: sticky; top: 1rem; }
          nav li { white-space: normal; }
        }
        @media (max-width: 34rem) {
          .sides { grid-template-columns: 1fr; }
          dl div { grid-template-columns: 1fr; margin-bottom: .3rem; }
          th, td { padding: .35rem .45rem; }
          .change { padding-left: .3rem; }
          tbody th .muted { display: block; font-size: .85rem; }
        }
        @media print {
          nav, .search, .skip { display: none; }
          html { background: #fff; font-size: 11px; }
          details::details-content { content-visibility: visible; block-size: auto; }
          .card, .panel, .group, tr { break-inside: avoid; }
        }

        """
}
