import TenantryAccess
import TenantryModel

extension OrganizationView {
    /// The days on which a collaboration lets people in; `nil` if it does not say when it ends.
    ///
    /// Where the file leaves out the start, the live state may know it; otherwise it is today.
    func days(of collaborator: Collaborator) -> ClosedRange<Day>? {
        guard let until = collaborator.until else { return nil }
        let from = collaborator.from ?? liveTwin(of: collaborator)?.from ?? today
        return from <= until ? from...until : nil
    }

    /// The collaboration as it was last applied, or else as it is live, where that is known.
    func liveTwin(of collaborator: Collaborator) -> Collaborator? {
        before?.collaborators.named(collaborator.id)
            ?? desired.live.flatMap { desired.predecessor(of: organization, in: $0) }?
            .collaborators.named(collaborator.id)
    }

    /// The collaborations that let somebody into it, or have let somebody in: its own, and those of
    /// the organizations above that cover it.
    var knownCollaborations: [KnownCollaboration] {
        guard organization.parent != nil else { return ownCollaborations }
        return ownCollaborations
            + desired.index.ancestors(of: number).flatMap { ancestor in
                OrganizationView(ancestor, in: desired).ownCollaborations
                    .filter(\.collaborator.children)
            }
    }

    private var ownCollaborations: [KnownCollaboration] {
        organization.collaborators.map { KnownCollaboration($0, of: self, isFormer: false) }
            + formerCollaborators.map { KnownCollaboration($0, of: self, isFormer: true) }
    }

    /// The collaborations as they were last applied, as far as they have let people in: whatever
    /// the file makes of them ends them today.
    private var formerCollaborators: [Collaborator] {
        (before?.collaborators ?? []).compactMap { collaborator in
            guard let from = collaborator.from, let until = collaborator.until, from <= today
            else { return nil }
            var result = collaborator
            result.until = min(until, today)
            return result
        }
    }

    /// The organization as it was last applied.
    private var before: Organization? {
        desired.lastApplied.flatMap { desired.predecessor(of: organization, in: $0) }
    }

    /// The names of organizations, by their places in the state.
    func names(_ places: [Int]) -> [Text] { places.map { desired.state.organizations[$0].id } }
}

/// A collaboration that lets somebody into an organization, from its own file or from above.
struct KnownCollaboration {
    let collaborator: Collaborator
    /// The organization whose file has it.
    let view: OrganizationView
    /// Whether it is as it was last applied, whatever the file says now.
    let isFormer: Bool

    init(_ collaborator: Collaborator, of view: OrganizationView, isFormer: Bool) {
        self.collaborator = collaborator
        self.view = view
        self.isFormer = isFormer
    }
}
