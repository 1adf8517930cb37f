import ArgumentParser
import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantrySQLite
import TenantryStore

/// What a shell offers where a name is typed, out of the workspace and the live state.
///
/// It reads little, fails at nothing and prints no error: a shell that completes is no place for
/// one.
enum Suggestion {
    case organization
    case service
    case role
    case partner
    case billingAccount
    case root
    case rootOrCatalog
    case address
    case run
    case subject

    /// As ArgumentParser takes it.
    var kind: CompletionKind {
        .custom { words, _, prefix in names(TypedWords(words), prefix).filter(Self.isHarmless) }
    }

    /// Whether a shell can be given a name.
    ///
    /// bash expands the words that it chooses from, and so would carry out a file that is called
    /// `$(reboot).yaml`; at other characters it would begin another word.
    static func isHarmless(_ name: String) -> Bool {
        name.utf8.first != UInt8(ascii: "-")
            && name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
                    || byte == UInt8(ascii: "/")
            }
    }

    /// The names, sorted, each once.
    private func names(_ words: TypedWords, _ prefix: String) -> [String] {
        switch self {
        case .organization: roots(words, of: .organization).map(\.key.string)
        case .service: roots(words, of: .service).map(\.key.string)
        case .partner: roots(words, of: .partner).map(\.key.string)
        case .billingAccount: roots(words, of: .billingAccount).map(\.key.string)
        case .role: roots(words, of: .adminRole).map(\.key.string) + serviceRoles(words)
        case .root: roots(words, of: nil).map(\.description)
        case .rootOrCatalog: rootsAndCatalog(words)
        case .address: addresses(words, prefix)
        case .run: runs(words)
        case .subject: Self.subjects
        }
    }

    /// The organizations and things of the catalog that are declared or live.
    private func roots(_ words: TypedWords, of kind: Kind?) -> [Address] {
        let glance = WorkspaceGlance(words.workspace)
        var all = Set(State(catalog: glance?.catalog ?? Catalog()).roots)
        all.formUnion((glance?.organizations ?? []).map { Address(.organization, $0) })
        all.formUnion(read(words) { try $0.roots() } ?? [])
        return all.filter { kind == nil || $0.kind == kind }.sorted()
    }

    private func rootsAndCatalog(_ words: TypedWords) -> [String] {
        let all = roots(words, of: nil)
        let hasCatalog = all.contains { !$0.isInOrganization }
        return (hasCatalog ? ["catalog"] : []) + all.map(\.description)
    }

    private func serviceRoles(_ words: TypedWords) -> [String] {
        (WorkspaceGlance(words.workspace)?.catalog.services ?? []).flatMap { service in
            service.roles.map { "\(service.id)/\($0.id)" }
        }
    }

    /// Addresses: those inside an organization once its name is typed.
    private func addresses(_ words: TypedWords, _ prefix: String) -> [String] {
        guard let slash = prefix.firstIndex(of: "/"), !prefix.hasPrefix("catalog/") else {
            return roots(words, of: nil).map(\.description)
        }
        let id = Text(String(prefix[..<slash]))
        let declared = WorkspaceGlance(words.workspace)?.organization(id)
        return State(organizations: declared.map { [$0] } ?? []).addresses.map(\.description)
    }

    private func runs(_ words: TypedWords) -> [String] {
        (read(words) { try $0.runs(atMost: 20) } ?? []).map(\.id.string)
    }

    /// Reads something of the live state that is named, if that can be done at once.
    private func read<Value>(
        _ words: TypedWords,
        _ body: (inout SQLiteTransaction) throws -> Value
    ) -> Value? {
        let typed = words.value(of: "--state").map { ["--state", $0] } ?? []
        return try? StateOptions.parse(typed + ["--lock-timeout", "0"]).store().read(body)
    }

    /// What `explain` explains.
    private static var subjects: [String] {
        let codes = RuleCatalog.all.map { $0.page.code.description }
        let fields = Description.everything.flatMap { kind in
            kind.fields.map { "\(kind.kind.rawValue).\($0.name)" }
        }
        return codes + Set(fields).sorted() + ["schema"]
    }
}
