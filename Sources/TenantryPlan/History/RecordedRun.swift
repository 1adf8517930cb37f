package import TenantryModel

/// A run that a store remembers: who, with what, when, and how much it did.
package struct RecordedRun: Hashable, Sendable {
    /// Its name.
    package let id: Text
    /// The revision that it made.
    package let revision: Int
    /// Its beginning, `YYYY-MM-DDTHH:MM:SSZ`.
    package let moment: Text
    /// The person or job.
    package let actor: Text
    /// The version of the tool.
    package let tool: Text
    /// The commit of the files, where known.
    package let commit: Text?
    /// The web address of the job that it was a part of, where known.
    package let job: Text?
    /// The digest of its plan.
    package let plan: Text
    /// The run that it undid, if it did.
    package let reverts: RevertedRun?
    /// How many roots it touched.
    package let counts: Counts
    /// What the chain of the history covers of it: put together once, since each event needs it.
    private(set) var covered: [UInt8] = []

    /// How many organizations and things of the catalog a run touched.
    package struct Counts: Hashable, Sendable {
        /// How many it made.
        package var created = 0
        /// How many got other values.
        package var updated = 0
        /// How many got another id.
        package var renamed = 0
        /// How many it removed.
        package var deleted = 0

        /// Begins with nothing.
        package init() {}

        /// Counts events of one kind.
        package mutating func add(_ number: Int, _ action: RecordedEvent.Action) {
            switch action {
            case .create: created += number
            case .update: updated += number
            case .rename: renamed += number
            case .delete: deleted += number
            }
        }
    }

    /// The name of a run: the revision that it makes, and the beginning of the digest of its plan.
    package static func name(revision: Int, plan: Digest) -> Text {
        Text("run-\(revision)-\(plan.description.dropFirst(7).prefix(12))")
    }

    /// Puts together what is known of a run.
    package init(
        id: Text,
        revision: Int,
        moment: Text,
        actor: Text,
        tool: Text,
        commit: Text?,
        job: Text?,
        plan: Text,
        reverts: RevertedRun? = nil,
        counts: Counts
    ) {
        self.id = id
        self.revision = revision
        self.moment = moment
        self.actor = actor
        self.tool = tool
        self.commit = commit
        self.job = job
        self.plan = plan
        self.reverts = reverts
        self.counts = counts
        covered = AuditChain.covered(of: self)
    }
}

/// What a run undoes.
package struct RevertedRun: Hashable, Sendable {
    /// The name of the run.
    package let run: Text
    /// Whether all that came after it is undone too.
    package let andLater: Bool

    /// Says what is undone.
    package init(_ run: Text, andLater: Bool) {
        self.run = run
        self.andLater = andLater
    }
}
