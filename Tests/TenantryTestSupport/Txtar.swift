/// A text file made of a header and of named sections, such as a scenario.
///
/// ```
/// # Prose.
/// a command
/// -- name --
/// the content of the section
/// ```
///
/// Content always ends in a line break: the reader adds one that is missing at the very end.
package struct Txtar: Equatable, Sendable {
    /// One named piece of text.
    package struct Section: Equatable, Sendable {
        /// The name between the dashes.
        package let name: String
        /// The content, byte for byte.
        package var text: String
    }

    /// One line of the header that is neither prose nor empty.
    package struct Command: Equatable, Sendable {
        /// The number of the line in the file, from 1.
        package let line: Int
        /// The line without its line break; blanks at its end stay.
        package let text: String
    }

    /// A file that cannot be read as one.
    package enum Refusal: Error, Equatable {
        /// Two sections have the same name; the second is on this line.
        case duplicateSection(String, line: Int)
    }

    /// Everything in front of the first section.
    package let header: String
    /// The sections in the order of the file.
    package private(set) var sections: [Section] = []

    /// Reads a whole file.
    ///
    /// - Throws: ``Refusal`` if two sections have the same name.
    package init(_ file: String) throws(Refusal) {
        var header = ""
        for (index, line) in Self.lines(of: file).enumerated() {
            if let name = Self.sectionName(line) {
                if sections.contains(where: { $0.name == name }) {
                    throw .duplicateSection(name, line: index + 1)
                }
                sections.append(Section(name: name, text: ""))
            } else if sections.isEmpty {
                header += line + "\n"
            } else {
                sections[sections.count - 1].text += line + "\n"
            }
        }
        self.header = header
    }

    /// The file as it is written down; reading it again gives an equal value.
    package var text: String {
        sections.reduce(into: header) { $0 += "-- \($1.name) --\n" + $1.text }
    }

    /// The lines of the header that are neither prose nor empty.
    package var commands: [Command] {
        Self.lines(of: header).enumerated().compactMap { index, line in
            let isBlank = line.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
            return line.hasPrefix("#") || isBlank ? nil : Command(line: index + 1, text: line)
        }
    }

    /// The content of a section; setting it appends a section that is missing, `nil` is ignored.
    package subscript(name: String) -> String? {
        get { sections.first { $0.name == name }?.text }
        set {
            guard let newValue else { return }
            if let index = sections.firstIndex(where: { $0.name == name }) {
                sections[index].text = newValue
            } else {
                sections.append(Section(name: name, text: newValue))
            }
        }
    }

    /// Says whether `text` comes back unchanged when it is kept in a section.
    package static func canHold(_ text: String) -> Bool {
        (text.isEmpty || text.utf8.last == 0x0A)
            && !lines(of: text).contains { sectionName($0) != nil }
    }

    /// Splits at line feeds only: a carriage return is content, and must stay visible in a diff.
    private static func lines(of text: String) -> [String] {
        var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private static func sectionName(_ line: String) -> String? {
        guard line.hasPrefix("-- "), line.hasSuffix(" --"), line.utf8.count > 6 else { return nil }
        let name = line.utf8.dropFirst(3).dropLast(3)
        return String(Substring(name))
    }
}
