import GRDB
import TenantryTestSupport
import Testing

@testable import TenantrySQLite

/// The reference of the tables is written from a database that the migrations made.
struct TablesReferenceTests {
    @Test func `the page is what the schema says`() throws {
        let page = try DatabaseQueue().write { database in
            for migration in Schema.migrations { try database.execute(sql: migration) }
            return try TablesPage.text(of: database)
        }
        let name = "docs/reference/tables.md"
        let path = "\(RepositoryFolder.path)/\(name)"
        switch try Golden.compare(page, withFile: path, isRecording: Golden.isRecording) {
        case .equal: break
        case .missing: Issue.record("\(name) is missing; write it with RECORD=1")
        case .differs(let difference): Issue.record("\(name) is stale; RECORD=1:\n\(difference)")
        case .recorded(let difference): Issue.record("\(name) recorded:\n\(difference)")
        }
    }
}

/// The tables of a database as a page in Markdown.
private enum TablesPage {
    static func text(of database: Database) throws -> String {
        let tables = try Row.fetchAll(
            database,
            sql: """
                SELECT name, sql FROM sqlite_schema
                WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name
                """
        )
        let sections = try tables.map { try section($0["name"], sql: $0["sql"], in: database) }
        return """
            <!-- Written by the tests from the code; RECORD=1 writes it anew. -->

            # Tables

            All columns of the live state. What a row of each table is, who writes it, and example
            queries are in [Live state](../live-state.md#tables).

            """ + sections.joined()
    }

    private static func section(
        _ table: String,
        sql: String,
        in database: Database
    ) throws -> String {
        let references = try Row.fetchAll(
            database,
            sql: #"SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)"#,
            arguments: [table]
        )
        let columns = try Row.fetchAll(
            database,
            sql: #"SELECT name, type, "notnull", pk FROM pragma_table_info(?)"#,
            arguments: [table]
        )
        let lines = columns.map { column -> String in
            let name: String = column["name"]
            let targets = references.filter { $0["from"] == name }.map { reference -> String in
                let target: String = reference["table"]
                return "`\(target).\(reference["to"] as String? ?? "uid")`"
            }
            let isRequired = column["notnull"] as Int == 1
            let kind = column["pk"] as Int > 0 ? "key" : isRequired ? "" : "may be null"
            return "| `\(name)` | \(column["type"] as String) | \(kind) "
                + "| \(targets.joined(separator: ", ")) | \(values(of: name, in: sql)) |\n"
        }
        return """

            ## `\(table)`

            | Column | Type | | Refers to | Only these values |
            |---|---|---|---|---|
            \(lines.joined())
            """
    }

    /// What a check allows a column to hold: `x = … OR x IN (…)`.
    private static func values(of column: String, in sql: String) -> String {
        guard let start = sql.firstRange(of: "CHECK (\(column) ")?.lowerBound else { return "" }
        var depth = 0
        let check = sql[start...].drop { $0 != "(" }.prefix { character in
            depth += character == "(" ? 1 : character == ")" ? -1 : 0
            return depth > 0
        }
        let terms = check.dropFirst().split(separator: /\s+OR\s+/)
        let lists = terms.compactMap { term in
            term.wholeMatch(of: /(\w+) (?:= (\S+)|IN \((.*)\))/).flatMap { match in
                match.1 == column ? match.2 ?? match.3 : nil
            }
        }
        guard lists.count == terms.count, check.contains(" IN (") else { return "" }
        return lists.joined(separator: ",").split(separator: ",").map { value in
            "`" + value.filter { !" '\n".contains($0) } + "`"
        }.joined(separator: ", ")
    }
}
