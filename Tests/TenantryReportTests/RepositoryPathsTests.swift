import TenantryDiagnostics
import TenantryReport
import Testing

/// CI knows files from the root of the repository, wherever somebody stood and however they typed.
struct RepositoryPathsTests {
    @Test(arguments: [
        ("tenants/a.yaml", "deploy/tenants/a.yaml"),
        ("./tenants//a.yaml", "deploy/tenants/a.yaml"),
        ("../tenants/a.yaml", "tenants/a.yaml"),
        ("/srv/clone/tenants/a.yaml", "tenants/a.yaml"),
        ("/srv/clone/deploy/../tenants/a.yaml", "tenants/a.yaml"),
        // What lies outside stays as it was typed.
        ("../../other/a.yaml", "../../other/a.yaml"),
        ("../../../../a.yaml", "../../../../a.yaml"),
        ("/etc/a.yaml", "/etc/a.yaml"),
        ("/srv/cloned/a.yaml", "/srv/cloned/a.yaml"),
        // Equal for the eye, but another folder.
        ("/srv/clone\u{301}/a.yaml", "/srv/clone\u{301}/a.yaml"),
    ])
    func `tells a path from the root`(_ typed: String, _ told: String) {
        let paths = RepositoryPaths(root: "/srv/clone", folder: "/srv/clone/deploy")
        #expect(path(typed, paths) == told)
    }

    @Test(arguments: [
        ("tenants/a.yaml", "tenants/a.yaml"), ("./a.yaml", "a.yaml"), ("../a.yaml", "../a.yaml"),
        ("/srv/a.yaml", "/srv/a.yaml"),
    ])
    func `keeps a path without a repository`(_ typed: String, _ told: String) {
        #expect(path(typed, .asTyped) == told)
    }

    @Test func `percent-encodes what a URI does not allow`() {
        let text = ReportFormat.sarif.renderer(color: false).text(of: report("a b/ü%:#?[.yaml"))
        #expect(text.contains(#""uri": "a%20b/%C3%BC%25%3A%23%3F%5B.yaml""#))
        let outside = ReportFormat.sarif.renderer(color: false).text(of: report("/srv/a b.yaml"))
        #expect(outside.contains(#""uri": "file:///srv/a%20b.yaml""#))
    }

    /// The path as GitLab gets it.
    private func path(_ typed: String, _ paths: RepositoryPaths) -> String? {
        let text = ReportFormat.gitlab.renderer(color: false, paths: paths).text(of: report(typed))
        let line = text.split(separator: "\n").first { $0.contains(#""path": "#) }
        return line?.split(separator: "\"").dropFirst(3).first.map(String.init)
    }

    private func report(_ path: String) -> DiagnosticReport {
        DiagnosticReport(
            diagnostics: [Diagnostic("FMT001", "wrong", at: SourceSpan(startOf: path))],
            files: [],
            organizations: 0
        )
    }
}
