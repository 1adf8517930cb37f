import Mustache

/// Makes a text harmless where it stands in a page: between tags, or in an attribute in quotes.
///
/// Mustache's own content type goes by `Character`, which takes a `<` and the
/// combining mark behind it for something else and lets it through.
struct PageText: MustacheContentType {
    /// The name by which templates ask for it.
    static let name = "PAGE"

    func escapeText(_ text: String) -> String { text.asMarkup }
}
