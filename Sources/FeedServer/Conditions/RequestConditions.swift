/// The conditions under which a representation is asked for with GET or HEAD (RFC 9110 section 13).
struct RequestConditions {
  /// What comes of them.
  enum Outcome {
    /// 200: all of it is sent.
    case send
    /// 304: the client has it.
    case notModified
    /// 412: a condition does not hold.
    case failed
  }

  private let headers: HeaderFields
  private let now: Int

  /// - Parameter now: By which a year of two digits is read, in seconds since 1970-01-01T00:00:00Z.
  init(_ headers: HeaderFields, now: Int) {
    self.headers = headers
    self.now = now
  }

  /// What comes of them for a representation that exists, in the precedence of section 13.2.2. `If-Range` is none of them,
  /// because ranges are not served: all is sent, which any client must take (section 14.2).
  ///
  /// - Parameters:
  ///   - tag: Its strong entity tag, with quotes.
  ///   - modified: Its `Last-Modified`, in seconds since 1970-01-01T00:00:00Z.
  func outcome(tag: String, modified: Int) -> Outcome {
    if let match = headers.joined("if-match") {
      if !EntityTagList(match).matchesStrongly(tag) { return .failed }
    } else if let since = date("if-unmodified-since"), modified > since {
      return .failed
    }
    if let noneMatch = headers.joined("if-none-match") {
      return EntityTagList(noneMatch).matchesWeakly(tag) ? .notModified : .send
    }
    if let since = date("if-modified-since"), modified <= since { return .notModified }
    return .send
  }

  /// The date of a field; nil where there is none, or several, or what stands there is no date: then it does not count.
  private func date(_ name: String) -> Int? {
    headers.joined(name).flatMap { HTTPDate.seconds($0.trimmingBlanks, now: now) }
  }
}
