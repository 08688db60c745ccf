/// Puts events into a CalDAV collection and deletes them there (RFC 4791, RFC 9110): exactly what changed, never over
/// somebody else's change.
///
/// The collection is another's: what nobody here put is never touched. Where a request is lost and sent again, and where
/// the program was killed after a request, what stands there is compared with what was wanted, and taken as done.
public struct CollectionPublisher: Sendable {
  /// How long to wait for a server.
  public struct TimeLimits: Sendable, Hashable {
    /// For a connection, encryption included.
    public var connecting: Duration = .seconds(15)
    /// For a whole answer.
    public var answering: Duration = .seconds(60)
    /// Before a request that failed is sent again; doubled each time.
    public var firstPause: Duration = .milliseconds(500)
    /// The longest pause that a server may ask for (Retry-After); where it asks for more, publishing stops.
    public var longestPause: Duration = .seconds(30)
    /// How often one request is sent at most.
    public var attempts = 4

    /// The limits named above.
    public init() {}
  }

  /// Where the items go.
  public let url: CollectionURL
  /// Sent only to that host, and only once it has asked for them.
  public let credentials: Credentials?
  /// Whether an item that somebody else changed is put or deleted nevertheless.
  public var overwritesConflicts = false
  /// How long to wait for the server.
  public var timeLimits = TimeLimits()
  /// A file of certificates (PEM) to trust in place of the system's; for a company's own authority.
  public var certificates: String?

  /// A publisher.
  ///
  /// A problem of the kind `address` where the credentials would go over a network unencrypted, unless
  /// `allowsPlaintext`; to this machine itself they may.
  public init(_ url: CollectionURL, credentials: Credentials?, allowsPlaintext: Bool = false)
    throws(CalDAVProblem)
  {
    guard url.isEncrypted || url.isLoopback || allowsPlaintext || credentials == nil else {
      throw CalDAVProblem(
        .address,
        "the address starts with http, and the password would go to \(url.host) for everybody on the way to read; "
          + "write https://, or say --allow-plaintext")
    }
    self.url = url
    self.credentials = credentials
  }

  /// Makes the collection hold `wanted`, of what it held of ours, `known` by resource name.
  ///
  /// New items are put with `If-None-Match: *`, changed ones with `If-Match`, in the order given; then what is no longer
  /// wanted is deleted, in the order of the names. Where nothing changed no request is sent at all.
  ///
  /// - Parameter record: called after each change with the name and what is known of it now, nil where it is gone. What
  ///   it throws ends the work, and the next run finds out what was done. A new item that was put in the instant before
  ///   a kill, and is then no longer wanted at the next run, stays in the collection: nothing tells that it is ours.
  /// - Returns: what was done, with all problems; a server's failure is no error here.
  public func publish<Failure: Error>(
    _ wanted: [CollectionItem], known: [String: KnownItem],
    record: (_ name: String, _ item: KnownItem?) throws(Failure) -> Void
  ) throws(Failure) -> CollectionReport {
    let changes = CollectionChanges(from: known, to: wanted)
    var report = CollectionReport()
    report.unchanged = changes.unchanged
    report.problems = changes.problems
    guard !changes.all.isEmpty else { return report }
    let session: CollectionSession
    do throws(CalDAVProblem) {
      session = try CollectionSession(self)
      try session.open()
    } catch {
      report.problems.append(error)
      report.notTried = changes.all.count
      return report
    }
    var failuresInARow = 0
    for (index, change) in changes.all.enumerated() {
      switch session.make(change) {
      case .success(let outcome):
        failuresInARow = 0
        report.add(outcome, of: change)
        try record(change.name, change.known(after: outcome))
      case .failure(let problem):
        report.problems.append(problem)
        // One item that makes the server fail is that item's trouble; several in a row are the server's.
        failuresInARow = problem.kind == .server ? failuresInARow + 1 : 0
        if problem.kind.stops && problem.item == nil || failuresInARow == 3 {
          report.notTried = changes.all.count - index - (problem.item == nil ? 0 : 1)
          report.problems += session.notes
          return report
        }
      }
    }
    report.problems += session.notes
    return report
  }
}
