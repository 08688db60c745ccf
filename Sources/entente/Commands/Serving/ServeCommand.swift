import ArgumentParser
import Diagnostics
import FeedServer
import Foundation

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serves the published calendars, the pages and the read API over HTTP.",
    discussion: """
      What 'entente publish' wrote last is served, whole, and the next publication as soon as it is there. Calendars are at \
      /f/TOKEN/NAME.ics; tokens are made with 'entente feed add'. The address is printed on stdout once the server listens, and the \
      log goes to stderr, a JSON object a line, without any token. SIGTERM and SIGINT stop it once requests in hand are answered.

      It listens on this machine alone unless --host says otherwise. Tokens travel in addresses, so put TLS before them: \
      --certificate and --key, or a proxy. Behind a proxy that sets 'Forwarded' (RFC 7239), say --behind-proxy; its word is taken then.

      With --watch it publishes whatever only adds to the calendars, as soon as the files of the workspace or its journal \
      change; whatever moves or cancels something waits for a person, and is told in the log.

      /healthz, /readyz and, for who comes without a proxy, /metrics need no token.

      Example:  entente serve
                entente serve --port 0 --log events
                entente serve --host 0.0.0.0 --port 443 --certificate chain.pem --key key.pem
                entente serve --behind-proxy --watch
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: "The address to listen at; only this machine reaches the server unless given.")
  var host = "127.0.0.1"

  @Option(help: "The port; 0 for any that is free.")
  var port = 8080

  @Option(
    help:
      "The folder of calendars that 'entente publish' writes to; 'calendars' in the workspace unless given.")
  var calendars: String?

  @Flag(help: "Publish whatever only adds to the calendars as soon as the workspace changes.")
  var watch = false

  @Option(help: "The file of a certificate and its chain, in PEM.", completion: .file())
  var certificate: String?

  @Option(help: "The file of the certificate's key, in PEM.", completion: .file())
  var key: String?

  @Flag(name: .customLong("behind-proxy"), help: "Take the word of 'Forwarded' and 'X-Request-Id'.")
  var isBehindProxy = false

  @Option(help: "What is logged: requests, and events; or events alone.")
  var log = LogDetail.requests

  @OptionGroup(title: "Limits") var limits: ServeLimits

  func validate() throws {
    if !(0...65_535).contains(port) { throw ValidationError("--port is 0 to 65535") }
    if host.isEmpty { throw ValidationError("--host names no address") }
    if (certificate == nil) != (key == nil) {
      throw ValidationError("TLS needs both --certificate and --key")
    }
    if calendars == "" { throw ValidationError("--calendars names no folder") }
  }

  func run() throws {
    let files = try Unreadable.told { try WorkspaceFiles.read(workspace) }
    let folder = calendars ?? "\(files.root)/calendars"
    let journal = files.journal.path
    var configuration = FeedServer.Configuration(host: host, port: port)
    if let certificate, let key { configuration.certificate = (certificate, key) }
    configuration.isBehindProxy = isBehindProxy
    configuration.detail = log
    configuration.limits = limits.values
    signal(SIGPIPE, SIG_IGN)
    let server = FeedServer(configuration, logDescriptor: STDERR_FILENO)
    let shelf = WorkspaceShelf(workspace, root: files.root, journal: journal)
    let site = try Unreadable.told { try SiteRoutes.all(shelf, calendars: folder) }
    if watch { publish(from: files.root, to: folder, journal, server.log) }
    do {
      try AsyncWork.value {
        try await server.run(site, calendars: folder, grants: JournalGrants(path: journal)) { address in
          Console.write(address + "\n")
        }
      }
    } catch let failure as FeedServer.Failure {
      throw Console.fail([Diagnostic(.serverStart, failure.reason, at: nil)])
    }
  }

  private func publish(from root: String, to folder: String, _ journal: String, _ log: ServerLog) {
    let options = workspace
    Thread.detachNewThread {
      WatchedPublishing(options, root: root, folder: folder, journal: journal, log: log).run()
    }
  }
}
