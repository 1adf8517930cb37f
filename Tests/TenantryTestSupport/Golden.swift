import Foundation
package import Testing

/// Text that was read by a person once, and from then on must stay as it is.
///
/// `RECORD=1 swift test` rewrites what differs and fails, so that nothing is recorded unseen.
package enum Golden {
    /// What comparing with a golden file gave.
    package enum Outcome: Equatable, Sendable {
        /// The file has exactly this text.
        case equal
        /// The file has other text; this is the unified diff.
        case differs(String)
        /// There is no such file.
        case missing
        /// The file was rewritten; this is the unified diff.
        case recorded(String)
    }

    /// Says whether differences are to be written down instead of reported.
    package static var isRecording: Bool {
        ProcessInfo.processInfo.environment["RECORD"] == "1"
    }

    /// Expects a text to equal the file `Golden/<name>` next to the calling test.
    package static func expect(
        _ text: String,
        toEqual name: String,
        filePath: String = #filePath,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = URL(fileURLWithPath: filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden/\(name)").path
        switch try compare(text, withFile: file, isRecording: isRecording) {
        case .equal:
            break
        case .differs(let diff):
            Issue.record("Golden/\(name) differs:\n\(diff)", sourceLocation: sourceLocation)
        case .missing:
            Issue.record(
                "Golden/\(name) is missing; write it with RECORD=1. The text is:\n\(text)",
                sourceLocation: sourceLocation
            )
        case .recorded(let diff):
            Issue.record("recorded Golden/\(name):\n\(diff)", sourceLocation: sourceLocation)
        }
    }

    /// Compares a text with a file, or makes the file equal to it.
    package static func compare(
        _ text: String,
        withFile path: String,
        isRecording: Bool
    ) throws -> Outcome {
        let file = URL(fileURLWithPath: path)
        let actual = Array(text.utf8)
        let exists = FileManager.default.fileExists(atPath: path)
        guard exists || isRecording else { return .missing }
        let expected = exists ? Array(try Data(contentsOf: file)) : []
        if exists, expected == actual { return .equal }
        let diff = UnifiedDiff.between(expected: expected, actual: actual)
        guard isRecording else { return .differs(diff) }
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(actual).write(to: file)
        return .recorded(diff)
    }
}
