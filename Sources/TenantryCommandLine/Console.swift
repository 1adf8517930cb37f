import Foundation
import Synchronization

/// The streams: results go to stdout or into one file, everything else to stderr.
enum Console {
    /// A stream that could not be written.
    struct WriteFailure: Error {
        let reason: Int32

        /// Nothing is said to somebody who stopped listening.
        var sentence: String {
            reason == EPIPE
                ? "" : "the output cannot be written: \(String(cString: strerror(reason)))"
        }
    }

    /// A file that results go into, and what is not yet in it.
    private struct Diversion {
        let path: String
        var text: String?
    }

    private static let diversion = Mutex<Diversion?>(nil)

    /// Sends results into a file, once they are complete.
    static func divert(to path: String) { diversion.withLock { $0 = Diversion(path: path) } }

    /// Whether results go into a file.
    static var isDiverted: Bool { diversion.withLock { $0 != nil } }

    /// Writes a result, all of it: to stdout, or in the end into a file.
    static func show(_ text: String) throws {
        let isKept = diversion.withLock { diversion in
            guard var kept = diversion else { return false }
            kept.text = (kept.text ?? "") + text
            diversion = kept
            return true
        }
        if !isKept { try write(text, to: STDOUT_FILENO) }
    }

    /// Writes the file that results go into, if there is one and anything was said.
    ///
    /// - Throws: ``Failure`` if it cannot be written.
    static func finish() throws {
        let finished = diversion.withLock { diversion in
            defer { diversion?.text = nil }
            return diversion
        }
        guard let finished, let text = finished.text else { return }
        try WholeFile.write(text, to: finished.path, as: "the output")
    }

    /// Writes a line to stderr; there is nobody to tell if that fails.
    static func complain(_ line: String) { try? write(line + "\n", to: STDERR_FILENO) }

    private static func write(_ text: String, to descriptor: Int32) throws {
        do {
            let file = FileHandle(fileDescriptor: descriptor)
            var rest = text.utf8[...]
            // Some at a time: a first plan is long, and all of it is copied.
            repeat {
                try file.write(contentsOf: Foundation.Data(rest.prefix(1 << 20)))
                rest = rest.dropFirst(1 << 20)
            } while !rest.isEmpty
        } catch {
            let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code
            throw WriteFailure(reason: Int32(code ?? Int(errno)))
        }
    }

    /// Whether somebody sits at a terminal on this stream.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// How many columns the terminal has; `nil` if nobody knows.
    static var width: Int? {
        if let columns = EnvironmentVariable.columns.value.flatMap({ Int($0) }), columns > 0 {
            return columns
        }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    /// Asks a question on a terminal and returns the line that was typed.
    static func ask(_ question: String) throws -> String? {
        // Nothing goes on while somebody thinks, and nothing may be said between the two.
        Progress.shared.end()
        try write(question, to: STDERR_FILENO)
        Interruption.isAsking.store(true, ordering: .relaxed)
        defer { Interruption.isAsking.store(false, ordering: .relaxed) }
        return readLine(strippingNewline: true)
    }
}
