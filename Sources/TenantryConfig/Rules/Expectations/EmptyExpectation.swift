import TenantryDiagnostics
import TenantryModel

/// Flags expectations that cannot fail, or that contradict themselves.
enum EmptyExpectation: WorkspaceRule {
    static let page = RulePage(
        "EXP002",
        "an expectation says too little to fail",
        why: """
            An expectation that asks about nobody, or expects nothing, holds whatever happens. \
            Reviewers would lean on a test that cannot fail.
            """,
        fix: """
            For a sign-in write `email` or `organization`, and at least one of `through`, \
            `reaches` and `never`. For administration write `on` or `after`, not both.
            """,
        failing: Example(["expectations/acme.yaml": ada("")]),
        repaired: Example(["expectations/acme.yaml": ada(", through: provider")])
    )

    private static func ada(_ rest: String) -> String {
        """
        signIns:
          - { id: ada-signs-in, email: ada@acme.example\(rest) }
        """
    }

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        for expectation in desired.workspace.expectations {
            switch expectation.content {
            case .signIn(let expected): check(expected, &findings)
            case .administration(let expected):
                guard expected.day != nil, expected.after != nil else { continue }
                let section = AdministrationExpectation.section
                findings.report(
                    page,
                    "expectation `\(expected.id)` says `on` and `after`",
                    at: .expectation(section, expected.id.string, "after"),
                    help: "keep one of the two"
                )
            case .bill: continue
            }
        }
    }

    private static func check(_ expected: SignInExpectation, _ findings: inout Findings) {
        let place = Place.expectation(SignInExpectation.section, expected.id.string)
        if expected.email == nil, expected.organization == nil {
            findings.report(
                page,
                "expectation `\(expected.id)` does not say who signs in",
                at: place,
                help: "write `email: somebody@…`, or `organization: …` for its own page"
            )
        } else if expected.through == nil, expected.reaches.isEmpty, expected.never.isEmpty {
            findings.report(
                page,
                "expectation `\(expected.id)` expects nothing",
                at: place,
                help: "write `through:`, `reaches:` or `never:`"
            )
        } else if expected.through == "nobody", !expected.reaches.isEmpty {
            findings.report(
                page,
                "expectation `\(expected.id)` lets nobody in and still expects services",
                at: place.at("reaches"),
                help: "delete `reaches`, or say how they sign in"
            )
        }
    }
}
