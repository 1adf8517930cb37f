import Foundation
import TenantryPlan
import TenantryReport

/// A plan in a file: an assertion about what an apply will do, never an instruction.
enum SavedPlan {
    /// The most that is read of a file.
    private static let limit = 64 << 20

    /// Writes a plan beside its place and moves it there, so that it is whole or absent.
    ///
    /// What is no file, such as `/dev/stdout` or a pipe, is written to and stays what it is.
    static func write(_ report: PlanReport, to path: String) throws {
        let url = URL(fileURLWithPath: path)
        let bytes = Foundation.Data(JSONFormat().text(of: report).utf8)
        do {
            let values = try? url.resolvingSymlinksInPath()
                .resourceValues(forKeys: [.isRegularFileKey])
            if values?.isRegularFile == false {
                try FileHandle(forWritingTo: url).write(contentsOf: bytes)
            } else {
                try bytes.write(to: url, options: .atomic)
            }
        } catch {
            throw Failure(
                "the plan cannot be written to \(path): \(error.localizedDescription)",
                .failed
            )
        }
    }

    /// Reads the digest that a file asserts.
    static func digest(_ path: String) throws -> Digest {
        struct Document: Decodable {
            let formatVersion: String
            let digest: String
        }
        guard let file = FileHandle(forReadingAtPath: path),
            let bytes = try? file.read(upToCount: limit)
        else {
            throw Failure("there is no plan at \(path): `tenantry plan --out \(path)`", .failed)
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let document = try? decoder.decode(Document.self, from: bytes),
            let digest = Digest(document.digest)
        else { throw Failure("\(path) is no plan of tenantry: make it again", .stale) }
        guard document.formatVersion == Plan.formatVersion else {
            throw Failure(
                "\(path) has format \(document.formatVersion), this build makes "
                    + "\(Plan.formatVersion): make it again",
                .stale
            )
        }
        return digest
    }
}
