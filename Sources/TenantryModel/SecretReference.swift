/// Where a secret is found: the value itself is never written, stored, logged or shown.
package enum SecretReference {
    /// Whether a text is a reference: `env:NAME` or `file:/absolute/path`, whose one spelling has
    /// no `.`, `..` and `//`.
    package static func isValid(_ text: String) -> Bool {
        if text.hasPrefix("env:") {
            let name = text.utf8.dropFirst(4)
            return (1...128).contains(name.count)
                && name.first.map { !(0x30...0x39).contains($0) } == true
                && name.allSatisfy { byte in
                    (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F
                }
        }
        guard text.hasPrefix("file:/"), text.utf8.count <= 255 else { return false }
        let steps = text.utf8.dropFirst(6).split(separator: 0x2F, omittingEmptySubsequences: false)
        return steps.allSatisfy { step in
            !step.isEmpty && !step.elementsEqual(".".utf8) && !step.elementsEqual("..".utf8)
                && step.allSatisfy { (0x21...0x7E).contains($0) }
        }
    }
}
