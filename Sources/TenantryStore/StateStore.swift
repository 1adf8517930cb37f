package import TenantryModel
package import TenantryPlan

/// Where live state is kept.
///
/// A store offers transactions; how plans are carried out is written once, over those.
package protocol StateStore: Sendable {
    /// What a transaction of this store is.
    associatedtype Transaction: StateTransaction

    /// Reads in one consistent view. Writes nothing and makes nothing.
    func read<Value>(_ body: (inout Transaction) throws -> Value) throws -> Value

    /// Writes: everything in `body` happens, or, if it throws, nothing.
    ///
    /// No other writer can be at work between the first read in `body` and the commit.
    ///
    /// - Parameters:
    ///   - context: Who, with what, when.
    ///   - body: What to do.
    /// - Returns: What `body` returned.
    /// - Throws: ``StoreError``, or what `body` threw.
    func write<Value>(
        _ context: RunContext,
        _ body: (inout Transaction) throws -> Value
    ) throws -> Value
}

/// One view of a store, and inside ``StateStore/write(_:_:)`` a way to change it.
package protocol StateTransaction {
    /// Reads everything that a plan needs.
    func snapshot() throws -> LiveSnapshot

    /// Reads what a snapshot has besides the live state and what was applied.
    func surroundings() throws -> LiveSnapshot

    /// Reads the digests of the last-applied copies, by root, and of the files that were applied as
    /// they are.
    func lastApplied() throws -> AppliedDigests

    /// Reads what the last run left behind of which nothing need be said.
    ///
    /// - Returns: The note; `nil` if there is none, or if anything that is live, or was kept as
    ///   applied, is not as that run left it.
    /// - Throws: What the store throws when it cannot be read.
    func standstill() throws -> Standstill?

    /// Notes what this run leaves behind, in place of what was noted before; the last that it does.
    mutating func keep(_ standstill: Standstill?) throws

    /// Reads the live state only.
    func state() throws -> State

    /// Reads the live state again, and compares.
    ///
    /// - Parameter expected: What should be live.
    /// - Returns: What would have to change to get from there to what is live; `nil` if it is the
    ///   same, and then no second state was held in memory.
    /// - Throws: What the store throws when it cannot be read.
    func differences(from expected: State) throws -> [Change]?

    /// Reads what the identity server has noted: people by number, and domains.
    func facts() throws -> RuntimeFacts

    /// Reads last-applied copies in canonical form; what has none is left out.
    func appliedForms(of roots: [Address]) throws -> [Address: CanonicalForm]

    /// Reads last-applied copies with where they come from; what has none is left out.
    func appliedCopies(of roots: [Address]) throws -> [Address: AppliedCopy]

    /// Reads the last runs, the newest first; all of them without a limit.
    func runs(atMost limit: Int?) throws -> [RecordedRun]

    /// Reads what a run did, in order.
    func events(of run: Text) throws -> [RecordedEvent]

    /// Reads what happened to the thing that was last applied under this address, whatever it was
    /// called at the time, the oldest first.
    func events(about root: Address) throws -> [RecordedEvent]

    /// Shows the whole history, the oldest first, without holding it in memory.
    func visitEvents(_ body: (RecordedEvent) throws -> Void) throws

    /// Frees the unique values of a thing that gets others, so that a later change can give them to
    /// somebody else.
    mutating func vacate(_ change: Change) throws

    /// Carries out one change.
    ///
    /// - Parameters:
    ///   - change: What to do.
    ///   - expected: The state in the end, which holds the thing as it shall be.
    /// - Throws: What the store throws when it cannot write.
    mutating func perform(_ change: Change, toward expected: State) throws

    /// Carries out what had to wait until everything exists.
    mutating func finish() throws

    /// Records a run: last-applied copies, history, revision.
    mutating func record(_ run: RunRecord) throws

    /// Notes what an identity server would have seen, in place of what was noted here before.
    ///
    /// Accounts that an identity server has written itself are left alone. Of a domain or a
    /// certificate there is one row, whoever wrote it: it says what was seen last. Nothing is
    /// recorded as a run.
    mutating func note(_ observation: Observation) throws
}

/// What is recorded of a run.
package struct RunRecord: Sendable {
    /// Its name: the revision that it makes and the beginning of the plan's digest.
    ///
    /// Whoever does not know how a commit ended finds it in the history by this name, or not.
    package var id: Text { RecordedRun.name(revision: revision, plan: plan) }
    /// Who, with what, when.
    package let context: RunContext
    /// The digest of the plan.
    package let plan: Digest
    /// The digest of the desired state.
    package let desired: Digest
    /// The revision that it makes.
    package let revision: Int
    /// The run that it undoes, if it does.
    package let reverts: RevertedRun?
    /// The roots that it touches, sorted by address.
    package let roots: RootRecords
    /// The names of domains that somebody gives up, sorted: what was observed of them says nothing
    /// of whoever claims them next, and is forgotten.
    package let namesGivenUp: [Text]
    /// What becomes of the digests of files, besides those of ``roots``.
    package let sources: SourceChanges
}

/// What is recorded of one root.
package struct RootRecord: Hashable, Sendable {
    /// Its address after the run.
    package let address: Address
    /// Its key before, if the run renames it.
    package let formerKey: Text?
    /// The uid that it had before it was removed, if the run brings it back as itself.
    package let revives: Text?
    /// The ids that lead to it from now on: its key before, or what the file of a new one says,
    /// unless they lead to somebody else who is still there.
    ///
    /// No later rename takes who has such an id for it.
    package let aliases: [Text]
    /// What happens to it; `nil` if only the last-applied copy is brought up to date.
    package let action: Action?
    /// Its canonical form before.
    package let before: CanonicalForm?
    /// Its canonical form after; `nil` if it goes.
    package let after: CanonicalForm?
    /// The digest of `after`.
    package let digest: Digest?
    /// The file that declares it.
    package let source: Text
    /// The digest of that file, if it is applied as it is.
    package let sourceDigest: Digest?
}

/// Who carries out a run, with what, and when.
package struct RunContext: Hashable, Sendable {
    /// The person or job.
    package let actor: Text
    /// The version of the tool.
    package let tool: Text
    /// The commit of the files, where known.
    package let commit: Text?
    /// The web address of the job that this is a part of, where known.
    package let job: Text?
    /// The beginning, `YYYY-MM-DDTHH:MM:SSZ`.
    package let moment: Text

    /// Says who, with what, and when.
    package init(
        actor: Text,
        tool: Text,
        commit: Text? = nil,
        job: Text? = nil,
        moment: Text
    ) {
        self.actor = actor
        self.tool = tool
        self.commit = commit
        self.job = job
        self.moment = moment
    }

    /// The day of the beginning.
    package var day: Text { Text(String(moment.string.prefix(10))) }
}
