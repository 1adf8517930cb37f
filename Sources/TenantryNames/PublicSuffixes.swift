import CLibPSL

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The names directly under which anybody can register one: `co.uk`, and in the list's private
/// section `github.io`.
///
/// The one place that speaks to libpsl. Names are normalised A-labels, as ``MailDomain`` gives
/// them.
package struct PublicSuffixes: Sendable {
    /// The list that came with libpsl.
    package static let builtIn = PublicSuffixes(list: nil)

    private let list: LoadedList?

    private init(list: LoadedList?) { self.list = list }

    /// Loads a list in the format of publicsuffix.org; `nil` if there is not one suffix in it.
    package init?(text: String) {
        guard let list = LoadedList(text) else { return nil }
        self.init(list: list)
    }

    /// Whether everybody could have a name under this one: a listed suffix, or a single label.
    package func isPublicSuffix(_ name: String) -> Bool {
        withContext { psl_is_public_suffix($0, name) == 1 }
    }

    /// Whether a claim (`x` or `*.x`) would match names of strangers.
    ///
    /// It does if `x` is a public suffix, or with `*.` every name under it is.
    package func isOpenToStrangers(_ claim: String) -> Bool {
        guard claim.utf8.starts(with: "*.".utf8) else { return isPublicSuffix(claim) }
        let base = String(claim.dropFirst(2))
        // The list's own wildcards: under `*.ck`, `any.ck` is a suffix although no list names it.
        return isPublicSuffix(base) || isPublicSuffix("any-name." + base)
    }

    /// Whether a name lies under a suffix of the private section, where a company lends out names.
    package func isLent(_ name: String) -> Bool {
        let isPrivate = PSL_TYPE_PRIVATE | PSL_TYPE_NO_STAR_RULE
        let isOfficial = PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE
        return withContext { context in
            // The suffix that libpsl returns is a pointer into the name, so the name has to stay.
            name.withCString { start in
                guard let suffix = psl_unregistrable_domain(context, start) else { return false }
                return psl_is_public_suffix2(context, suffix, isPrivate) == 1
                    && psl_is_public_suffix2(context, suffix, isOfficial) == 0
            }
        }
    }

    /// Returns the shortest parent that somebody can register, `hospital.co.uk` for
    /// `a.b.hospital.co.uk`; `nil` for a public suffix.
    package func registrableDomain(of name: String) -> String? {
        withContext { context in
            name.withCString { start in
                psl_registrable_domain(context, start).map { String(cString: $0) }
            }
        }
    }

    /// Keeps a loaded list alive while C reads it: only its address is left by then.
    private func withContext<Answer>(_ body: (OpaquePointer?) -> Answer) -> Answer {
        guard let list else { return body(psl_builtin()) }
        return withExtendedLifetime(list) { body(OpaquePointer(bitPattern: list.address)) }
    }
}

/// A list in memory that belongs to libpsl until nobody uses it.
private final class LoadedList: Sendable {
    /// The list, as a number: libpsl only reads it after loading, so all threads may share it.
    let address: UInt

    init?(_ text: String) {
        var text = text
        let list: OpaquePointer? = text.withUTF8 { bytes in
            guard let start = bytes.baseAddress, !bytes.isEmpty else { return nil }
            // Opened for reading only, so nothing is written through the pointer.
            let stream = fmemopen(UnsafeMutableRawPointer(mutating: start), bytes.count, "r")
            guard let stream else { return nil }
            defer { fclose(stream) }
            return psl_load_fp(stream)
        }
        guard let list else { return nil }
        guard psl_suffix_count(list) > 0 else {
            psl_free(list)
            return nil
        }
        address = UInt(bitPattern: list)
    }

    deinit { psl_free(OpaquePointer(bitPattern: address)) }
}
