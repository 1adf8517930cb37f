/// What keys are called that stand in front of secrets, here and in other programs.
package enum SecretName {
    /// Whether a key that nobody knows could stand in front of a secret.
    package static func mayBe(_ key: String) -> Bool {
        let key = key.lowercased()
        return whole.contains(key)
            || parts.contains { key.utf8.firstRange(of: $0.utf8) != nil }
            || key.hasSuffix("key")
    }

    private static let whole: Set = [
        "auth", "authorization", "basicauth", "basic-auth", "basic_auth",
    ]
    private static let parts = [
        "secret", "token", "passw", "passphrase", "credential", "scim", "pwd", "bearer", "jwt",
        "kennwort",
    ]
}
