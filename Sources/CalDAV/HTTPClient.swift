internal import CLibcurl

/// An HTTP/1.1 client that keeps its connection: libcurl's easy interface, one request at a time.
///
/// Only `http` and `https`, certificates always verified, no redirect followed, no cookie kept, answers bounded in size
/// and time. Not `Sendable`: a handle belongs to one thread at a time.
final class HTTPClient {
  struct Request {
    var method: String
    var url: String
    var headers: [(String, String)] = []
    /// Nil sends none.
    var body: [UInt8]?
  }

  struct Answer {
    var status = 0
    /// In the order of the answer, with names in lower case.
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
  }

  enum Authentication { case none, basic, digest }

  private let handle: UnsafeMutableRawPointer
  private let credentials: Credentials?
  private let receiver = AnswerReceiver()
  private let reasons = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

  /// Which of the schemes of RFC 7617 (Basic) and RFC 7616 (Digest) the credentials are sent by; at first none.
  var authentication = Authentication.none

  init(
    credentials: Credentials?, timeLimits: CollectionPublisher.TimeLimits, certificates: String?,
    isLoopback: Bool
  ) throws(CalDAVProblem) {
    if let reason = entente_curl_load() {
      throw CalDAVProblem(
        .server,
        "libcurl cannot be loaded (\(String(cString: reason))); install it, on Debian the package libcurl4")
    }
    guard let handle = entente_curl_new() else {
      throw CalDAVProblem(.server, "libcurl does not start; there may be no memory left")
    }
    self.handle = handle
    self.credentials = credentials
    reasons.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    entente_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, reasons)
    // libcurl's own time-outs by signals are for programs without threads.
    entente_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    entente_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    entente_curl_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    entente_curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
    entente_curl_set_long(handle, CURLOPT_PATH_AS_IS, 1)
    entente_curl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
    entente_curl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
    entente_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, timeLimits.connecting.milliseconds)
    entente_curl_set_long(handle, CURLOPT_TIMEOUT_MS, timeLimits.answering.milliseconds)
    entente_curl_set_text(handle, CURLOPT_USERAGENT, "Entente")
    if let certificates { entente_curl_set_text(handle, CURLOPT_CAINFO, certificates) }
    // A proxy from the environment must not get to see what was meant for this machine.
    if isLoopback { entente_curl_set_text(handle, CURLOPT_NOPROXY, "*") }
    entente_curl_set_receiver(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, receiver in
      AnswerReceiver.receive(bytes, size, count, receiver) { $0.body($1) }
    }
    entente_curl_set_receiver(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, receiver in
      AnswerReceiver.receive(bytes, size, count, receiver) { $0.headerLine($1) }
    }
    let pointer = Unmanaged.passUnretained(receiver).toOpaque()
    entente_curl_set_pointer(handle, CURLOPT_WRITEDATA, pointer)
    entente_curl_set_pointer(handle, CURLOPT_HEADERDATA, pointer)
  }

  deinit {
    entente_curl_free(handle)
    reasons.deallocate()
  }

  /// Sends a request and reads the whole answer, whatever its status.
  func send(_ request: Request) throws(TransportFailure) -> Answer {
    var list: UnsafeMutablePointer<curl_slist>?
    defer { entente_curl_list_free(list) }
    // libcurl would wait up to a second for the server's word before it sends a body.
    for (name, value) in [("Expect", "")] + request.headers {
      // "Name:" takes a header of libcurl's own away.
      list = entente_curl_list_append(list, value.isEmpty ? "\(name):" : "\(name): \(value)") ?? list
    }
    entente_curl_set_pointer(handle, CURLOPT_HTTPHEADER, list)
    entente_curl_set_text(handle, CURLOPT_URL, request.url)
    authenticate()
    receiver.reset()
    reasons.pointee = 0
    let code: CURLcode
    if let body = request.body {
      code = body.withUnsafeBytes { bytes in
        entente_curl_set_long(handle, CURLOPT_POST, 1)
        entente_curl_set_long(handle, CURLOPT_POSTFIELDSIZE, bytes.count)
        entente_curl_set_pointer(
          handle, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
        entente_curl_set_text(handle, CURLOPT_CUSTOMREQUEST, request.method)
        defer { entente_curl_set_pointer(handle, CURLOPT_POSTFIELDS, nil) }
        return entente_curl_perform(handle)
      }
    } else {
      entente_curl_set_long(handle, CURLOPT_HTTPGET, 1)
      entente_curl_set_text(handle, CURLOPT_CUSTOMREQUEST, request.method)
      code = entente_curl_perform(handle)
    }
    entente_curl_set_pointer(handle, CURLOPT_HTTPHEADER, nil)
    if receiver.isOverfull { throw TransportFailure(kind: .tooLong, reason: "") }
    guard code == CURLE_OK else { throw failure(code) }
    var answer = receiver.answer
    answer.status = Int(entente_curl_status(handle))
    return answer
  }

  private func authenticate() {
    guard let credentials, authentication != .none else {
      entente_curl_set_text(handle, CURLOPT_USERNAME, nil)
      entente_curl_set_text(handle, CURLOPT_PASSWORD, nil)
      return
    }
    entente_curl_set_text(handle, CURLOPT_USERNAME, credentials.user)
    entente_curl_set_text(handle, CURLOPT_PASSWORD, credentials.password)
    entente_curl_set_long(
      handle, CURLOPT_HTTPAUTH,
      authentication == .basic ? entente_curl_auth_basic() : entente_curl_auth_digest())
  }

  private func failure(_ code: CURLcode) -> TransportFailure {
    let written = String(cString: reasons)
    let reason = written.isEmpty ? String(cString: entente_curl_explain(code)) : written
    let kind: TransportFailure.Kind =
      switch code {
      case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT: .noConnection
      case CURLE_OPERATION_TIMEDOUT: .timedOut
      case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR: .untrusted
      case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER: .noEncryption
      case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_HTTP2: .nonsense
      default: .broken
      }
    return TransportFailure(kind: kind, reason: reason)
  }
}

/// Why there is no answer.
struct TransportFailure: Error {
  enum Kind {
    case noConnection, timedOut, untrusted, noEncryption, nonsense, tooLong
    /// The connection ended before the answer did.
    case broken
  }
  let kind: Kind
  /// In libcurl's words, which hold neither user name nor password.
  let reason: String
}

extension Duration {
  /// Rounded up and at least 1, as 0 would mean no limit.
  fileprivate var milliseconds: Int {
    let (seconds, attoseconds) = components
    return max(1, Int(clamping: seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
  }
}
