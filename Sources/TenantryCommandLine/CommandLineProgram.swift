/// What the executable does.
package enum CommandLineProgram {
    /// Does what the arguments of this process say, and leaves with an exit status.
    package static func run() async { await TenantryCommand.main() }
}
