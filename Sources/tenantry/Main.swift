import TenantryCommandLine

/// The executable.
///
/// All that it does is in a library that tests link, too; only the executable has Swift's own
/// libraries inside it.
@main
struct Main {
    static func main() async { await CommandLineProgram.run() }
}
