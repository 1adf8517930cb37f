import TenantryDiagnostics

/// Explains organization files that are not named after their id; the decoder reports them.
enum FileNameUnlikeID: Rule {
    static let page = RulePage(
        "FMT005",
        "an organization file is not named after its id",
        why: """
            Owners of files approve changes by path. If `bravo.yaml` could declare the id of \
            another organization, its owners could change that one unseen, and nobody would find \
            the file of an organization by its name.
            """,
        fix: "Rename the file, or correct the id if it was mistyped.",
        failing: .bravo(at: "organizations/bravo-clinic.yaml"),
        repaired: .bravo()
    )
}
