package import TenantryModel

/// What is said about the undoing of a run, besides its plan.
package struct ReversalReport: Sendable {
    /// The run that is undone.
    package let run: Text
    /// The files that must follow, sorted by root.
    package let files: [File]

    /// One root whose file must follow.
    package struct File: Sendable {
        /// The root, as it was before the run.
        package let root: Address
        /// Its file, relative to the workspace.
        package let path: Text
        /// Whether it was not there.
        package let isGone: Bool

        /// Puts a root and its file together.
        package init(root: Address, path: Text, isGone: Bool) {
            self.root = root
            self.path = path
            self.isGone = isGone
        }
    }

    /// Puts a report together.
    package init(run: Text, files: [File]) {
        self.run = run
        self.files = files.sorted { $0.root < $1.root }
    }

    /// What the files must say again, as YAML: one part for each root, with its file above it.
    ///
    /// - Parameter texts: What they must say, by root.
    /// - Returns: All of them; what has no text is to be taken out.
    /// - Complexity: O(*n*) in the size of the texts.
    package func asYAML(_ texts: [Address: String]) -> String {
        files.map { file in
            let title = "# \(file.path.string.harmless), \(file.root.description.harmless)"
            guard let text = texts[file.root] else { return "\(title): take it out\n" }
            return "\(title):\n\(text)"
        }.joined(separator: "\n")
    }

    /// The sentences for people: which files, and what happens while they do not follow.
    package var advice: [String] {
        let lines = files.prefix(20).map { file in
            let action = file.isGone ? "take it out of" : "change it back in"
            return "  \(file.root.description.harmless): \(action) \(file.path.string.harmless)"
        }
        let rest = files.count > 20 ? ["  and \(files.count - 20) more"] : []
        return ["the files must follow, otherwise the next apply undoes this:"] + lines + rest
    }
}
