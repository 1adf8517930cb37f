import Foundation
import TenantryModel
import TenantryPlan
import TenantrySQLite
import TenantryStore
import TenantryTestSupport

/// One apply that is carried out again and again, with a disk that fails.
struct ApplyStory: Sendable {
    /// The file before; empty where there is none.
    let bytes: [UInt8]
    /// What it leads to.
    let desired: State
    /// What is live before and after.
    let before: LiveSnapshot?
    let after: LiveSnapshot?
    /// How many calls of each kind an apply makes.
    let counts: [FaultyDisk.Calls: Int]

    /// Tells a story once, without failures.
    init(from first: State, to desired: State) throws {
        self.desired = desired
        (bytes, before, after, counts) = try SQLiteFile.use { file in
            let store = ApplyStory.store(file)
            if first != State() { try store.converge(on: first) }
            let bytes = first == State() ? [] : try file.bytes
            let before = try store.live()
            var counts: [FaultyDisk.Calls: Int] = [:]
            for calls in Set(FaultyDisk.Calls.kinds + [.changes]) {
                try ApplyStory.put(bytes, file)
                let disk = try FaultyDisk(file.folder.path)
                disk.arm(calls, 0, .undone)
                try store.converge(on: desired)
                counts[calls] = disk.calls
            }
            return (bytes, before, try store.live(), counts)
        }
    }

    /// A store that waits for nobody.
    static func store(_ file: SQLiteFile) -> SQLiteStateStore {
        SQLiteStateStore(path: file.path, lockTimeout: 0, newLineage: "lineage")
    }

    /// Puts a file where the state is, and takes away what stands beside it.
    static func put(_ bytes: [UInt8], _ file: SQLiteFile) throws {
        for name in ["state.db-journal", "state.db-wal", "state.db-shm"]
        where try file.folder.contains(name) {
            try file.folder.remove(name)
        }
        if !bytes.isEmpty {
            try file.folder.write(bytes, to: "state.db")
        } else if try file.folder.contains("state.db") {
            try file.folder.remove("state.db")
        }
    }

    /// Everything that the tests of disks tell.
    static let all: [ApplyStory] = {
        do {
            return try [
                ApplyStory(from: State(), to: small),
                ApplyStory(from: small, to: swapped),
                ApplyStory(from: small, to: State()),
                ApplyStory(from: FullState.first, to: FullState.second),
            ]
        } catch {
            return []
        }
    }()

    /// Three organizations; in the second state two have swapped their ids and one is new.
    private static let small = organizations(["alpha", "beta", "gamma"])
    private static let swapped = organizations(["beta", "alpha", "delta"])

    private static func organizations(_ ids: [Text]) -> State {
        State(
            catalog: Catalog(),
            organizations: zip(ids, 1...).map { id, number in
                var organization = Organization()
                organization.id = id
                organization.name = Text("Clinic \(number)")
                if id == "beta", number == 1 { organization.formerly = ["alpha"] }
                if id == "alpha", number == 2 { organization.formerly = ["beta"] }
                return organization
            }
        )
    }
}

/// How much torture there is: little in `swift test`, all of it in `make torture`.
enum Torture {
    /// How many times as much as usual.
    static let factor = Int(ProcessInfo.processInfo.environment["TENANTRY_TORTURE"] ?? "") ?? 1

    /// The parts that a test is carried out in, each with seeds of its own.
    static let parts = 0..<4
}
