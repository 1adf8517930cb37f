/// Which target may import what: the direction of the whole system in one table.
///
/// ```
/// Diagnostics      Model      Names      Parallel
///      ╲   ╲      ╱  │ ╲      ╱            │
///       ╲   YAML     │  Access             │
///        ╲    ╲      │ ╱    ╲              │
///         ───── Config       ╲           Plan ── Store ── SQLite
///                   ╲         ╲         ╱   ╲      │
///                    ╲────── Report ────     ╲     │
///                     ╲        │        Reconcile ─┘
///                      ╲       │        ╱
///                       ── CommandLine ── tenantry
/// ```
enum ImportTable {
    /// One line of the table.
    struct Row: Sendable {
        /// The target.
        let target: String
        /// What it depends on in the manifest, and may import.
        let dependencies: Set<String>
        /// What comes with the toolchain and it may import too.
        var toolchain: Set<String> = []
    }

    /// The targets that are Swift, in the order of the manifest.
    static let rows: [Row] = [
        Row(target: "TenantryDiagnostics", dependencies: []),
        Row(
            target: "TenantryYAML",
            dependencies: ["CLibYAML", "TenantryDiagnostics", "TenantryModel"]
        ),
        Row(
            target: "TenantryNames",
            dependencies: ["CLibIDN2", "CLibPSL"],
            toolchain: ["Darwin", "Glibc", "Musl"]
        ),
        Row(target: "TenantryModel", dependencies: ["CTexts"]),
        Row(
            target: "TenantryParallel",
            dependencies: [],
            toolchain: ["Dispatch", "Synchronization"]
        ),
        Row(
            target: "TenantryAccess",
            dependencies: ["TenantryModel", "TenantryNames", "TenantryParallel"]
        ),
        Row(
            target: "TenantryConfig",
            dependencies: [
                "TenantryAccess", "TenantryDiagnostics", "TenantryModel", "TenantryNames",
                "TenantryParallel",
                "TenantryYAML",
            ],
            toolchain: ["Synchronization"]
        ),
        Row(
            target: "TenantryPlan",
            dependencies: ["Crypto", "TenantryAccess", "TenantryModel", "TenantryParallel"]
        ),
        Row(
            target: "TenantryReport",
            dependencies: [
                "Mustache", "TenantryAccess", "TenantryConfig", "TenantryDiagnostics",
                "TenantryModel", "TenantryParallel", "TenantryPlan",
            ]
        ),
        Row(
            target: "TenantryStore",
            dependencies: ["TenantryModel", "TenantryParallel", "TenantryPlan"],
            toolchain: ["Synchronization"]
        ),
        Row(
            target: "TenantrySQLite",
            dependencies: [
                "GRDB", "GRDBSQLite", "TenantryModel", "TenantryParallel", "TenantryPlan",
                "TenantryStore",
            ],
            toolchain: ["Darwin", "Glibc", "Musl", "Synchronization"]
        ),
        Row(
            target: "TenantryReconcile",
            dependencies: [
                "CBuild", "CFiles", "TenantryAccess", "TenantryConfig", "TenantryDiagnostics",
                "TenantryModel", "TenantryNames", "TenantryParallel", "TenantryPlan",
                "TenantryStore",
            ]
        ),
        Row(
            target: "TenantryCommandLine",
            dependencies: [
                "ArgumentParser", "TenantryAccess", "TenantryConfig", "TenantryDiagnostics",
                "TenantryModel", "TenantryNames", "TenantryPlan", "TenantryReconcile",
                "TenantryReport", "TenantrySQLite", "TenantryStore", "TenantryYAML",
            ],
            toolchain: ["Darwin", "Dispatch", "Foundation", "Glibc", "Synchronization"]
        ),
        Row(target: "tenantry", dependencies: ["TenantryCommandLine"]),
    ]

    /// Foreign modules, each behind the one target that may import it.
    static let owners: [String: String] = [
        "ArgumentParser": "TenantryCommandLine",
        "CBuild": "TenantryReconcile",
        "CFiles": "TenantryReconcile",
        "CLibIDN2": "TenantryNames",
        "CLibPSL": "TenantryNames",
        "CLibYAML": "TenantryYAML",
        "CTexts": "TenantryModel",
        "Crypto": "TenantryPlan",
        "Foundation": "TenantryCommandLine",
        "GRDB": "TenantrySQLite",
        "GRDBSQLite": "TenantrySQLite",
        "Mustache": "TenantryReport",
    ]
}
