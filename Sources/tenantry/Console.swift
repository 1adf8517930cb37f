import Foundation
import TenantryReport

/// The streams: results go to stdout, everything else to stderr.
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

    /// Writes a result to stdout, all of it.
    static func show(_ text: String) throws { try write(text, to: STDOUT_FILENO) }

    /// Writes a line to stderr; there is nobody to tell if that fails.
    static func complain(_ line: String) { try? write(line + "\n", to: STDERR_FILENO) }

    private static func write(_ text: String, to descriptor: Int32) throws {
        do {
            try FileHandle(fileDescriptor: descriptor).write(contentsOf: Foundation.Data(text.utf8))
        } catch {
            let code = ((error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError)?.code
            throw WriteFailure(reason: Int32(code ?? Int(errno)))
        }
    }

    /// Whether somebody sits at a terminal on this stream.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The style for stdout: colours on a terminal, unless somebody does not want them.
    static var style: TerminalStyle {
        let environment = ProcessInfo.processInfo.environment
        let isUnwanted = environment["NO_COLOR"]?.isEmpty == false || environment["TERM"] == "dumb"
        return TerminalStyle(color: isTerminal(STDOUT_FILENO) && !isUnwanted)
    }

    /// Asks a question on a terminal and returns the line that was typed.
    static func ask(_ question: String) throws -> String? {
        try write(question, to: STDERR_FILENO)
        return readLine(strippingNewline: true)
    }
}
