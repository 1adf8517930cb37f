extension String {
    /// The text as one word of a command line that somebody may copy into a shell.
    ///
    /// What a shell could take for something else stands in quotes.
    package var shellWord: String {
        guard isEmpty || !utf8.allSatisfy(\.isPlainInShell) else { return self }
        let quote = "'".unicodeScalars
        return "'\(String(unicodeScalars.replacing(quote, with: "'\\''".unicodeScalars)))'"
    }
}

extension UInt8 {
    /// Whether no shell reads anything into it.
    fileprivate var isPlainInShell: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "_-./:@%+=,".utf8.contains(self)
        }
    }
}
