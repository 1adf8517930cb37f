import TenantryAccess
import TenantryModel

extension OrganizationView {
    /// A role for people who have none: the humblest one of the first service that fits and that
    /// shows itself only to those who have a role of it.
    func missedRole(
        for population: Population,
        where fits: (Service) -> Bool = { _ in true }
    ) -> RoleName? {
        for id in effective.offered {
            guard let service = desired.index.services[id], service.state != .retired,
                fits(service),
                let role = service.roles.lazy.filter({ role in
                    role.audience.includes(population) && !role.privileged
                }).min(by: { $0.includes.count < $1.includes.count })
            else { continue }
            return RoleName(service: id, role: role.id)
        }
        return nil
    }
}
