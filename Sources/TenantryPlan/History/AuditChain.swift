package import TenantryModel

/// The history as a chain: each event carries the digest of the one before.
///
/// Whoever changes, removes or slips in an event must change all that follow. The head is what to
/// keep elsewhere: who has it can tell whether the end was cut off.
///
/// A digest is taken of what the event says and of what is known of its run: who did it, with what,
/// from which commit, for which plan. Older builds left the run out, and what they wrote is taken
/// as they wrote it. The two cannot be mistaken for each other: the newer form begins
/// with a word, the older one with the digest before, or with nothing.
package struct AuditChain: Hashable, Sendable {
    /// How many events it has.
    package private(set) var length: Int
    /// The digest of the last event; empty while there is none.
    package private(set) var head: String

    /// Begins a chain, or goes on with one.
    package init(length: Int = 0, head: String = "") {
        self.length = length
        self.head = head
    }

    /// Appends an event, and returns it with its number and its digests.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - run: The run that did it; `nil` for the form without it.
    /// - Returns: The event, as a part of the chain.
    /// - Complexity: O(*n*) in the size of the event.
    package mutating func append(_ event: RecordedEvent, of run: RecordedRun?) -> RecordedEvent {
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
            hash: AuditChain.hash(of: event, run, number: number, after: head)
        )
        length = number
        head = linked.hash
        return linked
    }

    /// Goes over the next event of a chain, and returns where it is broken, if it is.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - run: What is known of its run.
    /// - Returns: What is wrong.
    /// - Complexity: O(*n*) in the size of the event.
    package mutating func check(_ event: RecordedEvent, of run: RecordedRun?) -> AuditBreach? {
        let number = length + 1
        func breach(_ reason: AuditBreach.Reason) -> AuditBreach {
            AuditBreach(number: number, run: event.run, reason: reason)
        }
        guard event.number == number else { return breach(.missing(found: event.number)) }
        guard event.previous == head else { return breach(.unlinked) }
        let isAsWritten = [run, nil].contains { run in
            AuditChain.hash(of: event, run, number: number, after: head) == event.hash
        }
        guard isAsWritten else { return breach(.altered) }
        length = number
        head = event.hash
        return nil
    }

    private static func hash(
        of event: RecordedEvent,
        _ run: RecordedRun?,
        number: Int,
        after head: String
    ) -> String {
        var bytes = run?.covered ?? []
        bytes += head.utf8
        bytes.append(0)
        bytes += String(number).utf8
        for text in [event.run, event.moment, event.word, event.kind, event.uid, event.key] {
            bytes.append(0)
            bytes += text.utf8
        }
        for form in [event.before, event.after] {
            bytes.append(0)
            bytes += form?.bytes ?? []
        }
        return Digest(of: bytes).description
    }

    /// What is covered of a run, each field with its length, so that nothing moves from one to the
    /// next.
    static func covered(of run: RecordedRun) -> [UInt8] {
        let fields = [
            String(run.revision), run.moment.string, run.actor.string, run.tool.string,
            run.commit?.string ?? "", run.plan.string, run.job?.string ?? "",
            run.reverts?.run.string ?? "", run.reverts?.andLater == true ? "later" : "",
        ]
        return (["run"] + fields.map { "\($0.utf8.count):\($0)" })
            .reduce(into: []) { $0 += Array($1.utf8) + [0] }
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
        /// Its own digest is not that of what it, and its run, say.
        case altered
    }

    /// The one sentence for people.
    package var sentence: String {
        switch reason {
        case .missing(let found): "event \(number) is missing: event \(found) of \(run) follows"
        case .unlinked: "event \(number) of \(run) does not carry the digest of the one before"
        case .altered:
            "event \(number) of \(run), or what is recorded of that run, was changed after it was "
                + "written"
        }
    }
}
