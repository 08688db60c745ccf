import ArgumentParser
import CalDAV

/// The options of publishing to a CalDAV collection.
struct CollectionOptions: ParsableArguments {
  @Option(
    name: .customLong("caldav"),
    help: ArgumentHelp(
      "Put the events into this CalDAV calendar.",
      discussion: """
        User name and password come from ENTENTE_CALDAV_USER and ENTENTE_CALDAV_PASSWORD or from a file, never from \
        the address. Exactly what changed is put and deleted.
        """, valueName: "url"))
  var address: String?

  @Option(help: "The calendar whose events are put there, one of the workspace's own too.")
  var calendar = "all"

  @Option(
    help: ArgumentHelp(
      "A file of mode 0600 with lines 'machine HOST login NAME password PASSWORD'.", valueName: "file"))
  var credentials: String?

  @Flag(help: "Put and delete even what somebody else changed in the calendar.")
  var overwrite = false

  @Flag(
    name: .customLong("allow-plaintext"),
    help: "Send the password to an http address, for everybody on the way to read.")
  var allowsPlaintext = false

  @Option(
    name: .customLong("ca-file"),
    help: ArgumentHelp("Trust these certificates (PEM) in place of the system's.", valueName: "file"))
  var certificates: String?

  /// What publishes to the address; nil where none is given.
  func publisher(environment: [String: String]) throws(CalDAVProblem) -> CollectionPublisher? {
    guard let address else { return nil }
    let url = try CollectionURL(address)
    let source = CredentialSource(file: credentials, environment: environment)
    var publisher = try CollectionPublisher(
      url, credentials: try source.credentials(host: url.host), allowsPlaintext: allowsPlaintext)
    publisher.overwritesConflicts = overwrite
    publisher.certificates = certificates
    return publisher
  }
}
