import TenantryAccess
import TenantryModel

/// Somebody gets or loses a right at an organization.
struct RightChange: Hashable {
    /// A right, whatever its term, and whatever else it covers.
    struct Right: Hashable {
        let email: Text
        let partner: Administration.PartnerPerson?
        let role: Text
        let source: Text
        let services: [Text]

        init(_ administration: Administration) {
            email = administration.email
            partner = administration.partner
            role = administration.role
            source = administration.source
            services = administration.services
        }
    }

    let right: Right
    let organization: Text
    let isGain: Bool

    init(_ right: Right, at organization: Text, _ isGain: Bool) {
        self.right = right
        self.organization = organization
        self.isGain = isGain
    }

    /// Reads it from a consequence; `nil` for others.
    init?(_ consequence: Consequence) {
        switch consequence {
        case .administrationLost(let one, _):
            self.init(Right(one), at: one.organization, false)
        case .administrationGained(let one), .outsideGained(let one, _):
            self.init(Right(one), at: one.organization, true)
        case .coverageChanged(let one, _):
            self.init(Right(one), at: one.organization, one.coversChildren)
        case .signInLost, .accessLost, .lastAdministratorLost, .lendingEnded, .waysChanged,
            .signInMoved,
            .outsideTermChanged, .admissionChanged, .rightsChanged, .signInGained, .accessGained,
            .lendingBegun, .termChanged, .ownerChanged, .payerChanged, .billChanged:
            return nil
        }
    }

    /// The rights that have not ended at an organization.
    static func rights(at id: Text, _ index: StateIndex) -> Set<Right> {
        let all = EffectiveOrganization(id, in: index)?.administrations ?? []
        return Set(all.filter { !$0.hasEnded(by: index.today) }.map(Right.init))
    }
}
