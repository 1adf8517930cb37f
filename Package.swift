// swift-tools-version: 6.1
import PackageDescription

// Links the executable with Swift's libraries inside it. Only linking knows: what is compiled is
// the same for the executable and for the tests, and is compiled once. (`--static-swift-stdlib`
// would compile everything again, and Swift Testing cannot be linked like that.) Foundation's own
// libraries have to be named, since what is compiled like this does not name them.
let swiftInside = [
    "-static-stdlib", "-lFoundationEssentials", "-lFoundationInternationalization",
    "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims", "-l_FoundationCollections",
]

let package = Package(
    name: "tenantry",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "tenantry", targets: ["tenantry"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        // MARK: - The world's libraries, one shim each

        /// Reads YAML as a stream of events.
        .systemLibrary(
            name: "CLibYAML",
            pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"])]
        ),
        /// Turns international domain names into their ASCII form and back.
        .systemLibrary(
            name: "CLibIDN2",
            pkgConfig: "libidn2",
            providers: [.apt(["libidn2-dev"])]
        ),
        /// Knows the public suffixes.
        .systemLibrary(
            name: "CLibPSL",
            pkgConfig: "libpsl",
            providers: [.apt(["libpsl-dev"])]
        ),
        /// Opens and lists files beneath a folder, and nothing outside it.
        .target(name: "CFiles"),
        /// Keeps each text once.
        .target(name: "CTexts"),
        /// Tells which build of a program is running, which the linker has to note.
        .target(
            name: "CBuild",
            linkerSettings: [
                .unsafeFlags(["-Xlinker", "--build-id"], .when(platforms: [.linux]))
            ]
        ),

        // MARK: - The pure middle

        /// Says what is wrong, where, and what to do next, as values.
        .target(name: "TenantryDiagnostics"),
        /// Turns YAML text into a tree in which every key and value has its place.
        .target(
            name: "TenantryYAML",
            dependencies: ["TenantryDiagnostics", "TenantryModel", "CLibYAML"]
        ),
        /// Knows what is a domain name, an e-mail address, a public suffix, a public mailbox.
        .target(name: "TenantryNames", dependencies: ["CLibIDN2", "CLibPSL"]),
        /// Describes what an organization and a catalog are.
        .target(name: "TenantryModel", dependencies: ["CTexts"]),
        /// Carries out independent pieces of pure work on all cores.
        .target(name: "TenantryParallel"),
        /// Answers who can sign in, use and administer what, and who pays, over one state.
        .target(
            name: "TenantryAccess",
            dependencies: ["TenantryModel", "TenantryNames", "TenantryParallel"]
        ),
        /// Turns YAML files into a desired state, or into diagnostics.
        .target(
            name: "TenantryConfig",
            dependencies: [
                "TenantryAccess", "TenantryDiagnostics", "TenantryModel", "TenantryNames",
                "TenantryParallel", "TenantryYAML",
            ]
        ),
        /// Compares states and says what to change, and in which order.
        .target(
            name: "TenantryPlan",
            dependencies: [
                "TenantryAccess", "TenantryModel", "TenantryParallel",
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        /// Shows diagnostics, plans and states in a format.
        .target(
            name: "TenantryReport",
            dependencies: [
                "TenantryAccess", "TenantryConfig", "TenantryDiagnostics", "TenantryModel",
                "TenantryParallel", "TenantryPlan",
                .product(name: "Mustache", package: "swift-mustache"),
            ]
        ),

        // MARK: - The world

        /// Defines what a store must do, applies plans to it, and offers one in memory.
        .target(
            name: "TenantryStore",
            dependencies: ["TenantryModel", "TenantryParallel", "TenantryPlan"]
        ),
        /// Keeps live state in SQLite.
        .target(
            name: "TenantrySQLite",
            dependencies: [
                "TenantryModel", "TenantryParallel", "TenantryPlan", "TenantryStore",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),
        /// Reads a workspace from a folder.
        .target(
            name: "TenantryReconcile",
            dependencies: [
                "CBuild", "CFiles", "TenantryAccess", "TenantryConfig", "TenantryDiagnostics",
                "TenantryModel", "TenantryNames", "TenantryParallel", "TenantryPlan",
                "TenantryStore",
            ]
        ),
        /// Reads arguments, picks a store and a format, prints, exits.
        .target(
            name: "TenantryCommandLine",
            dependencies: [
                "TenantryAccess", "TenantryConfig", "TenantryDiagnostics", "TenantryModel",
                "TenantryNames", "TenantryPlan", "TenantryReconcile", "TenantryReport",
                "TenantrySQLite", "TenantryStore", "TenantryYAML",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        /// Starts the command line.
        .executableTarget(
            name: "tenantry",
            dependencies: ["TenantryCommandLine"],
            linkerSettings: [.unsafeFlags(swiftInside, .when(platforms: [.linux]))]
        ),

        // MARK: - Tests

        /// Gives tests scenarios, golden files, marked text and processes; imported by tests only.
        .target(
            name: "TenantryTestSupport",
            dependencies: [
                "TenantryConfig", "TenantryDiagnostics", "TenantryModel", "TenantryPlan",
                "TenantryStore",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            path: "Tests/TenantryTestSupport"
        ),
        /// Gives SQLite a disk that fails on demand, and can lose power; imported by tests only.
        .target(
            name: "CFaultyDisk",
            path: "Tests/CFaultyDisk",
            linkerSettings: [.linkedLibrary("sqlite3")]
        ),
        .testTarget(
            name: "TenantryTestSupportTests",
            dependencies: ["TenantryDiagnostics", "TenantryTestSupport"]
        ),
        .testTarget(name: "TenantryNamesTests", dependencies: ["TenantryNames"]),
        .testTarget(name: "TenantryParallelTests", dependencies: ["TenantryParallel"]),
        .testTarget(
            name: "TenantryYAMLTests",
            dependencies: ["TenantryDiagnostics", "TenantryTestSupport", "TenantryYAML"]
        ),
        .testTarget(
            name: "TenantryConfigTests",
            dependencies: [
                "TenantryConfig", "TenantryDiagnostics", "TenantryModel", "TenantryTestSupport",
                "TenantryYAML",
            ]
        ),
        .testTarget(
            name: "TenantryAccessTests",
            dependencies: [
                "TenantryAccess", "TenantryConfig", "TenantryDiagnostics", "TenantryModel",
                "TenantryNames", "TenantryPlan", "TenantryReconcile", "TenantrySQLite",
                "TenantryStore", "TenantryTestSupport",
            ]
        ),
        .testTarget(
            name: "TenantryReconcileTests",
            dependencies: ["TenantryDiagnostics", "TenantryReconcile"]
        ),
        .testTarget(
            name: "TenantryPlanTests",
            dependencies: [
                "TenantryConfig", "TenantryDiagnostics", "TenantryModel", "TenantryPlan",
                "TenantryStore",
                "TenantryTestSupport",
            ]
        ),
        .testTarget(
            name: "TenantryStoreTests",
            dependencies: [
                "CFaultyDisk", "TenantryConfig", "TenantryDiagnostics", "TenantryModel",
                "TenantryPlan", "TenantryReconcile", "TenantrySQLite", "TenantryStore",
                "TenantryTestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(
            name: "TenantryReportTests",
            dependencies: [
                "TenantryAccess", "TenantryConfig", "TenantryDiagnostics", "TenantryModel",
                "TenantryPlan",
                "TenantryReport", "TenantryTestSupport",
            ],
            exclude: ["Golden"]
        ),
        .testTarget(
            name: "TenantryScenarioTests",
            dependencies: [
                "TenantryConfig", "TenantryDiagnostics", "TenantryModel", "TenantryPlan",
                "TenantrySQLite", "TenantryStore", "TenantryTestSupport", "TenantryCommandLine",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Hostile", "Scenarios", "Templates/Play"]
        ),
        .testTarget(name: "TenantryTidyTests", dependencies: ["TenantryTestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)

// `make fuzz` builds this instead of the tests: their states, fed by libFuzzer. It is no package of
// its own, because what it fuzzes is `package`.
if Context.environment["TENANTRY_FUZZ"] == "1" {
    let without = ["tenantry", "TenantryCommandLine", "TenantryTestSupport"]
    package.products = []
    package.targets.removeAll { $0.type == .test || without.contains($0.name) }
    package.targets.append(
        .executableTarget(
            name: "TenantryFuzz",
            dependencies: [
                "TenantryConfig", "TenantryDiagnostics", "TenantryModel", "TenantryPlan",
                "TenantryReconcile", "TenantryReport", "TenantryStore", "TenantryYAML",
            ],
            path: ".",
            sources: [
                "Fuzz/Targets", "Sources/TenantryCommandLine/JSONValue.swift",
                "Sources/TenantryCommandLine/PlanDocument.swift",
                "Sources/TenantryCommandLine/PlanOutline.swift",
                "Tests/TenantryTestSupport/SeededRandom.swift",
                "Tests/TenantryTestSupport/StateEdit.swift",
                "Tests/TenantryTestSupport/Pools.swift",
                "Tests/TenantryTestSupport/State+Repaired.swift",
                "Tests/TenantryTestSupport/ArbitraryState.swift",
                "Tests/TenantryTestSupport/ArbitraryState+Catalog.swift",
                "Tests/TenantryTestSupport/ArbitraryState+Connections.swift",
                "Tests/TenantryTestSupport/ArbitraryState+Edits.swift",
                "Tests/TenantryTestSupport/ArbitraryState+Organizations.swift",
                "Tests/TenantryTestSupport/ArbitraryState+Renames.swift",
                "Tests/TenantryTestSupport/Applied.swift",
            ],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])],
            // gold dies of the sanitizer's symbols.
            linkerSettings: [.unsafeFlags(["-use-ld=lld"])]
        )
    )
}

for target in package.targets where target.type != .system && !target.name.hasPrefix("CF") {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("InternalImportsByDefault"),
        ]
    // What is tested is optimized, what tests is not: it would take longer to build than it saves.
    if target.type == .test {
        target.swiftSettings?.append(
            .unsafeFlags(["-Onone"], .when(configuration: .release))
        )
    }
}
