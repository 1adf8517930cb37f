import Foundation
import TenantryTestSupport
import Testing

@testable import TenantryCommandLine

/// The reference of the command line is written from the code; a page that is not what the code
/// says fails.
struct CommandLineReferenceTests {
    @Test func `the pages are what the code says`() throws {
        for page in try ReferencePages.all() {
            let path = "\(RepositoryFolder.path)/docs/reference/\(page.name)"
            let note = "<!-- Written by the tests from the code; RECORD=1 writes it anew. -->\n\n"
            let isRecording = Golden.isRecording
            switch try Golden.compare(note + page.text, withFile: path, isRecording: isRecording) {
            case .equal: break
            case .missing:
                Issue.record("docs/reference/\(page.name) is missing; write it with RECORD=1")
            case .differs(let difference):
                Issue.record("docs/reference/\(page.name) is stale; RECORD=1:\n\(difference)")
            case .recorded(let difference):
                Issue.record("docs/reference/\(page.name) recorded:\n\(difference)")
            }
        }
    }

    @Test func `every command, argument and option says what it is for`() throws {
        let commands = try CommandDescription.program().all
        #expect(commands.count > 25)
        for command in commands {
            #expect(command.abstract?.hasSuffix(".") == true, "\(command.pageName)")
            #expect(command.prose.contains(Prose.examples), "\(command.pageName)")
            for argument in command.shown {
                #expect(argument.abstract != nil, "\(command.pageName) \(argument.value)")
            }
        }
    }

    @Test func `takes descriptions apart`() {
        let text = "One\ntwo.\n\nExamples:\n  a\n    b\n\nEnd."
        #expect(
            Prose.pieces(of: text)
                == [
                    .paragraph("One two."), Prose.examples, .lines(["a", "  b"]),
                    .paragraph("End."),
                ]
        )
    }
}
