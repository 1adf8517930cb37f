import Foundation
import TenantryConfig
import TenantryModel
import TenantryPlan
import TenantryReport

/// A plan in a file: an assertion about what an apply will do, never an instruction.
enum SavedPlan {
    /// The most bytes that are read of a file.
    static let limit = 1 << 28

    /// Writes a plan into a file, which is whole or absent.
    static func write(_ report: PlanReport, to path: String) throws {
        try WholeFile.write(JSONFormat().text(of: report), to: path, as: "the plan")
    }

    /// What a file asserts.
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

    /// Reads what a file asserts.
    static func assertion(_ path: String) throws -> Assertion {
        struct Document: Decodable {
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
        let bytes = try content(of: path)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let document = try? decoder.decode(Document.self, from: bytes),
            let digest = Digest(document.digest), let day = Day(document.day)
        else { throw Failure("\(path) is no plan of tenantry: make it again", .stale) }
        guard document.formatVersion == Plan.formatVersion else {
            throw Failure(
                "\(path) has format \(document.formatVersion), this build makes "
                    + "\(Plan.formatVersion): make it again",
                .stale
            )
        }
        return Assertion(
            digest: digest,
            day: day,
            selection: Selection(except: (document.leftOut ?? []).map { NamePattern($0) }),
            reviving: Set(
                document.changes.filter { $0.revives != nil }.map { Text($0.address) }
            )
        )
    }

    /// Checks that a file says what the plan says, and nothing else.
    ///
    /// Lines may have moved since, so positions may be others.
    ///
    /// - Throws: ``Failure`` if the file was changed after it was made.
    static func require(_ path: String, toSay report: PlanReport) throws {
        let real = Foundation.Data(JSONFormat().text(of: report).utf8)
        guard let written = members(of: try content(of: path)), let said = members(of: real),
            written == said
        else {
            throw Failure(
                "\(path) has the right digest but says something else: it was changed after it was "
                    + "made; plan again. Nothing was changed",
                .stale
            )
        }
    }

    /// The outline of a plan in a file.
    static func outline(_ path: String) throws -> PlanOutline? {
        members(of: try content(of: path)).map(PlanOutline.init)
    }

    /// The outline of a plan, as a file would hold it.
    static func outline(of plan: Plan, desired: State) -> PlanOutline? {
        let report = PlanReport(plan: plan, desired: desired, positions: [:], today: Clock.day)
        return members(of: Foundation.Data(JSONFormat().text(of: report).utf8))
            .map(PlanOutline.init)
    }

    private static func members(of bytes: Foundation.Data) -> NSDictionary? {
        let document = try? JSONSerialization.jsonObject(with: bytes, options: .mutableContainers)
        let members = document as? NSMutableDictionary
        members?.removeObject(forKey: "positions")
        return members
    }

    private static func content(of path: String) throws -> Foundation.Data {
        guard let file = FileHandle(forReadingAtPath: path) else { throw missing(path) }
        // What is no plan by its size is not read; what has no size, such as a pipe, is.
        if let size = try? file.seekToEnd() {
            guard size <= limit else { throw tooLarge(path) }
            try? file.seek(toOffset: 0)
        }
        guard let bytes = try? file.read(upToCount: limit + 1) else { throw missing(path) }
        guard bytes.count <= limit else { throw tooLarge(path) }
        return bytes
    }

    private static func missing(_ path: String) -> Failure {
        Failure("there is no plan at \(path): `tenantry plan --out \(path)`", .failed)
    }

    private static func tooLarge(_ path: String) -> Failure {
        Failure("\(path) is larger than \(limit) bytes: use --expect DIGEST", .failed)
    }
}
