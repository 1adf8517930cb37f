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

    /// The collaboration as it is live, if the live state is known and has it.
    func liveTwin(of collaborator: Collaborator) -> Collaborator? {
        desired.live?.predecessor(of: organization)?.collaborators.named(collaborator.id)
    }

    /// The collaborations that are live and that its file does not have any more.
    var leavingCollaborators: [Collaborator] {
        let current = organization.collaborators
        return desired.live?.predecessor(of: organization)?.collaborators
            .filter { current.named($0.id) == nil } ?? []
    }

    /// The names of organizations, by their places in the state.
    func names(_ places: [Int]) -> [Text] { places.map { desired.state.organizations[$0].id } }
}
