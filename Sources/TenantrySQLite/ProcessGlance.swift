import TenantryModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the system tells everybody of a process, where there is a `/proc`.
struct ProcessGlance {
    private let folder: String

    init(_ process: Int32) { folder = "/proc/\(process)" }

    /// The program and what it was told to do.
    ///
    /// Options are left out, with all that follows: a password can be among them.
    var command: String? {
        guard let line = ProcessGlance.content(of: "\(folder)/cmdline") else { return nil }
        let words = line.split(separator: 0).prefix(3).compactMap { word in
            String(validating: word, as: UTF8.self)
        }
        guard let program = words.first?.split(separator: "/").last else { return nil }
        let arguments = words.dropFirst().prefix { word in
            !word.hasPrefix("-") && !word.contains("=") && word.utf8.count <= 60
        }
        return ([String(program)] + arguments).joined(separator: " ")
    }

    /// When it began: `YYYY-MM-DDTHH:MM:SSZ`.
    var start: String? {
        guard let line = ProcessGlance.text(of: "\(folder)/stat"),
            let system = ProcessGlance.text(of: "/proc/stat"),
            let boot = system.split(separator: "\n").first(where: { $0.hasPrefix("btime ") }),
            let bootSecond = Int(boot.dropFirst(6))
        else { return nil }
        // The name of the program stands in parentheses, and can hold anything: what counts is
        // behind the last one. The beginning is the twenty-second field.
        let fields = line[(line.lastIndex(of: ")") ?? line.startIndex)...].split(separator: " ")
        let frequency = sysconf(Int32(_SC_CLK_TCK))
        guard fields.count > 20, let ticks = Int(fields[20]), frequency > 0 else { return nil }
        let second = bootSecond + ticks / frequency
        let day = Day(number: second / 86_400)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let (hour, minute) = (second / 3_600 % 24, second / 60 % 60)
        return "\(day)T\(two(hour)):\(two(minute)):\(two(second % 60))Z"
    }

    private static func text(of path: String) -> String? {
        content(of: path).flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// The beginning of a file, as much as is needed here.
    private static func content(of path: String) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        var length = 0
        while length < bytes.count {
            var part = [UInt8](repeating: 0, count: 4_096)
            let count = read(file, &part, part.count)
            if count <= 0 { break }
            bytes.replaceSubrange(length..<min(length + count, bytes.count), with: part[..<count])
            length += count
        }
        return length == 0 ? nil : Array(bytes[..<min(length, bytes.count)])
    }
}
