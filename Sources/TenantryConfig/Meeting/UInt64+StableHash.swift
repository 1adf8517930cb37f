extension UInt64 {
    /// The 64-bit FNV-1a hash of some bytes: the same in every run.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - start: The hash of what comes in front of them.
    /// - Complexity: O(*n*) in their number.
    init(stableHash bytes: some Sequence<UInt8>, after start: UInt64 = 0xCBF2_9CE4_8422_2325) {
        self = bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
