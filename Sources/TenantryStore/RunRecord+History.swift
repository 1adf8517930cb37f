package import TenantryModel
package import TenantryPlan

extension RunRecord {
    /// The run as a store remembers it.
    package var remembered: RecordedRun {
        var counts = RecordedRun.Counts()
        for action in roots.actions { counts.add(1, action) }
        return RecordedRun(
            id: id,
            revision: revision,
            moment: context.moment,
            actor: context.actor,
            tool: context.tool,
            commit: context.commit,
            job: context.job,
            plan: Text(plan.description),
            reverts: reverts,
            counts: counts
        )
    }
}

extension RootRecord {
    /// What happens to it, as the history calls it; `nil` if nothing does.
    package var recordedAction: RecordedEvent.Action? {
        action.map { RecordedEvent.Action($0, isRenamed: formerKey != nil) }
    }
}

extension RecordedEvent.Action {
    /// What the history calls something that happens to a root.
    init(_ action: Action, isRenamed: Bool) {
        switch action {
        case .create: self = .create
        case .update: self = isRenamed ? .rename : .update
        case .delete: self = .delete
        }
    }
}

extension AuditChain {
    /// Appends what a run does to a root; nothing if it only brings the copy up to date.
    ///
    /// - Complexity: O(*n*) in the size of the forms.
    package mutating func append(
        _ root: RootRecord,
        uid: Text,
        of run: RecordedRun
    ) -> RecordedEvent? {
        guard let action = root.recordedAction else { return nil }
        return append(
            RecordedEvent(
                number: 0,
                run: run.id,
                moment: run.moment,
                word: Text(action.rawValue),
                kind: Text(root.address.kind.rawValue),
                uid: uid,
                key: root.address.key,
                before: root.before,
                after: root.after,
                previous: "",
                hash: ""
            ),
            of: run
        )
    }
}

extension StateTransaction {
    /// Goes over the whole history.
    ///
    /// - Returns: The chain as far as it is whole, and where it is broken, if it is.
    /// - Throws: What the store throws when it cannot be read.
    /// - Complexity: O(*n*) in the size of the history.
    package func checkedChain() throws -> (chain: AuditChain, breach: AuditBreach?) {
        let runs = Dictionary(try self.runs(atMost: nil).map { ($0.id, $0) }) { first, _ in first }
        var chain = AuditChain()
        var breach: AuditBreach?
        try visitEvents { event in
            if breach == nil { breach = chain.check(event, of: runs[event.run]) }
        }
        return (chain, breach)
    }
}
