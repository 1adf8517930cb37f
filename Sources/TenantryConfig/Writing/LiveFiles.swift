package import TenantryDiagnostics
package import TenantryModel
import TenantryNames

/// The files that say a state: paths below a workspace, and their text.
package enum LiveFiles {
    /// Returns the files of the catalog, a section or two in each.
    ///
    /// What would not be read in one file is divided over several: `billing.yaml`,
    /// `billing-2.yaml`.
    ///
    /// - Complexity: O(*n*) in the size of the catalog.
    package static func catalog(_ catalog: Catalog) -> [SourceFile] {
        let records = catalog.records
        var files: [SourceFile] = []
        for (name, kinds) in catalogFiles {
            var parts: [Part] = []
            for kind in kinds {
                for record in records where record.kind == kind {
                    let cost = YAMLWriter.outline(record).nodeCount + 1
                    if parts.last?.takes(cost) != true { parts.append(Part()) }
                    parts[parts.count - 1].append(record, cost)
                }
            }
            for (number, part) in parts.enumerated() {
                let ending = number == 0 ? "" : "-\(number + 1)"
                files.append(
                    SourceFile(path: "catalog/\(name)\(ending).yaml", text: text(of: part.records))
                )
            }
        }
        return files
    }

    /// Returns the files of some organizations, as they are live in a state.
    ///
    /// - Complexity: O(*n*) in the size of the organizations, times their depth.
    package static func organizations(
        _ organizations: [Organization],
        in state: State
    ) -> [SourceFile] {
        WrittenForm.of(organizations, in: state).map { organization in
            SourceFile(path: path(of: organization.id), text: text(of: organization))
        }
    }

    /// Returns what files say of some roots, without what stands in the places of secrets; of those
    /// that the state does not have, nothing.
    ///
    /// - Complexity: O(*n*) in the size of the state.
    package static func texts(of roots: Set<Address>, in state: State) -> [Address: String] {
        var result: [Address: String] = [:]
        for record in state.catalog.records where roots.contains(Address(record.kind, record.key)) {
            result[Address(record.kind, record.key)] = text(of: [record.concealingSecrets])
        }
        let organizations = roots.filter(\.isInOrganization).sorted()
            .compactMap { state.organization($0.key) }
        for form in WrittenForm.of(organizations, in: state) {
            result[Address(.organization, form.id)] =
                text(of: Organization(form.record.concealingSecrets))
        }
        return result
    }

    /// Whether the id of an organization can be the name of a file: whoever writes to the tables
    /// may have made it anything.
    package static func canName(_ id: Text) -> Bool { Slug.isValid(id.string) }

    /// Where the file of an organization is put.
    package static func path(of id: Text) -> String { "organizations/\(id).yaml" }

    /// Where things of a kind are put in the catalog.
    package static func catalogPath(of kind: Kind) -> String {
        let name = catalogFiles.first { $0.kinds.contains(kind) }?.name ?? "catalog"
        return "catalog/\(name).yaml"
    }

    /// The text of an organization's file.
    static func text(of organization: Organization) -> String {
        YAMLWriter.outline(organization.record).file
    }

    /// The text of a catalog file that holds these things, section by section.
    static func text(of records: [Record]) -> String {
        let sections = Description.all.filter(\.isInCatalog).compactMap { description in
            YAMLWriter.section(
                of: description.kind,
                records.filter { $0.kind == description.kind }
            )
        }
        return YAMLOutline.map(sections).file
    }

    /// The files of a catalog, and which sections stand in each.
    private static let catalogFiles: [(name: String, kinds: [Kind])] = [
        ("provider", [.provider]),
        ("policy", [.policy]),
        ("services", [.service, .adminRole]),
        ("partners", [.partner]),
        ("billing", [.billingAccount]),
    ]

    /// What stands in one file; well below the limits of reading.
    private struct Part {
        private(set) var records: [Record] = []
        private var cost = 0

        func takes(_ more: Int) -> Bool { cost + more <= 8_000 && records.count < 2_000 }

        mutating func append(_ record: Record, _ more: Int) {
            records.append(record)
            cost += more
        }
    }
}
