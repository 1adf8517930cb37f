import Testing

@testable import TenantryReconcile

/// A build can be told from any other.
struct BuildTests {
    @Test func `the linker has noted which one this is`() {
        #expect(Build.id.count >= 16)
        #expect(Set(Build.id).count > 4)
    }
}
