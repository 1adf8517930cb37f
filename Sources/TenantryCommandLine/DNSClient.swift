import Foundation
import TenantryNames

#if canImport(Glibc)
    import Glibc
#endif

/// Asks a DNS server for TXT records: over UDP, and over TCP where the answer does not fit.
///
/// The one place that speaks to sockets. A server that says nothing, or nonsense, costs two
/// seconds.
struct DNSClient {
    /// Where a server is.
    struct Server: Hashable {
        let host: String
        let port: String

        init(host: String, port: String = "53") {
            self.host = host
            self.port = port
        }

        /// Reads `HOST`, `HOST:PORT` or `[HOST]:PORT`.
        init?(_ text: String) {
            let isBracketed = text.hasPrefix("[")
            let parts = text.split(
                separator: isBracketed ? "]" : ":",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            guard let first = parts.first else { return nil }
            if !isBracketed, text.filter({ $0 == ":" }).count > 1 {
                self.init(host: text)
                return
            }
            let host = isBracketed ? String(first.dropFirst()) : String(first)
            let after = parts.count > 1 ? parts[1].drop { $0 == ":" } : ""
            let rest = after.isEmpty ? "53" : String(after)
            guard !host.isEmpty, let number = UInt16(rest), number > 0 else { return nil }
            self.init(host: host, port: rest)
        }
    }

    /// Why there is no answer.
    struct Silence: Error {
        let reason: String
    }

    /// How long a server may take.
    private static let patience: Int64 = 2_000

    let servers: [Server]

    /// The servers of this machine.
    static var system: DNSClient {
        let lines = (try? String(contentsOfFile: "/etc/resolv.conf", encoding: .utf8)) ?? ""
        let servers = lines.split(whereSeparator: \.isNewline).compactMap { line -> Server? in
            let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            guard words.count > 1, words[0] == "nameserver" else { return nil }
            return Server(host: String(words[1]))
        }
        return DNSClient(servers: Array(servers.prefix(3)))
    }

    /// Asks one server after the other until one answers.
    func texts(of name: String) throws -> DNSMessage.Answer {
        var silence = Silence(reason: "no server is known: name one with --server HOST:PORT")
        for server in servers {
            do {
                return try ask(server, name)
            } catch let error as Silence {
                silence = Silence(reason: "\(server.host) port \(server.port): \(error.reason)")
            }
        }
        throw silence
    }

    private func ask(_ server: Server, _ name: String) throws -> DNSMessage.Answer {
        let id = UInt16.random(in: 0...UInt16.max)
        guard let query = DNSMessage.query(id, for: name) else {
            throw Silence(reason: "the name is too long for DNS")
        }
        let answer = try exchange(server, query, isStream: false) { bytes in
            try DNSMessage.answer(bytes, to: id, for: name)
        }
        guard answer == .truncated else { return try answered(answer) }
        let whole = try exchange(server, query, isStream: true) { bytes in
            try DNSMessage.answer(bytes, to: id, for: name)
        }
        guard whole != .truncated else { throw Silence(reason: "the answer is cut off") }
        return try answered(whole)
    }

    private func answered(_ answer: DNSMessage.Answer) throws -> DNSMessage.Answer {
        guard case .refused(let code) = answer else { return answer }
        throw Silence(reason: "the server refuses to answer (code \(code))")
    }

    /// Sends a query, and waits for what can be read as its answer; all else is passed over.
    private func exchange(
        _ server: Server,
        _ query: [UInt8],
        isStream: Bool,
        _ read: ([UInt8]) throws -> DNSMessage.Answer
    ) throws -> DNSMessage.Answer {
        let deadline = now() + DNSClient.patience
        let descriptor = try connected(to: server, isStream: isStream, deadline)
        defer { close(descriptor) }
        let length = [UInt8(query.count >> 8), UInt8(query.count & 255)]
        let sent = isStream ? length + query : query
        guard send(descriptor, sent, sent.count, 0) == sent.count else { throw failure("send") }
        if isStream {
            let header = try receive(2, descriptor, deadline)
            let size = Int(header[0]) << 8 | Int(header[1])
            let bytes = try receive(size, descriptor, deadline)
            guard let answer = try? read(bytes) else {
                throw Silence(reason: "what came is no answer")
            }
            return answer
        }
        var isNonsense = false
        while wait(descriptor, Int16(POLLIN), deadline) {
            var buffer = [UInt8](repeating: 0, count: 65_535)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count >= 0 else { throw failure("receive") }
            if let answer = try? read(Array(buffer.prefix(count))) { return answer }
            isNonsense = true
        }
        throw Silence(
            reason: isNonsense ? "what came is no answer" : "no answer within 2 seconds"
        )
    }

    private func receive(
        _ count: Int,
        _ descriptor: Int32,
        _ deadline: Int64
    ) throws -> [UInt8] {
        var result: [UInt8] = []
        while result.count < count {
            guard wait(descriptor, Int16(POLLIN), deadline) else {
                throw Silence(reason: "no answer within 2 seconds")
            }
            var buffer = [UInt8](repeating: 0, count: count - result.count)
            let got = recv(descriptor, &buffer, buffer.count, 0)
            guard got > 0 else { throw Silence(reason: "the answer breaks off") }
            result += buffer.prefix(got)
        }
        return result
    }

    /// Opens a socket that hears this server only.
    private func connected(
        to server: Server,
        isStream: Bool,
        _ deadline: Int64
    ) throws -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = isStream ? DNSClient.stream : DNSClient.datagram
        var list = hints.ai_next
        guard getaddrinfo(server.host, server.port, &hints, &list) == 0, let first = list else {
            throw Silence(reason: "there is no such server")
        }
        defer { freeaddrinfo(first) }
        let place = first.pointee
        let descriptor = socket(place.ai_family, place.ai_socktype, place.ai_protocol)
        guard descriptor >= 0 else { throw failure("open a socket") }
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        if connect(descriptor, place.ai_addr, place.ai_addrlen) != 0 {
            let isOnItsWay = errno == EINPROGRESS && wait(descriptor, Int16(POLLOUT), deadline)
            guard isOnItsWay else {
                let failed = failure("connect")
                close(descriptor)
                throw failed
            }
        }
        return descriptor
    }

    private func failure(_ action: String) -> Silence {
        Silence(reason: "cannot \(action): \(String(cString: strerror(errno)))")
    }

    private func wait(_ descriptor: Int32, _ events: Int16, _ deadline: Int64) -> Bool {
        let rest = deadline - now()
        guard rest > 0 else { return false }
        var wanted = pollfd(fd: descriptor, events: events, revents: 0)
        return poll(&wanted, 1, Int32(rest)) > 0
    }

    private func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    #if canImport(Glibc)
        private static let datagram = Int32(SOCK_DGRAM.rawValue)
        private static let stream = Int32(SOCK_STREAM.rawValue)
    #else
        private static let datagram = SOCK_DGRAM
        private static let stream = SOCK_STREAM
    #endif
}
