import TenantryConfig
import TenantryModel
import TenantryPlan

/// The files of the catalog beside what a run left behind.
///
/// A billing account belongs to the family of its owner, and what it says concerns nobody else.
/// All other things of the catalog may concern everybody.
struct CatalogMarks {
    /// The accounts that are not as they were applied.
    private(set) var accounts: Set<Text> = []
    /// Who owns them now.
    private(set) var owners: Set<Text> = []
    /// The files of the workspace; those of the catalog are decoded if one is another one.
    private(set) var files: WorkspaceFiles

    /// Compares; there is nothing to say if the catalog cannot be read, or if something is another
    /// one that may concern everybody.
    ///
    /// - Complexity: O(*n*) in the number of files; where one of the catalog is another one, in the
    ///   size of the catalog, too.
    init?(
        _ files: WorkspaceFiles,
        _ digested: DigestedFiles,
        _ standstill: Standstill,
        today: Day
    ) {
        self.files = files
        if FileDigest.catalog(of: digested.ofCatalog, hasFindings: false) == standstill.catalog {
            return
        }
        let places = digested.paths.indices.filter { digested.paths[$0].section == .catalog }
        self.files = files.decoding(places)
        let declared = self.files.only(places).workspace(today: today)
        guard declared.isReadable else { return nil }
        let catalog = declared.desired.catalog
        let digests = RootDigests.of(State(catalog: catalog))
        let items = standstill.items
        for pair in Differ.places(of: items.map(\.address), digests.map(\.address)) {
            let item = pair.old.map { items[$0] }
            let found = pair.new.map { digests[$0] }
            if item?.copy == found?.digest { continue }
            guard let address = item?.address ?? found?.address, address.kind == .billingAccount
            else { return nil }
            accounts.insert(address.key)
            if let account = catalog.billingAccounts.named(address.key) {
                owners.insert(account.owner)
            }
        }
    }
}
