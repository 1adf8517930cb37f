import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import Testing

/// Each combination of user management is allowed, or refused by exactly one rule.
struct ManagementGridTests {
    /// The grid as it was designed: mode, provisioning, then `assigned`, `claims`, `application`.
    ///
    /// It is written out here, and not taken from the sources.
    private static let grid = """
        provider        | none | ok     | USR017 | ok
        provider        | jit  | USR002 | USR002 | USR002
        provider        | scim | USR002 | USR002 | USR002
        federated       | none | USR006 | ok     | USR005
        federated       | jit  | USR006 | ok     | ok
        federated       | scim | USR004 | USR004 | USR004
        business+idp    | none | USR007 | USR007 | USR007
        business+idp    | jit  | USR007 | USR007 | USR007
        business+idp    | scim | ok     | ok     | ok
        business-hosted | none | ok     | USR017 | ok
        business-hosted | jit  | USR009 | USR009 | USR009
        business-hosted | scim | USR009 | USR009 | USR009
        hybrid C=P L=B  | none | USR013 | USR013 | USR013
        hybrid C=P L=B  | jit  | USR013 | USR013 | USR013
        hybrid C=P L=B  | scim | ok     | ok     | ok
        hybrid C=B L=P  | none | ok     | ok     | ok
        hybrid C=B L=P  | jit  | ok     | ok     | ok
        hybrid C=B L=P  | scim | USR012 | USR012 | USR012
        hybrid C=P L=P  | none | USR014 | USR014 | USR014
        hybrid C=P L=P  | jit  | ok     | USR017 | ok
        hybrid C=P L=P  | scim | USR012 | USR012 | USR012
        """

    static let cases: [ManagementCase] = grid.split(separator: "\n").flatMap { line in
        let words = line.split(separator: "|").map { word in
            word.split(separator: " ").joined(separator: " ")
        }
        let authorizations = ["assigned", "claims", "application"]
        return zip(authorizations, words.dropFirst(2)).compactMap { authorization, outcome in
            ManagementCase.Variant(rawValue: words[0]).map { variant in
                ManagementCase(
                    variant: variant,
                    provisioning: words[1],
                    authorization: authorization,
                    refusal: outcome == "ok" ? nil : outcome
                )
            }
        }
    }

    @Test func `the grid has 63 cells, of which 21 make sense`() {
        #expect(Self.cases.count == 63)
        #expect(Self.cases.count { $0.refusal == nil } == 21)
        #expect(Set(Self.cases.map(\.testDescription)).count == 63)
    }

    @Test(arguments: cases, ["staff", "consumers"])
    func `a cell is allowed or refused by its rule, however it is written`(
        cell: ManagementCase,
        population: String
    ) async {
        for source in cell.sources {
            for spelling in cell.spellings {
                let example = cell.files(spelling, for: population, source)
                let found = errors(in: example)
                #expect(found == [cell.refusal].compactMap(\.self), "\(example.shown)")
            }
        }
    }

    @Test(arguments: ["none", "jit", "scim"], ["assigned", "claims", "application"])
    func `hybrid is refused where the provider has no part`(
        provisioning: String,
        authorization: String
    ) async {
        let cell = ManagementCase(
            variant: .connected,
            provisioning: provisioning,
            authorization: authorization,
            refusal: "USR011"
        )
        let spelling = """
            { mode: hybrid, credential: business, lifecycle: business, \
            provisioning: \(provisioning), authorization: \(authorization) }
            """
        for source in cell.sources {
            let example = cell.files(spelling, for: "staff", source)
            #expect(errors(in: example) == ["USR011"], "\(example.shown)")
        }
    }

    @Test(arguments: ["staff", "consumers"])
    func `a lent connection counts only if it serves the people`(population: String) async {
        let cell = ManagementCase(
            variant: .connected,
            provisioning: "scim",
            authorization: "assigned",
            refusal: nil
        )
        let other = population == "staff" ? "consumers" : "staff"
        let files = cell.files("business", for: population, .lent).files
        let example = Example([
            "organizations/acme.yaml": files[0].text
                .replacing(
                    "\(population): business",
                    with: "\(population): { mode: business, provisioning: scim }"
                ),
            "organizations/group.yaml": files[1].text.replacing(population, with: other),
        ])
        #expect(errors(in: example) == ["USR009"], "\(example.shown)")
    }
}

extension Example {
    /// The files that are not those of the base, as text.
    var shown: String { files.map { "# \($0.path)\n\($0.text)" }.joined(separator: "\n") }
}

extension SourceFile {
    /// The content as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
