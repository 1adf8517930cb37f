import TenantryModel
import TenantryParallel
import TenantryTestSupport
import Testing

/// Texts are one if their bytes are, wherever they were made.
struct TextTests {
    @Test func `keeps every text, whoever adds it at the same time`() {
        // More than fit into the first tables, in another order on each thread.
        let count = 20_000
        let found = Parallel.map(count: 8, pieces: 8, smallest: 1) { range in
            range.flatMap { thread in
                (0..<count).map { number in
                    let place = (number * 7919 + thread * 2503) % count
                    return (place, Text("text \(place)"))
                }
            }
        }
        var texts = [Text?](repeating: nil, count: count)
        for (place, text) in found.flatMap({ $0 }) {
            #expect(text == texts[place] ?? text)
            texts[place] = text
        }
        #expect(texts.enumerated().allSatisfy { $1?.string == "text \($0)" })
        #expect(Set(texts).count == count)
    }

    @Test(arguments: ["", "a", "1234567", "12345678", "\u{0}", "a\u{0}b", "grün", "👩‍🔬"])
    func `gives back what it was made of`(string: String) {
        let text = Text(string)
        #expect(text.string == string)
        #expect(Array(text.utf8) == Array(string.utf8))
        #expect(text.isEmpty == string.isEmpty)
        #expect(Text(string + string) != text || string.isEmpty)
        let bytes = Array(string.utf8)
        #expect(bytes.withUnsafeBufferPointer { Text(utf8: $0) } == text)
    }

    @Test func `keeps long texts`() {
        let long = String(repeating: "0123456789", count: 100_000)
        #expect(Text(long).string == long)
        #expect(Text(long) == Text(long))
        #expect(Text(long) != Text(long + "0"))
    }

    @Test func `is in order by its bytes`() {
        let texts = ["", "a", "a\u{0}", "aa", "b", "e\u{301}", "z", "é", "\u{FFFD}", "𐀀"]
        for (place, text) in texts.enumerated() {
            for (other, second) in texts.enumerated() {
                #expect((Text(text) < Text(second)) == (place < other))
                #expect((Text(text) == Text(second)) == (place == other))
            }
        }
    }

    @Test(arguments: [0, 1, 15, 16, 17, 3_000])
    func `many at once are what they are one by one`(count: Int) {
        let samples: [[UInt8]] = [
            [], [0x61], Array("known text".utf8), Array("grün".utf8), [0x61, 0xC3, 0x28, 0xFF],
            Array("a text of more than sixteen bytes".utf8),
        ]
        var bytes: [UInt8] = []
        var ranges: [Range<Int>] = []
        for number in 0..<count {
            let start = bytes.count
            bytes += samples[number % samples.count] + (number % 5 == 0 ? "\(number)" : "").utf8
            ranges.append(start..<bytes.count)
        }
        let single = ranges.map { Text(utf8: bytes, in: $0) }
        #expect(Text.texts(utf8: bytes, in: ranges) == single)
        // Without what is not ASCII, all go the same way; what comes first need not be known.
        let plain = bytes.map { $0 & 0x7F }
        let texts = Text.texts(utf8: plain, in: ranges)
        #expect(texts == ranges.map { Text(utf8: plain, in: $0) })
        #expect(texts.map { Array($0.utf8) } == ranges.map { Array(plain[$0]) })
    }

    @Test func `makes UTF-8 of what is none`() {
        let bytes: [UInt8] = [0x61, 0xC3, 0x28, 0xFF]
        #expect(bytes.withUnsafeBufferPointer { Text(utf8: $0) }.string == "a\u{FFFD}(\u{FFFD}")
    }
}
