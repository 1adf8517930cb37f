import TenantryModel
import TenantryPlan

/// The lists of addresses that stand in a plan beside its changes, in the order in which they are
/// shown.
enum AddressList: String, CaseIterable {
    /// Of these only the last-applied copy is brought up to date.
    case settled
    /// These were never applied by tenantry, and are left alone.
    case unmanaged
    /// These are declared, too: they are to be taken over.
    case collisions
    /// These are not selected.
    case leftOut = "left-out"

    /// What stands above the list.
    var title: String {
        switch self {
        case .settled: "Only the last-applied copy is brought up to date"
        case .unmanaged: "Live, but never applied by tenantry, so left alone"
        case .collisions: "Live and declared here, but never applied by tenantry: to be taken over"
        case .leftOut: "Left out, although not as the files say"
        }
    }

    /// What leads to it on a page.
    var link: String {
        switch self {
        case .settled: "Copies"
        case .unmanaged: "Unmanaged"
        case .collisions: "Taken over"
        case .leftOut: "Left out"
        }
    }

    /// What stands in it.
    func addresses(of plan: Plan) -> [Address] {
        switch self {
        case .settled: plan.settled
        case .unmanaged: plan.unmanaged
        case .collisions: plan.collisions
        case .leftOut: plan.leftOut
        }
    }
}
