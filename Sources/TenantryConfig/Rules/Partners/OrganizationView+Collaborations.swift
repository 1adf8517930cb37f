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

    /// The collaborations that were applied and that its file does not have any more, as far as
    /// they have let people in: they end today.
    var leavingCollaborators: [Collaborator] {
        (before?.collaborators ?? []).compactMap { collaborator in
            guard organization.collaborators.named(collaborator.id) == nil,
                let from = collaborator.from, let until = collaborator.until, from <= today
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
