package import TenantryModel

/// The last-applied copy of a root, with where it comes from.
package struct AppliedCopy: Hashable, Sendable {
    /// The canonical form.
    package let form: CanonicalForm
    /// The file that declared it.
    package let source: Text
    /// The revision of the run that wrote the copy.
    package let revision: Int

    /// Puts a copy together.
    package init(form: CanonicalForm, source: Text, revision: Int) {
        self.form = form
        self.source = source
        self.revision = revision
    }
}
