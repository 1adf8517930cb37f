import TenantryAccess
import TenantryDiagnostics
import TenantryModel

// What is known for sure. A value that could not be read is reported already, and must not make a
// second finding out of what seems to be missing. All of it is for the path on which something is
// wrong: files are read again.

extension OrganizationView {
    /// Whether nothing was wrong with a part of its file when it was read; what a list holds is
    /// found by its id.
    func isRead(_ steps: String...) -> Bool { isRead(steps) }

    /// Whether nothing was wrong with a part of its file when it was read.
    func isRead(_ steps: [String]) -> Bool {
        let workspace = desired.workspace
        let file = workspace.files[workspace.organizationFiles[number]]
        return desired.unread[file.path] == nil || desired.written(number).isRead(steps)
    }

    /// Whether what it says of a population was read without a problem.
    func isRead(_ users: UserManagement) -> Bool {
        isRead("users", users.population?.rawValue ?? "")
    }

    /// Whether all connections that it could use are known: its ancestors exist, and its and
    /// their connections were read without a problem and serve populations that exist, and none of
    /// its domains leads to one of them that serves nobody.
    var knowsItsConnections: Bool {
        guard knowsItsAncestors, !leadsToNobody else { return false }
        return ([number] + desired.index.ancestors(of: number)).allSatisfy { place in
            let view = OrganizationView(place, in: desired)
            let populations = view.organization.users.compactMap(\.population)
            return view.isRead("connections") && view.isRead("share")
                && view.organization.connections.allSatisfy { connection in
                    connection.populations.allSatisfy(populations.contains)
                }
                && view.lendsWhatItHas
        }
    }

    /// Whether each connection that it lends is one of its own: another rule says so if not.
    var lendsWhatItHas: Bool {
        organization.sharedConnections.allSatisfy { id in
            organization.connections.contains { $0.id == id }
        }
    }

    /// Whether its subscriptions were read, and are to services that exist: a misspelt one may be
    /// what seems to be missing.
    var knowsItsSubscriptions: Bool {
        isRead("subscriptions")
            && organization.subscriptions.allSatisfy { desired.index.services.contains($0.service) }
    }

    /// Whether each parent up to a root is known; what makes one unknown is reported elsewhere.
    ///
    /// Its line could be read, and so could its file, and none is above itself.
    var knowsItsAncestors: Bool {
        let line = [number] + desired.index.ancestors(of: number)
        guard desired.state.organizations[line.last ?? number].parent == nil else { return false }
        return line.allSatisfy { OrganizationView($0, in: desired).isRead("parent") }
    }
}
