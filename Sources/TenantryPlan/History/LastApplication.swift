package import TenantryModel

/// The run that wrote a root last.
package struct LastApplication: Hashable, Sendable {
    /// The revision that it made.
    package let revision: Int
    /// When it began, `YYYY-MM-DDTHH:MM:SSZ`.
    package let moment: Text
    /// Who ran it.
    package let actor: Text

    /// Says which run it was.
    package init(revision: Int, moment: Text, actor: Text) {
        self.revision = revision
        self.moment = moment
        self.actor = actor
    }

    /// The day on which it began.
    package var day: String { String(moment.string.prefix(10)) }
}
