import TenantryDiagnostics
import TenantryModel

extension Collection<Address> {
    /// How many organizations and things of the catalog these are, in words.
    package var counted: String {
        let organizations = count(where: \.isInOrganization)
        let catalog = count - organizations
        let ofCatalog = "\(catalog.counted("thing")) of the catalog"
        guard organizations > 0 || catalog == 0 else { return ofCatalog }
        return organizations.counted("organization") + (catalog > 0 ? " and \(ofCatalog)" : "")
    }
}
