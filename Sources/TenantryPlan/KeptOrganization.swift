package import TenantryModel

/// An organization that stays as somebody changed it outside, because its file says so for a while.
///
/// What its file says besides waits, revocations too: whoever reads a plan must be told.
package struct KeptOrganization: Hashable, Sendable {
    /// Its id in the files.
    package let id: Text
    /// The waiver that says so.
    package let waiver: Waiver
    /// How many changes from outside stay.
    package let outside: Int
    /// How many changes of its file wait.
    package let waiting: Int

    /// Says what stays and what waits.
    package init(id: Text, waiver: Waiver, outside: Int, waiting: Int) {
        self.id = id
        self.waiver = waiver
        self.outside = outside
        self.waiting = waiting
    }
}
