import Foundation
import TenantryAccess
import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// A workspace in memory, read as the tool reads it: defaults expanded.
struct AccessFixture {
    /// The day on which everything is looked at unless a test says otherwise.
    static let today = Day("2026-12-15") ?? Day(number: 0)

    /// The text of each file, by its path below the workspace.
    var texts: [String: String]

    /// The organizations of HealthyFoods that the repository shows, without its expectations.
    static func healthyFoods() throws -> AccessFixture {
        let names = [
            "catalog/billing", "catalog/partners", "catalog/policy", "catalog/provider",
            "catalog/services", "organizations/citykitchen", "organizations/hospital1",
            "organizations/hospital2", "organizations/medigroup",
            "organizations/medigroup-north",
        ]
        var texts: [String: String] = [:]
        for name in names {
            let path = "\(RepositoryFolder.path)/tenants/\(name).yaml"
            texts["\(name).yaml"] = try String(contentsOfFile: path, encoding: .utf8)
        }
        return AccessFixture(texts: texts)
    }

    /// A small workspace: the base of all examples, without its organization, and these files.
    static func small(_ files: KeyValuePairs<String, String>) -> AccessFixture {
        var texts: [String: String] = [:]
        for file in Example.base.files {
            texts[file.path] = String(decoding: file.bytes, as: UTF8.self)
        }
        texts["organizations/acme.yaml"] = nil
        texts["catalog/billing.yaml"] = nil
        for (name, text) in files { texts["\(name).yaml"] = text + "\n" }
        return AccessFixture(texts: texts)
    }

    /// Replaces a piece of text that occurs once.
    mutating func edit(_ name: String, _ old: String, _ new: String) {
        let text = texts["\(name).yaml"] ?? ""
        #expect(text.ranges(of: old).count == 1, "`\(old)` is not once in \(name)")
        texts["\(name).yaml"] = text.replacing(old, with: new)
    }

    /// The same with a piece of text replaced that occurs once.
    func with(_ name: String, _ old: String, _ new: String) -> AccessFixture {
        var result = self
        result.edit(name, old, new)
        return result
    }

    /// The same without a file.
    func without(_ name: String) -> AccessFixture {
        var result = self
        #expect(result.texts.removeValue(forKey: "\(name).yaml") != nil)
        return result
    }

    /// What the files mean.
    ///
    /// Files with errors are a mistake of the test, unless it is about states that no files can
    /// give and a store may hold all the same.
    func state(isValid: Bool = true) -> State {
        let files = texts.sorted { $0.key < $1.key }.map { path, text in
            SourceFile(path: "tenants/\(path)", text: text)
        }
        let decoded = files.map { DecodedFile($0, root: "tenants") }
        let workspace = Workspace(
            files: files,
            decoded: decoded,
            root: "tenants",
            today: AccessFixture.today
        )
        if isValid {
            let errors = workspace.checked().all.filter { $0.severity == .error }
            #expect(errors.isEmpty, "\(errors.map { "\($0.code) \($0.message)" })")
        }
        return workspace.desired
    }

    /// What the files mean on a day.
    func index(on day: Text? = nil, isValid: Bool = true) -> StateIndex {
        let day = day.flatMap { Day($0.string) } ?? AccessFixture.today
        return StateIndex(state(isValid: isValid), today: day)
    }
}

extension StateIndex {
    /// What happens when somebody signs in.
    func outcome(
        _ email: Text? = nil,
        at organization: Text? = nil,
        as population: Population? = nil,
        claims: [Pair] = []
    ) -> SignInOutcome {
        signIn(
            SignInQuestion(
                email: email,
                organization: organization,
                population: population,
                claims: claims
            )
        ).outcome
    }

    /// How somebody signs in; `nil` if they do not.
    func entrance(
        _ email: Text? = nil,
        at organization: Text? = nil,
        as population: Population? = nil,
        claims: [Pair] = []
    ) -> SignIn? {
        switch outcome(email, at: organization, as: population, claims: claims) {
        case .signsIn(let signIn): signIn
        case .noAddress, .unknownOrganization, .asksForOrganization, .fromOutside, .conflict,
            .switchedOff, .asksForPopulation, .noPopulation, .asksForConnection, .asksForAddress,
            .noWay,
            .foreignAddress:
            nil
        }
    }

    /// The services that an organization has in effect.
    func services(of organization: Text) -> [Text] {
        EffectiveOrganization(organization, in: self)?.services ?? []
    }

    /// Who administers an organization on the day of the index: person, role and where from.
    func administrators(of organization: Text) -> [String] {
        (EffectiveOrganization(organization, in: self)?.administrations ?? [])
            .filter { $0.holds(on: today) }
            .map { "\($0.email) \($0.role) \($0.source)" }
    }
}

extension Consequence {
    /// What changes between two states, looked for everywhere.
    static func everywhere(_ before: StateIndex, _ after: StateIndex) -> [Consequence] {
        between(
            before,
            after,
            changed: ChangedPart(
                organizations: Set(
                    (before.state.organizations + after.state.organizations).map(\.id)
                ),
                catalog: Set(
                    (before.state.roots + after.state.roots).filter { !$0.isInOrganization }
                )
            )
        )
    }
}
