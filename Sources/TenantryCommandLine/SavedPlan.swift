import Foundation
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

    /// Reads what a file asserts.
    static func assertion(_ path: String) throws -> PlanDocument.Assertion {
        do {
            return try document(path).assertion()
        } catch PlanDocument.Unreadable.noPlan {
            throw Failure("\(path) is no plan of tenantry: make it again", .stale)
        } catch PlanDocument.Unreadable.otherFormat(let version) {
            throw Failure(
                "\(path) has format \(version), this build makes \(Plan.formatVersion): "
                    + "make it again",
                .stale
            )
        }
    }

    /// Checks that a file says what the plan says, and nothing else.
    ///
    /// - Throws: ``Failure`` if the file was changed after it was made, or what it means is not
    ///   what it meant then.
    static func require(_ path: String, toSay report: PlanReport) throws {
        guard try document(path).says(PlanDocument(report)) else {
            throw Failure(
                "\(path) has the right digest but says something else: since it was made, what is "
                    + "known of domains moved, and with it what the plan means, or the file was "
                    + "changed. Plan again. Nothing was changed",
                .stale
            )
        }
    }

    /// The outline of a plan in a file.
    static func outline(_ path: String) throws -> PlanOutline? { try document(path).outline }

    /// The outline of a plan, as a file would hold it.
    static func outline(of plan: Plan, desired: State) -> PlanOutline? {
        let report = PlanReport(plan: plan, desired: desired, positions: [:], today: Clock.day)
        return PlanDocument(report).outline
    }

    private static func document(_ path: String) throws -> PlanDocument {
        guard FilePlace(path).content != .folder else {
            throw Failure("\(path) is a folder: name the file of a plan", .failed)
        }
        guard let file = FileHandle(forReadingAtPath: path) else { throw missing(path) }
        // What is no plan by its size is not read; what has no size, such as a pipe, is.
        if let size = try? file.seekToEnd() {
            guard size <= limit else { throw tooLarge(path) }
            try? file.seek(toOffset: 0)
        }
        guard let bytes = try? file.read(upToCount: limit + 1) else { throw missing(path) }
        guard bytes.count <= limit else { throw tooLarge(path) }
        return PlanDocument(bytes)
    }

    private static func missing(_ path: String) -> Failure {
        Failure("there is no plan at \(path): `tenantry plan --out \(path.shellWord)`", .failed)
    }

    private static func tooLarge(_ path: String) -> Failure {
        Failure("\(path) is larger than \(limit) bytes: use --expect DIGEST", .failed)
    }
}
