import Foundation
import TenantryConfig
import TenantryModel
import TenantryPlan
import TenantryReport

/// A plan in its form for programs, as bytes from anybody.
struct PlanDocument {
    /// What it asserts about an apply.
    struct Assertion {
        /// The digest of the plan.
        let digest: Digest
        /// The day on which its meaning was looked at.
        let day: Day
        /// What it was not for.
        let selection: Selection
        /// Which removed organizations it brings back as themselves.
        let reviving: Set<Text>
    }

    /// Why bytes assert nothing.
    enum Unreadable: Error, Equatable {
        /// They are no plan.
        case noPlan
        /// They are a plan of another version of the format.
        case otherFormat(String)
    }

    private let bytes: Foundation.Data

    /// What somebody gave as a plan; nothing is read yet.
    init(_ bytes: Foundation.Data) { self.bytes = bytes }

    /// What a plan says.
    init(_ report: PlanReport) {
        bytes = Foundation.Data(JSONFormat().text(of: report).utf8)
    }

    /// Reads what it asserts.
    ///
    /// - Throws: ``Unreadable``
    func assertion() throws(Unreadable) -> Assertion {
        struct Members: Decodable {
            let formatVersion: String
            let digest: String
            let day: String
            let leftOut: [String]?
            let changes: [Change]

            struct Change: Decodable {
                let address: String
                let revives: String?
            }
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let members = try? decoder.decode(Members.self, from: bytes),
            let digest = Digest(members.digest), let day = Day(members.day)
        else { throw .noPlan }
        guard members.formatVersion == Plan.formatVersion else {
            throw .otherFormat(members.formatVersion)
        }
        return Assertion(
            digest: digest,
            day: day,
            selection: Selection(except: (members.leftOut ?? []).map { NamePattern($0) }),
            reviving: Set(members.changes.filter { $0.revives != nil }.map { Text($0.address) })
        )
    }

    /// Whether it says what another says, and nothing else.
    ///
    /// Lines may have moved since, so positions may be others.
    func says(_ other: PlanDocument) -> Bool {
        guard let written = members, let said = other.members else { return false }
        return written == said
    }

    /// What it is compared by; `nil` if it is no plan.
    var outline: PlanOutline? { members.map(PlanOutline.init) }

    private var members: NSDictionary? {
        let document = try? JSONSerialization.jsonObject(with: bytes, options: .mutableContainers)
        let members = document as? NSMutableDictionary
        members?.removeObject(forKey: "positions")
        return members
    }
}
