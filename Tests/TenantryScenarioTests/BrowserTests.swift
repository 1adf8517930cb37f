import Foundation
import TenantryTestSupport
import Testing

/// Pages as a browser shows them: whole, readable, and quiet.
@Suite(
    .enabled(if: Browser.isExpected, Browser.missing),
    .serialized,
    .timeLimit(.minutes(20))
)
struct BrowserTests {
    /// The pages of which each is looked at.
    enum Page: String, CaseIterable {
        case first
        case change
        case findings
        case tree
    }

    @Test func `pages fit on a phone and on a screen, in light and in dark`() async throws {
        try await TemporaryFolder.use { folder in
            try await makePages(in: folder)
            for page in Page.allCases {
                let text = try #require(
                    String(validating: try folder.bytes(of: "\(page.rawValue).html"), as: UTF8.self)
                )
                #expect(try await Browser.complaints(about: text, in: folder) == [])
                for width in [390, 1280] {
                    for scheme in Browser.Scheme.allCases {
                        let look = try await Browser.look(
                            at: text,
                            width: width,
                            scheme,
                            in: folder
                        )
                        let place: Comment = "\(page) at \(width) in \(scheme)"
                        #expect(look.overflow == 0, place)
                        #expect(look.faint == [], place)
                        #expect(look.structure["h1"] == 1, place)
                        #expect(look.structure["main"] == 1, place)
                        #expect(look.structure["th"] == look.structure["scope"], place)
                        expect(look, of: page)
                    }
                }
            }
        }
    }

    @Test func `a page with another script complains`() async throws {
        try await TemporaryFolder.use { folder in
            try await makePages(in: folder)
            let text = try #require(
                String(validating: try folder.bytes(of: "first.html"), as: UTF8.self)
            )
            let other = text.replacing("'use strict';", with: "'use strict'; var a = 1;")
            #expect(try await Browser.complaints(about: other, in: folder) != [])
            let look = try await Browser.look(at: other, width: 390, .light, in: folder)
            #expect(!look.hasSearch)
        }
    }

    @Test func `a page that is too wide or too faint is caught`() async throws {
        let page = """
            <!doctype html><title>x</title><body style="margin:0">
            <p style="width:2000px;color:#aaa">x</p>
            """
        try await TemporaryFolder.use { folder in
            let look = try await Browser.look(at: page, width: 390, .light, in: folder)
            #expect(look.overflow == 2000 - 390)
            #expect(look.faint.count == 1)
        }
    }

    /// What each page must show, and in which order.
    private func expect(_ look: Browser.Look, of page: Page) {
        switch page {
        case .first:
            #expect(look.elements > 400)
            #expect(look.structure["tree"] == 5)
            #expect(look.structure["roots"] == 18)
            #expect(look.hasSearch)
            #expect(
                look.headings == [
                    "What it means for people", "Hierarchy", "Access before and after",
                    "Bill a month", "All changes",
                ]
            )
        case .change:
            #expect(look.structure["tree"] == 5)
            #expect(look.hasSearch)
            #expect(look.headings.first == "Guards refuse to apply this")
            #expect(look.headings.dropFirst().first == "What it means for people")
        case .findings:
            #expect(look.headings == ["Findings in the files"])
            #expect(!look.hasSearch)
        case .tree:
            #expect(look.structure["tree"] == 4)
        }
    }

    /// Makes the pages of this repository's own workspace: a first plan, then one that locks people
    /// out, changes an identity provider and removes a clinic.
    private func makePages(in folder: TemporaryFolder) async throws {
        let script = """
            cp -r "\(RepositoryFolder.path)/tenants" tenants &&
            tenantry plan --report html=first.html > /dev/null 2>&1 &&
            tenantry apply --auto-approve > /dev/null 2>&1 &&
            rm tenants/organizations/citykitchen.yaml &&
            sed -i /citykitchen/d tenants/catalog/billing.yaml &&
            sed -i 's,//id.hospital2,//login.hospital2,' tenants/organizations/hospital2.yaml &&
            sed -i /nora.kim/d tenants/organizations/hospital2.yaml &&
            tenantry plan --report html=change.html > /dev/null 2>&1 &&
            tenantry tree --desired --format html \\
                --show domains,services,payers,loans > tree.html &&
            sed -i 's/issuer: https/issuer: http/' tenants/organizations/hospital2.yaml &&
            ! tenantry validate --report html=findings.html > /dev/null 2>&1
            """
        let build = URL(fileURLWithPath: try TenantryBinary.path()).deletingLastPathComponent().path
        let run = try await ProcessRun.of(
            "/bin/sh",
            ["-c", script],
            environment: [
                "PATH": "\(build):/usr/bin:/bin", "LANG": "C.UTF-8", "TENANTRY_NOW": "2026-12-15",
            ],
            in: folder.path
        )
        try #require(run.end == .exit(0), "\(run.errorText)")
    }
}
