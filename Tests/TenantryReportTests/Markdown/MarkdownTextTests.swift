import TenantryTestSupport
import Testing

@testable import TenantryReport

/// Whatever a name holds, it shows as what it is, and does nothing.
struct MarkdownTextTests {
    @Test(arguments: [
        ("", ""),
        ("Hospital Two", "Hospital Two"),
        ("staff of hospital2 lose 3 roles, now.", "staff of hospital2 lose 3 roles, now."),
        ("jane@x.example (helpers), once", "`jane@x.example` (helpers), once"),
        ("@octocat", "`@octocat`"),
        ("see #1 and GH-1", "see `#1` and `GH-1`"),
        ("fixed in deadbeef0", "fixed in `deadbeef0`"),
        ("defaced", "`defaced`"),
        ("1. no list", "`1`. no list"),
        ("- no list", "`-` no list"),
        ("# no heading", "`#` no heading"),
        ("---", "`---`"),
        ("a|b", "`a|b`"),
        ("a`b", "``a`b``"),
        ("`", "`` ` ``"),
        ("~~~", "`~~~`"),
        ("$x$", "`$x$`"),
        (":tada:", "`:tada`:"),
        ("&lt;", "`&lt`;"),
        ("<script>", "`<script>`"),
        ("<!-- x", "`<!--` x"),
        ("https://x.example", "`https://x.example`"),
        ("![a](//x.example/i)", "`![a](//x.example/i)`"),
        (" two  blanks ", "` `two`  `blanks` `"),
        ("caf\u{E9} 北京", "caf\u{E9} 北京"),
        ("a\u{202E}b\n", "`a\\u{202E}b\\u{A}`"),
        ("|\u{301}", "`|\u{301}`"),
    ])
    func `leaves simple words, and makes code of all else`(_ text: String, _ markdown: String) {
        #expect(text.markdownText.unicodeScalars.elementsEqual(markdown.unicodeScalars))
    }

    @Test(arguments: [
        ("`issuer` must be https", "`issuer` must be https"),
        ("write `a.b`, or `c`", "write `a.b`, or `c`"),
        ("an odd ` one", "an odd `` ` `` one"),
        ("`a``b`", "`ab`"),
        ("```", "`` ` ``"),
    ])
    func `shows what a message quotes as code`(_ text: String, _ markdown: String) {
        #expect(text.markdownMessage == markdown)
    }

    @Test func `a block of code is closed by its own fence only`() {
        #expect("a\n".markdownBlock("text") == "```text\na\n```\n")
        #expect("````\n".markdownBlock("text") == "`````text\n````\n`````\n")
    }
}
