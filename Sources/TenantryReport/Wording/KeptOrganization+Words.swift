import TenantryDiagnostics
import TenantryModel
import TenantryPlan

extension KeptOrganization {
    /// What a reader of a plan must know.
    var sentence: String {
        let until = waiver.until.map { " until \($0)" } ?? ""
        let reason = waiver.reason.string
        let held = waiting == 0 ? "" : ", and \(waiting.counted("change")) of its file wait"
        return "\(id) stays as somebody changed it outside\(until) (waiver of PLN018: \(reason)): "
            + "\(outside.counted("change")) from outside\(held); see tenantry drift"
    }
}
