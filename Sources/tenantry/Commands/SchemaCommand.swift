import ArgumentParser
import TenantryReport

/// `tenantry schema`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of a kind of file, for editors.",
        discussion: """
            A first line such as this tells an editor where the schema is:
              # yaml-language-server: $schema=../../schema/organization.schema.json

            Examples:
              tenantry schema --kind organization > schema/organization.schema.json
              tenantry schema --kind catalog
            """
    )

    @Option(help: "The kind of file: organization, catalog, policy or expectations.")
    var kind: FileSchema

    func run() throws { try Console.show(kind.text) }
}

extension FileSchema: ExpressibleByArgument {}
