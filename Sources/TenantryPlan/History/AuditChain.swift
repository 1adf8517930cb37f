package import TenantryModel

/// The history as a chain: each event carries the digest of the one before.
///
/// Whoever changes, removes or slips in an event must change all that follow. The head is what to
/// keep elsewhere: who has it can tell whether the end was cut off.
package struct AuditChain: Hashable, Sendable {
    /// How many events it has.
    package private(set) var length: Int
    /// The digest of the last event; empty while there is none.
    package private(set) var head: Text

    /// Begins a chain, or goes on with one.
    package init(length: Int = 0, head: Text = "") {
        self.length = length
        self.head = head
    }

    /// Appends an event, and returns it with its number and its digests.
    ///
    /// - Complexity: O(*n*) in the size of the event.
    package mutating func append(_ event: RecordedEvent) -> RecordedEvent {
        let number = length + 1
        let linked = RecordedEvent(
            number: number,
            run: event.run,
            moment: event.moment,
            word: event.word,
            kind: event.kind,
            uid: event.uid,
            key: event.key,
            before: event.before,
            after: event.after,
            previous: head,
            hash: AuditChain.hash(of: event, number: number, after: head)
        )
        length = number
        head = linked.hash
        return linked
    }

    /// Goes over the next event of a chain, and returns where it is broken, if it is.
    ///
    /// - Complexity: O(*n*) in the size of the event.
    package mutating func check(_ event: RecordedEvent) -> AuditBreach? {
        let number = length + 1
        func breach(_ reason: AuditBreach.Reason) -> AuditBreach {
            AuditBreach(number: number, run: event.run, reason: reason)
        }
        guard event.number == number else { return breach(.missing(found: event.number)) }
        guard event.previous == head else { return breach(.unlinked) }
        let hash = AuditChain.hash(of: event, number: number, after: head)
        guard event.hash == hash else { return breach(.altered) }
        length = number
        head = event.hash
        return nil
    }

    private static func hash(of event: RecordedEvent, number: Int, after head: Text) -> Text {
        let fields = [
            head.string, String(number), event.run.string, event.moment.string,
            event.word.string, event.kind.string, event.uid.string, event.key.string,
            event.before?.string ?? "", event.after?.string ?? "",
        ]
        return Text(Digest(of: Array(fields.joined(separator: "\u{0}").utf8)).description)
    }
}

/// The first place at which a history is not as it was written.
package struct AuditBreach: Hashable, Sendable {
    /// The number of the event that should stand there.
    package let number: Int
    /// The run that the event there names.
    package let run: Text
    /// What is wrong.
    package let reason: Reason

    /// What can be wrong with an event.
    package enum Reason: Hashable, Sendable {
        /// An event with another number stands there.
        case missing(found: Int)
        /// It does not carry the digest of the one before.
        case unlinked
        /// Its own digest is not that of what it says.
        case altered
    }

    /// The one sentence for people.
    package var sentence: String {
        switch reason {
        case .missing(let found): "event \(number) is missing: event \(found) of \(run) follows"
        case .unlinked: "event \(number) of \(run) does not carry the digest of the one before"
        case .altered: "event \(number) of \(run) was changed after it was written"
        }
    }
}
