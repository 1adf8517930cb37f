import TenantryCommandLine

/// The executable. All that it does is in the library, which tests link, too; only the executable
/// has Swift's libraries inside it.
@main
struct Main {
    static func main() async { await CommandLineProgram.run() }
}
