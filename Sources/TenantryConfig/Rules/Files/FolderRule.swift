/// A rule about the folder of a workspace; the reader of the folder speaks in its name.
///
/// Its examples say something only when their files lie in a real folder.
package protocol FolderRule: Rule {}
