import TenantryDiagnostics

/// Explains what lies in a workspace and is no regular file in a known place; the reader of the
/// folder reports it.
enum UnexpectedEntry: FolderRule {
    static let page = RulePage(
        "FMT012",
        "something in the workspace is not a regular file in a known place",
        why: """
            A file that is silently passed over looks as if it were in force: somebody declares a \
            hospital and its people cannot sign in, or an organization seems to be gone and is \
            removed. Links can lead out of the repository, to what nobody reviewed. Names that \
            differ only in case are one file on some computers and two on others.
            """,
        fix: """
            Put organizations below `organizations/` and the rest into `catalog/`, as regular \
            files that end in `.yaml` or `.yml`, and nothing else into these folders. Passed over \
            are `README`, `LICENSE`, `OWNERS` and `CODEOWNERS` with any ending, hidden names that \
            do not end in `.yaml` or `.yml`, and what editors and tools leave: names that end in \
            `~`, `.bak` or `.orig`, `#name#`, `.#name`, `.name.swp`.
            """,
        failing: .bravo(at: "bravo.yaml"),
        repaired: .bravo()
    )
}
