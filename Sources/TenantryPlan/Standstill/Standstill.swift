package import TenantryModel

/// What a run leaves behind of which nothing need be said: everything is as it was applied, and
/// rules have nothing to say until a day.
///
/// As long as the store and the files stay as they were, whoever plans need only look at those
/// organizations that are not ``Member/isQuiet(on:)``, and at their families. It is a note that
/// saves time: without it a plan says the same.
package struct Standstill: Hashable, Sendable {
    /// The revision of the store that this speaks of.
    package let revision: Int
    /// The day for which rules were asked.
    package let since: Day
    /// The first day on which something else may be said because of the catalog; `nil` if there is
    /// none.
    package let turn: Day?
    /// The digest of the files of the catalog.
    package let catalog: Digest
    /// Whether it was known of any domain whether somebody has shown that it is theirs.
    package let keepsBook: Bool
    /// What stands in the catalog, sorted by address.
    package let items: [Item]
    /// The organizations, sorted by id.
    package let members: [Member]

    /// Something that stands in the catalog.
    package struct Item: Hashable, Sendable {
        /// Its address.
        package let address: Address
        /// The digest of its last-applied copy.
        package let copy: Digest
        /// The family to which it belongs, as an account does to that of its owner; `nil` if it
        /// belongs to all.
        package let family: Int?

        /// Notes an item.
        package init(_ address: Address, copy: Digest, family: Int?) {
            self.address = address
            self.copy = copy
            self.family = family
        }
    }

    /// One organization.
    package struct Member: Hashable, Sendable {
        /// Its id.
        package let id: Text
        /// What it is called.
        package let name: Text
        /// The digest of its last-applied copy.
        package let copy: Digest
        /// The digest of its file; `nil` if that says more than what it is.
        package let file: Digest?
        /// The digest of the file as ``SourceDigests`` have it, if they have.
        package let source: Digest?
        /// The number of the organizations that refer to each other: a hierarchy, and who pays for
        /// it.
        package let family: Int
        /// Before which day there is nothing to say about it; `nil` if there is.
        package let quietBefore: Day?
        /// What was known of its people and domains: ``FactMarks``.
        package let facts: UInt64
        /// The names by which others can meet it, sorted: ``MeetingNames``.
        package let names: [UInt64]

        /// Notes an organization.
        package init(
            _ id: Text,
            name: Text,
            copy: Digest,
            file: Digest?,
            source: Digest?,
            family: Int,
            quietBefore: Day?,
            facts: UInt64,
            names: [UInt64]
        ) {
            self.id = id
            self.name = name
            self.copy = copy
            self.file = file
            self.source = source
            self.family = family
            self.quietBefore = quietBefore
            self.facts = facts
            self.names = names
        }

        /// Whether there is nothing to say about it on a day.
        package func isQuiet(on day: Day) -> Bool { quietBefore.map { day < $0 } ?? false }
    }

    /// Notes what a run leaves behind.
    package init(
        revision: Int,
        since: Day,
        turn: Day?,
        catalog: Digest,
        keepsBook: Bool,
        items: [Item],
        members: [Member]
    ) {
        self.revision = revision
        self.since = since
        self.turn = turn
        self.catalog = catalog
        self.keepsBook = keepsBook
        self.items = items
        self.members = members
    }

    /// Whether it speaks of a day, of none before the rules were asked, and of what is known.
    package func holds(on day: Day, knowing facts: RuntimeFacts) -> Bool {
        since <= day && (turn.map { day < $0 } ?? true) && keepsBook == !facts.domains.isEmpty
    }
}
