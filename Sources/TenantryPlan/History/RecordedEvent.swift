package import TenantryModel

/// What a run did to one organization or one thing of the catalog, as a store remembers it.
///
/// The parts are kept as they were read, so that a history that somebody has changed can be told
/// from one that nobody has.
package struct RecordedEvent: Hashable, Sendable {
    /// Its number: 1, 2, 3 and so on through all runs.
    package let number: Int
    /// The name of the run.
    package let run: Text
    /// The beginning of the run.
    package let moment: Text
    /// What happened, as a word.
    package let word: Text
    /// The kind of the thing.
    package let kind: Text
    /// The uid of the thing.
    package let uid: Text
    /// The key of the thing after the run.
    package let key: Text
    /// The canonical form before; `nil` of what is new.
    package let before: CanonicalForm?
    /// The canonical form after; `nil` of what is gone.
    package let after: CanonicalForm?
    /// The digest of the event before.
    package let previous: String
    /// The digest of this event and, through `previous`, of all before.
    package let hash: String

    /// What can happen to a root.
    package enum Action: String, Hashable, CaseIterable, Sendable {
        /// It did not exist.
        case create
        /// It got other values.
        case update
        /// It got another id, and perhaps other values.
        case rename
        /// It went.
        case delete
    }

    /// Puts together what a store has read.
    package init(
        number: Int,
        run: Text,
        moment: Text,
        word: Text,
        kind: Text,
        uid: Text,
        key: Text,
        before: CanonicalForm?,
        after: CanonicalForm?,
        previous: String,
        hash: String
    ) {
        self.number = number
        self.run = run
        self.moment = moment
        self.word = word
        self.kind = kind
        self.uid = uid
        self.key = key
        self.before = before
        self.after = after
        self.previous = previous
        self.hash = hash
    }

    /// What tells one thing from all others, whatever it is called at the time: rows that were made
    /// by hand can have the uid of a thing of another kind.
    package struct Identity: Hashable, Sendable {
        /// The kind of the thing.
        package let kind: Text
        /// Its uid.
        package let uid: Text
    }

    /// The thing to which it happened.
    package var identity: Identity { Identity(kind: kind, uid: uid) }

    /// What happened; `nil` if the word is none of ours.
    package var action: Action? { Action(rawValue: word.string) }

    /// The address after the run; `nil` if the kind is none of ours.
    package var address: Address? {
        Kind(rawValue: kind.string).map { Address($0, key) }
    }
}
