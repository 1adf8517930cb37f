import Foundation

extension Error {
    /// Why the system could not do something, in its own words: what libraries wrap around that
    /// names their classes and numbers.
    var reason: String {
        let error = self as NSError
        if error.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(error.code)))
        }
        if let inner = error.userInfo[NSUnderlyingErrorKey] as? any Error { return inner.reason }
        if let cocoa = self as? CocoaError, let words = cocoa.words { return words }
        return error.localizedDescription
    }
}

extension CocoaError {
    /// The same for the codes that come without a reason of the system.
    fileprivate var words: String? {
        switch code {
        case .fileNoSuchFile, .fileReadNoSuchFile: String(cString: strerror(ENOENT))
        case .fileWriteFileExists: String(cString: strerror(EEXIST))
        case .fileWriteNoPermission, .fileReadNoPermission: String(cString: strerror(EACCES))
        case .fileWriteOutOfSpace: String(cString: strerror(ENOSPC))
        case .fileWriteVolumeReadOnly: String(cString: strerror(EROFS))
        case .fileWriteUnknown, .fileReadUnknown: "what stands there is of another kind"
        default: nil
        }
    }
}
