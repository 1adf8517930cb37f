import TenantryConfig
package import TenantryModel
package import TenantryPlan

extension LiveSnapshot {
    /// What a store holds right after a state was applied to it.
    package init(applied state: State, revision: Int = 1) {
        self.init(
            lineage: "test", revision: revision, state: state.withoutNotes,
            applied: Dictionary(
                RootDigests.of(state).map { ($0.address, $0.digest) }, uniquingKeysWith: { $1 }))
    }
}

extension Plan {
    /// Makes a plan with last-applied copies that a store would have kept of a state.
    package init(_ comparison: Comparison, lastApplied: State) {
        let wanted = Set(comparison.suspects)
        let forms = lastApplied.canonicalForms.filter { wanted.contains($0.key) }
        self.init(comparison, applied: CanonicalReading.state(from: forms))
    }
}

extension State {
    /// The canonical forms of everything that stands by itself.
    package var canonicalForms: [Address: Text] {
        var visitor = FormVisitor(catalog: catalog)
        Catalog.visitChildren(&visitor)
        for organization in organizations {
            visitor.forms[Address(.organization, organization.id)] = Text(
                organization.canonicalForm.text)
        }
        return visitor.forms
    }

    private struct FormVisitor: ChildVisitor {
        let catalog: Catalog
        var forms: [Address: Text] = [:]

        mutating func visit<Child: Resource>(
            _ path: any WritableKeyPath<Catalog, [Child]> & Sendable
        ) {
            for child in catalog[keyPath: path] {
                forms[Address(Child.kind, child.key)] = Text(child.canonicalForm.text)
            }
        }
    }
}
