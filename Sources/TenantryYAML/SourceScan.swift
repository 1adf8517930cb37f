internal import TenantryDiagnostics

/// One look at the bytes of a file before libyaml sees them.
///
/// Makes sure that they are strict UTF-8, that nothing is hidden in them (comments included),
/// and that libyaml will count lines as people do.
struct SourceScan {
    private(set) var problems: ProblemList
    /// Where a line is indented with a tab, unless it turns out to be text of a block scalar.
    private(set) var tabs: [Mark] = []
    /// Whether libyaml can make sense of the file.
    private(set) var isReadable = true
    private let file: SourceFile
    private var mark = Mark(line: 0, column: 0)
    private var offset: Int
    private var isInIndentation = true
    private var tab: Mark?
    private var carriageReturn: Mark?
    private var conflict: Diagnostic?

    init(_ file: SourceFile, into problems: ProblemList) {
        self.file = file
        self.problems = problems
        offset = Self.markLength(file.bytes)
        guard !Self.isPlain(file.bytes) else { return }
        if let encoding = Self.foreignEncoding(file.bytes) {
            refuse(
                "the file is \(encoding), not UTF-8",
                at: SourceSpan(startOf: file.path),
                help: "save the file as UTF-8"
            )
            return
        }
        scan()
    }

    /// The length of the byte order mark that a file may begin with.
    static func markLength(_ bytes: [UInt8]) -> Int {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Whether a file holds nothing that the careful scan could complain about.
    ///
    /// Nearly all files are printable ASCII with LF, so they are told apart by a loop that the
    /// compiler turns into vector instructions. Where no two of `<`, `=`, `>` touch is no conflict.
    private static func isPlain(_ bytes: [UInt8]) -> Bool {
        var odd: UInt8 = 0
        for index in 0..<bytes.count {
            odd |= (bytes[index] &- 0x20 > 0x5E ? 1 : 0) & (bytes[index] != 0x0A ? 1 : 0)
        }
        for index in 1..<max(bytes.count, 1) {
            odd |= (bytes[index] &- 0x3C < 3 ? 1 : 0) & (bytes[index - 1] &- 0x3C < 3 ? 1 : 0)
        }
        return odd == 0
    }

    private static func foreignEncoding(_ bytes: [UInt8]) -> String? {
        let first = Array(bytes.prefix(4))
        guard first.count >= 2 else { return nil }
        switch (first[0], first[1]) {
        case (0xFF, 0xFE), (0xFE, 0xFF):
            return first.dropFirst(2) == [0, 0] ? "UTF-32" : "UTF-16"
        case (0, 0):
            return first.count == 4 ? "UTF-32" : nil
        case (0, 1...):
            return "UTF-16"
        case (1..., 0):
            return first.dropFirst(2) == [0, 0] ? "UTF-32" : "UTF-16"
        default:
            return nil
        }
    }

    private mutating func scan() {
        let bytes = file.bytes
        while offset < bytes.count, !problems.isFull {
            // The inside of a line is mostly this.
            if !isInIndentation, carriageReturn == nil {
                var end = offset
                while end < bytes.count, bytes[end] &- 0x20 < 0x5F { end += 1 }
                mark.column += Int32(end - offset)
                offset = end
                if end == bytes.count { break }
            }
            var sequence = bytes[offset...].prefix(4).makeIterator()
            var parser = Unicode.UTF8.ForwardParser()
            switch parser.parseScalar(from: &sequence) {
            case .valid(let encoded):
                take(Unicode.UTF8.decode(encoded))
                offset += encoded.count
            case .error:
                refuseByte()
                return
            case .emptyInput:
                return
            }
        }
        refuseCarriageReturn()
        if let conflict { problems.add(conflict) }
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        if scalar != "\n" { refuseCarriageReturn() }
        carriageReturn = nil
        if mark.column == 0, "<=>|".unicodeScalars.contains(scalar) { lookForConflict(scalar) }
        switch scalar {
        case "\n":
            endLine()
            mark = Mark(line: mark.line + 1, column: 0)
            return
        case "\r":
            carriageReturn = mark
        case " ":
            break
        case "\t":
            if isInIndentation, tab == nil { tab = mark }
        default:
            let beginsLine = isInIndentation
            isInIndentation = false
            if let tab { tabs.append(tab) }
            tab = nil
            if scalar.value >= 0x7F || scalar.value < 0x20 {
                lookForHidden(scalar, beginsLine)
            }
        }
        mark.column += 1
    }

    private mutating func endLine() {
        isInIndentation = true
        tab = nil
    }

    /// Another space at the beginning of a line looks like indentation, and is none: whatever is
    /// said of the line would be about another one than is seen.
    private mutating func lookForHidden(_ scalar: Unicode.Scalar, _ beginsLine: Bool) {
        guard let kind = HiddenCharacter(scalar, after: previous) else { return }
        problems.add(.hidden(scalar, kind, at: SourceSpan(in: file, mark, after(1))))
        if kind.stopsReading || kind == .space && beginsLine { isReadable = false }
    }

    /// The character in front of the one that is looked at.
    private var previous: Unicode.Scalar? {
        let before = file.bytes[..<offset].suffix(4).reversed()
        let length = before.prefix { $0 & 0xC0 == 0x80 }.count + 1
        guard length <= offset else { return nil }
        return String(validating: file.bytes[offset - length..<offset], as: UTF8.self)?
            .unicodeScalars.first
    }

    private mutating func refuseCarriageReturn() {
        guard let place = carriageReturn else { return }
        let end = Mark(line: place.line, column: place.column + 1)
        refuse(
            "a carriage return (U+000D) without a line feed",
            at: SourceSpan(in: file, place, end),
            help: "save the file with LF or CRLF line ends"
        )
    }

    private mutating func refuseByte() {
        let byte = String(file.bytes[offset], radix: 16, uppercase: true)
        refuse(
            "the file is not UTF-8: byte 0x\(byte) at offset \(offset)",
            at: SourceSpan(in: file, mark, after(1)),
            help: "save the file as UTF-8"
        )
    }

    private mutating func refuse(_ message: String, at span: SourceSpan, help: String) {
        problems.add(Diagnostic("FMT001", .error, message, at: span, help: [help]))
        isReadable = false
    }

    private func after(_ columns: Int32) -> Mark {
        Mark(line: mark.line, column: mark.column + columns)
    }
}

// MARK: - Merge conflicts

extension SourceScan {
    /// Finds what git leaves behind; the parts of one conflict make one problem.
    private mutating func lookForConflict(_ sign: Unicode.Scalar) {
        guard isConflictMarker(UInt8(ascii: sign)) else { return }
        let span = SourceSpan(in: file, mark, after(7))
        switch (sign, conflict) {
        case ("|", nil):
            return
        case ("<", let open):
            if let open { problems.add(open) }
            conflict = Self.conflict(at: span)
        case (_, nil):
            problems.add(Self.conflict(at: span))
        case (">", .some(var open)):
            open.related.append(RelatedPlace("it ends here", at: span))
            problems.add(open)
            conflict = nil
        case (_, .some(var open)):
            open.related.append(RelatedPlace("the next side begins here", at: span))
            conflict = open
        }
        isReadable = false
    }

    private func isConflictMarker(_ sign: UInt8) -> Bool {
        let marker = file.bytes[offset...].prefix(8)
        guard marker.count >= 7, marker.prefix(7).allSatisfy({ $0 == sign }) else { return false }
        return marker.count == 7 || [0x20, 0x0A, 0x0D].contains(marker[marker.startIndex + 7])
    }

    private static func conflict(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            "FMT001",
            .error,
            "merge conflict marker left in the file",
            at: span,
            help: ["keep the lines that are meant, and delete the markers"]
        )
    }
}
