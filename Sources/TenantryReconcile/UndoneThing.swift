import TenantryModel

/// One thing through the runs that are undone.
struct UndoneThing {
    /// Its address after the last of them.
    let now: Address
    /// Whether it is there after the last of them.
    let isThere: Bool
    /// How it was before the first of them; `nil` if it was not there.
    let past: Record?
    /// By what everything knows it, whatever it is called.
    let uid: Text
    /// Whether the first of them found something else, which somebody had changed outside.
    let wasChangedOutside: Bool

    /// The id and the uid of an organization that went and comes back as itself.
    var revived: (id: Text, uid: Text)? {
        guard !isThere, let past, past.kind == .organization else { return nil }
        return (past.key, uid)
    }
}
