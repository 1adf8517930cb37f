import Foundation

/// The target that the environment names.
private let target: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["TENANTRY_FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
        let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
        preconditionFailure("TENANTRY_FUZZ_TARGET must be one of \(names), not `\(name)`")
    }
    return target
}()

/// Where libFuzzer begins: the package manager gives the executable this `main`.
@_silgen_name("LLVMFuzzerRunDriver")
private func drive(
    _ count: UnsafeMutablePointer<CInt>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ attempt: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Runs libFuzzer with its own arguments.
@_cdecl("TenantryFuzz_main")
public func begin(
    _ count: CInt,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> CInt {
    var count = count
    var words = words
    return drive(&count, &words) { start, length in
        target.attempt(Array(UnsafeBufferPointer(start: start, count: length)))
        return 0
    }
}
