import Testing

@testable import TenantryReport

/// Templates send each value through the escaper.
struct PageTemplateTests {
    @Test(arguments: PageTemplate.allCases)
    func `is understood by Mustache`(_ template: PageTemplate) {
        #expect(template.parsed != nil)
    }

    @Test(arguments: PageTemplate.allCases)
    func `has values in two braces only, named from the dot`(_ template: PageTemplate) throws {
        let source = template.source
        let type = template == .message ? "MESSAGE" : "PAGE"
        #expect(source.hasPrefix("{{% CONTENT_TYPE:\(type)}}\n"))
        let names = PageTemplate.allCases.map { "> \($0.rawValue)" }
        for tag in source.matches(of: /\{\{([^}]*)\}\}/).map({ String($0.1) }).dropFirst() {
            let isValue = tag.wholeMatch(of: /[#^\/]?\.[A-Za-z]*/) != nil
            #expect(isValue || names.contains(tag), "{{\(tag)}}")
        }
        #expect(!source.contains("{{{"))
    }

    @Test func `no value stands in an attribute without quotes, or is an address`() {
        for template in PageTemplate.allCases {
            #expect(template.source.firstMatch(of: /=\{\{/) == nil)
            #expect(template.source.firstMatch(of: /="[^"<>]*\{\{[#>]/) == nil)
            for link in template.source.matches(of: /(?:href|src)="([^"]*)"/) {
                #expect(link.1.hasPrefix("#"), "\(link.1)")
            }
        }
    }

    @Test func `what a sentence puts into backticks becomes code, and nothing more`() {
        let message = PageMessage()
        #expect(
            message.escapeText("no `<b>` in `a`") == "no <code>&lt;b&gt;</code> in <code>a</code>"
        )
        #expect(message.escapeText("") == "")
        #expect(message.escapeText("a ` b") == "a &#96; b")
        #expect(message.escapeText("`a` b ` <") == "<code>a</code> b &#96; &lt;")
        #expect(message.escapeText("`\u{301}<\u{338}`") == "<code>\u{301}&lt;\u{338}</code>")
    }

    @Test func `a page has the words of its signs, and headings where something is to be mended`() {
        let page = HTMLFormat().text(of: ReportFixture.report(ReportFixture.everything))
        #expect(page.contains("aria-hidden=\"true\">-</span><span class=\"spoken\">removed</span>"))
        #expect(HTMLFormat().text(of: ReportFixture.refused).contains("<h3 class=\"tag\">"))
    }

    @Test func `the policy names the digests of style and script`() {
        // openssl dgst -sha256 -binary | base64
        #expect(PagePolicy.source(of: "") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
        #expect(
            PagePolicy.source(of: "tenantry")
                == "sha256-gRGNqknJ7wJdtwkCYC9N0KotDVpEukpsWL/vqzq6Qww="
        )
        let page = HTMLFormat().text(of: ReportFixture.emptyPlan.report)
        #expect(page.contains("script-src '\(PagePolicy.source(of: PageScript.text))'"))
        #expect(page.contains("<script>\(PageScript.text)</script>"))
        #expect(page.contains("<style>\(PageStyle.text)</style>"))
    }
}
