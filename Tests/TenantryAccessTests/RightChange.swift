import TenantryAccess
import TenantryModel

/// Somebody gets or loses a right at an organization.
struct RightChange: Hashable {
    /// A right, whoever says so and for whatever time, and whatever else it covers.
    struct Right: Hashable {
        let email: Text
        let isOutside: Bool
        let role: Text
        let services: [Text]

        init(_ administration: Administration) {
            email = administration.email
            isOutside = administration.isOutside
            role = administration.role
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

    /// The rights that have not ended at an organization, each with the organizations whose files
    /// say so and the numbers of the days on which it holds, for two years.
    static func rights(
        at id: Text,
        _ index: StateIndex
    ) -> [Right: (sources: Set<Text>, days: Set<Int>)] {
        var result: [Right: (sources: Set<Text>, days: Set<Int>)] = [:]
        for one in EffectiveOrganization(id, in: index)?.administrations ?? [] {
            let days = (0..<730).filter { one.holds(on: index.today.adding(days: $0)) }
            guard !days.isEmpty else { continue }
            result[Right(one), default: ([], [])].sources.insert(one.source)
            result[Right(one), default: ([], [])].days.formUnion(days)
        }
        return result
    }
}
