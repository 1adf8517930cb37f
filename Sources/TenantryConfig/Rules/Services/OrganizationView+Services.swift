import TenantryAccess
import TenantryDiagnostics
import TenantryModel

extension OrganizationView {
    /// Whether it has a service, or had it until its subscription ended, which is no mistake.
    ///
    /// - Complexity: O(*depth* × *subscriptions*).
    func isEntitled(to service: Text) -> Bool {
        if effective.offered.contains(service) { return true }
        if organization.subscriptions.named(service) != nil { return true }
        return desired.index.ancestors(of: number).contains { ancestor in
            let lender = desired.state.organizations[ancestor]
            return lender.sharedServices.contains(service)
                && lender.subscriptions.named(service) != nil
        }
    }

    /// Whether everything in its file and in those of its ancestors was understood.
    ///
    /// If not, what seems to be absent may only be misspelt, and somebody has said so already.
    ///
    /// - Complexity: O(*depth*).
    var isUnderstood: Bool {
        ([number] + desired.index.ancestors(of: number)).allSatisfy { place in
            let isAttached =
                desired.index.parents[place] != nil
                || desired.state.organizations[place].parent == nil
            return isAttached && !desired.isIncomplete(desired.workspace.organizationFiles[place])
                && !desired.state.organizations[place].subscriptions.contains {
                    desired.isMisplacedField($0.service)
                }
        }
    }
}

extension DesiredIndex {
    /// Whether the catalog was understood; if not, what seems to be unknown may only be misspelt
    /// where it is declared.
    var isCatalogUnderstood: Bool {
        workspace.readingProblems.isEmpty
            || !workspace.hidesCatalog && !workspace.catalogFiles.contains(where: isIncomplete)
    }

    /// Whether the service of a subscription is rather a field of the organization that was
    /// indented by mistake.
    func isMisplacedField(_ service: Text) -> Bool {
        !index.services.contains(service)
            && Description.of(.organization).names(in: "").contains(service.string)
    }

    /// Whether something in a file could not be read.
    fileprivate func isIncomplete(_ file: Int) -> Bool {
        unread[workspace.files[file].path] != nil
    }
}
