import TenantryDiagnostics
package import TenantryModel
import TenantryYAML

/// Reads canonical forms back: what a store kept as last-applied copies.
package enum CanonicalReading {
    /// Copies are ours, and longer than the files that they come from.
    private static let limits: YAMLLimits = {
        var limits = YAMLLimits()
        limits.fileBytes = 64 << 20
        limits.nodes = 4_000_000
        limits.entries = 1_000_000
        limits.scalarBytes = 1 << 20
        return limits
    }()

    /// Returns the state that some roots make up.
    ///
    /// A copy that cannot be read counts as saying nothing, so that everything in it shows as
    /// changed from outside.
    ///
    /// - Complexity: O(*n*) in the size of the forms.
    package static func state(from forms: [Address: CanonicalForm]) -> State {
        var parts: [DeclaredSections] = []
        var organizations: [Organization] = []
        var decoder = FileDecoder()
        for (address, form) in forms.sorted(by: { $0.key < $1.key }) {
            let text = CanonicalReading.text(of: form, at: address)
            let file = SourceFile(path: address.description, text: text)
            guard let root = YAMLTree.read(file, limits: limits).tree?.root else { continue }
            if address.isInOrganization {
                var record = Description.of(.organization).initial
                decoder.decode(root, into: &record)
                organizations.append(Organization(record))
            } else {
                parts.append(DeclaredSections(root, decoder: &decoder))
            }
        }
        return State(catalog: DeclaredSections.catalog(parts).catalog, organizations: organizations)
    }

    /// The form as it stands in a file of its section.
    private static func text(of form: CanonicalForm, at address: Address) -> String {
        if address.isInOrganization { return form.text }
        let description = Description.of(address.kind)
        let content = description.shape == .single ? form.text : "[\(form.text)]"
        return "{\"\(description.section)\":\(content)}"
    }
}
