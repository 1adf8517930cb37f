import TenantryDiagnostics
package import TenantryModel
import TenantryYAML

extension Description.FieldDescription {
    /// The example, read like a value in a file; `nil` if it would be refused there.
    package var exampleValue: FieldValue? {
        let file = SourceFile(path: name, text: example)
        let (tree, problems) = YAMLTree.read(file)
        guard problems.isEmpty, let root = tree?.root else { return nil }
        var decoder = FileDecoder()
        let value = decoder.value(root, as: type, named: name)
        return decoder.problems.isEmpty ? value : nil
    }
}
