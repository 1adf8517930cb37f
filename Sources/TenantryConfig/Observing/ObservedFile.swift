package import TenantryDiagnostics
package import TenantryModel
import TenantryYAML

/// A file that says what an identity server has seen: accounts by number, and domains.
///
/// ```yaml
/// accounts:
///   - { organization: hospital2, population: consumers, connection: patients, count: 12 }
/// domains:
///   - { name: hospital2.example, state: verified, checked: 2026-12-01 }
/// ```
package struct ObservedFile: Sendable {
    /// What it says; what does not fit is left out.
    package let observation: Observation
    /// Everything that does not fit.
    package let problems: [Diagnostic]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - state: What is live: only that can have accounts.
    ///   - challenge: What the TXT record of a domain must say.
    package init(_ file: SourceFile, live state: State, challenge: (Text) -> Text) {
        let (tree, problems) = YAMLTree.read(file)
        guard let root = tree?.root else {
            observation = Observation()
            self.problems = problems
            return
        }
        var reading = ObservationReading(state)
        observation = reading.observation(root, challenge)
        self.problems = (problems + reading.decoder.problems).sorted()
    }
}
