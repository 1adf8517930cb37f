import TenantryNames
import Testing

/// What comes from a network is from anybody.
struct DNSMessageTests {
    private static let name = "_tenantry-challenge.acme.example"
    private static let id: UInt16 = 0x1234

    private static func label(_ name: String) -> [UInt8] {
        name.utf8.split(separator: 0x2E).flatMap { [UInt8($0.count)] + $0 } + [0]
    }

    /// The beginning of an answer: header and question.
    private static func head(
        flags: (UInt8, UInt8) = (0x81, 0x80),
        answers: UInt8,
        name: String = Self.name,
        id: UInt16 = Self.id
    ) -> [UInt8] {
        [UInt8(id >> 8), UInt8(id & 255), flags.0, flags.1, 0, 1, 0, answers, 0, 0, 0, 0]
            + label(name) + [0, 16, 0, 1]
    }

    /// One record; its owner points to the question unless another is given.
    private static func record(
        _ content: [UInt8],
        type: UInt8 = 16,
        owner: [UInt8] = [0xC0, 12]
    ) -> [UInt8] {
        owner + [0, type, 0, 1, 0, 0, 0, 60, 0, UInt8(content.count)] + content
    }

    private static func text(_ texts: String...) -> [UInt8] {
        texts.flatMap { [UInt8($0.utf8.count)] + $0.utf8 }
    }

    private func read(_ bytes: [UInt8]) -> Result<DNSMessage.Answer, DNSMessage.Failure> {
        Result { () throws(DNSMessage.Failure) in
            try DNSMessage.answer(bytes, to: Self.id, for: Self.name)
        }
    }

    @Test func `asks for the records of a name`() throws {
        let query = try #require(DNSMessage.query(Self.id, for: "a.example"))
        #expect(
            query == [
                0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0x61, 7, 0x65, 0x78, 0x61, 0x6D, 0x70,
                0x6C, 0x65, 0, 0, 16, 0, 1,
            ]
        )
    }

    @Test(arguments: [
        "", "a..b", ".a", "a.", String(repeating: "a", count: 64),
        Array(repeating: "abcdefg", count: 40).joined(separator: "."),
    ])
    func `asks for no name that DNS cannot have`(name: String) {
        #expect(DNSMessage.query(1, for: name) == nil)
    }

    @Test func `reads texts, whose pieces belong together`() {
        let bytes =
            Self.head(answers: 2) + Self.record(Self.text("ab", "cd"))
            + Self.record(Self.text("other"))
        #expect(read(bytes) == .success(.texts(["abcd", "other"])))
    }

    @Test func `follows another name for the same thing, and no stranger's`() {
        let other = Self.label("x.other.example")
        let bytes =
            Self.head(answers: 3) + Self.record(other, type: 5)
            + Self.record(Self.text("there"), owner: other)
            + Self.record(Self.text("stranger"), owner: Self.label("y.other.example"))
        #expect(read(bytes) == .success(.texts(["there"])))
    }

    @Test func `knows the ways in which a server says no`() {
        #expect(read(Self.head(flags: (0x81, 0x83), answers: 0)) == .success(.noSuchName))
        #expect(read(Self.head(flags: (0x81, 0x82), answers: 0)) == .success(.refused(code: 2)))
        #expect(read(Self.head(flags: (0x83, 0x80), answers: 0)) == .success(.truncated))
        #expect(read(Self.head(answers: 0)) == .success(.texts([])))
        // Without the question, which some servers leave out where they fail.
        let bare: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]
        #expect(read([0x12, 0x34, 0x81, 0x82] + bare) == .success(.refused(code: 2)))
        #expect(read([0x12, 0x34, 0x81, 0x83] + bare) == .failure(.notOurs))
        #expect(read([0x12, 0x34, 0x81, 0x80] + bare) == .failure(.notOurs))
    }

    @Test func `takes no answer to another question`() {
        let record = Self.record(Self.text("x"))
        let others = [
            Self.head(answers: 1, id: 0x4321) + record,
            Self.head(answers: 1, name: "acme.example") + record,
            Self.head(flags: (0x01, 0x00), answers: 1) + record,
            Self.head(flags: (0xA1, 0x80), answers: 1) + record,
        ]
        for other in others { #expect(read(other) == .failure(.notOurs)) }
    }

    @Test func `a name that leads to itself, or forward, ends`() {
        let place = UInt8(Self.head(answers: 1).count)
        let rest: [UInt8] = [0, 16, 0, 1, 0, 0, 0, 60, 0, 0]
        let circles: [[UInt8]] = [
            [0xC0, place],
            [1, 0x61, 0xC0, place],
            [0xC0, place + 2, 0xC0, place],
            [0xFF, 0xFF],
            [0x80, 0],
            [63] + Array(repeating: 0x61, count: 10),
        ]
        for circle in circles {
            #expect(read(Self.head(answers: 1) + circle + rest) == .failure(.malformed))
        }
    }

    @Test func `every message that breaks off is refused`() {
        let whole = Self.head(answers: 1) + Self.record(Self.text("token"))
        #expect(read(whole) == .success(.texts(["token"])))
        for length in 0..<whole.count {
            #expect(throws: DNSMessage.Failure.self) {
                _ = try DNSMessage.answer(
                    Array(whole.prefix(length)),
                    to: Self.id,
                    for: Self.name
                )
            }
        }
    }

    @Test func `lengths that lie are refused, and what is no text is passed over`() {
        let lying = Self.head(answers: 1) + Self.record([9, 0x61])
        #expect(read(lying) == .failure(.malformed))
        let counted = Self.head(answers: 200) + Self.record(Self.text("x"))
        #expect(read(counted) == .failure(.malformed))
        let binary = Self.head(answers: 1) + Self.record([2, 0xFF, 0xFE])
        #expect(read(binary) == .success(.texts([])))
    }

    @Test func `bytes that are turned at random are read to an end`() {
        let whole = Self.head(answers: 2) + Self.record(Self.text("a")) + Self.record([1, 0x62])
        for place in whole.indices {
            for value in stride(from: UInt8(0), through: 255, by: 5) {
                var bytes = whole
                bytes[place] = value
                _ = read(bytes)
            }
        }
    }
}
