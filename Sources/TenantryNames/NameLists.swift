import CLibIDN2
import CLibPSL

/// The lists that libraries of the system bring along: what a name is depends on them.
package enum NameLists {
    /// Tells which they are: other ones have another text.
    package static let version = [
        psl_get_version().map { String(cString: $0) },
        psl_builtin_sha1sum().map { String(cString: $0) },
        idn2_check_version(nil).map { String(cString: $0) },
    ].compactMap(\.self).joined(separator: " ")
}
