import ArgumentParser
import TenantryReport

/// `tenantry schema`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of a kind of file, for editors, or of a result.",
        discussion: """
            A first line such as this tells an editor where the schema is:
              # yaml-language-server: $schema=../../schema/organization.schema.json

            Examples:
              tenantry schema organization > schema/organization.schema.json
              tenantry schema catalog
              tenantry schema plan
            """
    )

    @Argument(
        help: "What to describe: \(PublishedSchema.names.joined(separator: ", ")).",
        completion: .list(PublishedSchema.names)
    )
    var name: PublishedSchema

    func run() throws { try Console.show(name.text) }
}

/// A schema by its name: of a kind of file, or of what `--format json` prints.
enum PublishedSchema: ExpressibleByArgument {
    case file(FileSchema)
    case result(ResultSchema)

    init?(argument: String) {
        if let file = FileSchema(rawValue: argument) {
            self = .file(file)
        } else if let result = ResultSchema(rawValue: argument) {
            self = .result(result)
        } else {
            return nil
        }
    }

    /// All names.
    static let names = FileSchema.allCases.map(\.rawValue) + ResultSchema.allCases.map(\.rawValue)

    /// The names, for help and completion.
    static var allValueStrings: [String] { names }

    /// The schema.
    var text: String {
        switch self {
        case .file(let schema): schema.text
        case .result(let schema): schema.schema
        }
    }
}
