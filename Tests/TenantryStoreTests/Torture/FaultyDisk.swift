import CFaultyDisk
import Foundation

/// A folder whose disk fails on demand, and can lose power.
final class FaultyDisk {
    /// What is asked of a disk.
    struct Calls: OptionSet, Hashable, Sendable {
        let rawValue: Int
        static let open = Calls(rawValue: FAULTY_OPEN)
        static let read = Calls(rawValue: FAULTY_READ)
        static let write = Calls(rawValue: FAULTY_WRITE)
        static let sync = Calls(rawValue: FAULTY_SYNC)
        static let truncate = Calls(rawValue: FAULTY_TRUNCATE)
        static let delete = Calls(rawValue: FAULTY_DELETE)
        static let lock = Calls(rawValue: FAULTY_LOCK)
        static let look = Calls(rawValue: FAULTY_LOOK)
        static let changes = Calls(rawValue: FAULTY_CHANGES)
        /// Each alone, the most interesting more often.
        static let kinds: [Calls] = [
            .open, .read, .write, .write, .write, .sync, .sync, .truncate, .delete, .delete,
            .lock, .look,
        ]
    }

    /// How a call fails.
    enum How: CaseIterable, Hashable, Sendable {
        case undone, done, refused, power

        fileprivate var number: Int {
            switch self {
            case .undone: FAULTY_UNDONE
            case .done: FAULTY_DONE
            case .refused: FAULTY_REFUSED
            case .power: FAULTY_POWER
            }
        }
    }

    /// There are too many disks, or there is no such folder.
    struct Unavailable: Error {}

    private let number: Int32

    init(_ folder: String) throws {
        number = faulty_disk_open(folder)
        guard number >= 0 else { throw Unavailable() }
    }

    deinit { faulty_disk_close(number) }

    /// Lets a call fail, counted from now, or that and all after it; 0 lets nothing fail.
    func arm(_ calls: Calls, _ place: Int, _ how: How, isLasting: Bool = false) {
        faulty_disk_arm(
            number,
            Int32(truncatingIfNeeded: calls.rawValue),
            Int64(place),
            Int32(truncatingIfNeeded: how.number),
            isLasting
        )
    }

    /// Lets everything work.
    func disarm() { arm([], 0, .undone) }

    /// How many calls there were since it was armed.
    var calls: Int { Int(faulty_disk_calls(number)) }

    /// Whether a call has failed since it was armed.
    var hasFailed: Bool { faulty_disk_has_failed(number) }

    /// Takes the power away and gives it back; the seed says what survives.
    func losePower(seed: UInt64) throws {
        guard faulty_disk_lose_power(number, seed) else { throw Unavailable() }
    }
}
