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

    /// What it says, but for positions: they come last, and lines may have moved since.
    private let content: Foundation.Data
    /// Whether it has positions, as what this writes has.
    private let isWhole: Bool

    /// What somebody gave as a plan; nothing is decoded yet.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    init(_ bytes: Foundation.Data) {
        // A line break cannot be inside of a text, so this is a member of the plan itself.
        let positions = bytes.range(of: Foundation.Data(",\n  \"positions\": ".utf8))
        isWhole = positions != nil
        guard let positions else {
            content = bytes
            return
        }
        content = bytes[..<positions.lowerBound] + Foundation.Data("\n}\n".utf8)
    }

    /// What a plan says.
    init(_ report: PlanReport) {
        self.init(Foundation.Data(JSONFormat().text(of: report).utf8))
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
        guard let members = try? decoder.decode(Members.self, from: content),
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

    /// Whether it says what another says, byte for byte.
    func says(_ other: PlanDocument) -> Bool {
        isWhole && other.isWhole && content == other.content
    }

    /// What it is compared by, to say what moved; `nil` if it is no plan.
    var outline: PlanOutline? { try? JSONDecoder().decode(PlanOutline.self, from: content) }
}
