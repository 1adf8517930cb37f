import CBuild

/// Which build of tenantry is running.
enum Build {
    /// What the linker noted, which no other build has; nothing where it notes nothing.
    static let id: [UInt8] = {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = tenantry_build_id(&bytes, bytes.count)
        return Array(bytes.prefix(count))
    }()
}
