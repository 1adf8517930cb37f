/// A way in which people change states; most of them move something unique from one owner to
/// another.
package enum StateEdit: CaseIterable, Sendable {
    /// A file is deleted.
    case removeOrganization
    /// A file is added.
    case addOrganization
    /// A file is written anew under the same id.
    case replaceOrganization
    /// An organization gets another parent.
    case moveOrganization
    /// Parent and child change places.
    case invertParent
    /// Two organizations swap their domains.
    case swapDomains
    /// Three organizations pass their domains on.
    case rotateDomains
    /// Two organizations swap their connections.
    case swapConnections
    /// Two connections swap issuer and client id.
    case swapRegistrations
    /// Two connections swap their entity ids.
    case swapEntities
    /// People of two partners swap their addresses.
    case swapPeople
    /// Two partners swap their domains.
    case swapPartnerDomains
    /// Names and labels change.
    case rewordOrganization
    /// An organization is suspended, retired or back.
    case restateOrganization
    /// Things of the catalog are deleted.
    case reduceCatalog
    /// The catalog is written anew.
    case replaceCatalog
}
