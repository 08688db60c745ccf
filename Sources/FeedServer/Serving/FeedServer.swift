internal import Foundation
internal import HummingbirdCore
internal import HummingbirdTLS
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import ServiceLifecycle
internal import UnixSignals

/// A server of calendars, and of a site's pages and programs, over HTTP.
public struct FeedServer: Sendable {
  /// Where it listens, and how.
  public struct Configuration: Sendable {
    /// The address to listen at.
    public var host: String
    /// The port; 0 for any that is free.
    public var port: Int
    /// The files of a certificate with its chain, and of its key, in PEM; nil for HTTP without TLS.
    public var certificate: (chain: String, key: String)?
    /// Whether a proxy speaks for clients: then `Forwarded` and `X-Request-Id` count.
    public var isBehindProxy = false
    /// What one client may take.
    public var limits = ServerLimits()
    /// How much is logged.
    public var detail = LogDetail.requests

    /// A configuration by its address.
    public init(host: String, port: Int) {
      self.host = host
      self.port = port
    }
  }

  /// Why the server could not be started.
  public struct Failure: Error, Sendable {
    /// In words.
    public let reason: String
  }

  /// What it has to say.
  public let log: ServerLog
  private let configuration: Configuration
  private let counters: ServerCounters

  /// - Parameter logDescriptor: Where log lines go.
  public init(_ configuration: Configuration, logDescriptor: Int32) {
    self.configuration = configuration
    let counters = ServerCounters()
    self.counters = counters
    log = ServerLog(
      sink: LogSink(descriptor: logDescriptor) { counters.lostLine() }, detail: configuration.detail)
  }

  /// Serves until the process is told to stop (SIGTERM, SIGINT); then requests in hand are finished first.
  ///
  /// - Parameters:
  ///   - folder: The folder that `entente publish` writes to.
  ///   - started: Told the address once the server listens: `http://127.0.0.1:8080`.
  public func run(
    _ site: Site, calendars folder: String, grants store: any GrantStore,
    started: @escaping @Sendable (String) -> Void
  ) async throws {
    let uses = UseNotes(store) { [counters, log] error in
      counters.lostUse()
      log.warning("the use of a token could not be noted", [("error", "\(error)")])
    }
    defer {
      uses.finish()
      log.sink.finish()
    }
    let loops = MultiThreadedEventLoopGroup.singleton
    let context = ServerContext(
      service: FeedService(
        site: site, publication: PublicationShelf(path: folder), grants: GrantShelf(store), uses: uses,
        counters: counters),
      limits: configuration.limits, counters: counters,
      lists: ConnectionLists(
        connections: configuration.limits.connections,
        loops: loops.makeIterator().reduce(0) { count, _ in count + 1 }),
      log: log, requestIDs: RequestIDs(), workers: NIOThreadPool.singleton,
      isTLS: configuration.certificate != nil, isBehindProxy: configuration.isBehindProxy)
    let running: @Sendable (any Channel) async -> Void = { [configuration, log] channel in
      let address = Self.address(of: configuration, port: channel.localAddress?.port)
      log.event("listening", [("address", address)])
      started(address)
    }
    do {
      let service = try server(FeedChannel(context: context), loops, running)
      var lifecycle = ServiceGroupConfiguration(
        services: [.init(service: service)], gracefulShutdownSignals: [.sigterm, .sigint],
        logger: log.forLibraries)
      lifecycle.maximumGracefulShutdownDuration = .seconds(configuration.limits.stopSeconds)
      try await ServiceGroup(configuration: lifecycle).run()
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(reason: words(error))
    }
    log.event("stopped")
  }

  private func server(
    _ channel: FeedChannel, _ loops: any EventLoopGroup,
    _ running: @escaping @Sendable (any Channel) async -> Void
  ) throws -> any Service {
    let settings = ServerConfiguration(
      address: .hostname(configuration.host, port: configuration.port), backlog: 1024)
    guard let (chain, key) = configuration.certificate else {
      return channel.server(
        configuration: settings, onServerRunning: running, eventLoopGroup: loops, logger: log.forLibraries)
    }
    do {
      var tls = TLSConfiguration.makeServerConfiguration(
        certificateChain: try NIOSSLCertificate.fromPEMFile(chain).map { .certificate($0) },
        privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
      tls.minimumTLSVersion = .tlsv12
      tls.applicationProtocols = ["http/1.1"]
      return try TLSChannel(channel, tlsConfiguration: tls).server(
        configuration: settings, onServerRunning: running, eventLoopGroup: loops, logger: log.forLibraries)
    } catch {
      throw Failure(reason: "the certificate or its key cannot be used: \(error)")
    }
  }

  private static func address(of configuration: Configuration, port: Int?) -> String {
    let scheme = configuration.certificate == nil ? "http" : "https"
    let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
    return "\(scheme)://\(host):\(port ?? configuration.port)"
  }

  private func words(_ error: any Error) -> String {
    guard let error = error as? IOError else { return "\(error)" }
    return "\(configuration.host):\(configuration.port) cannot be listened at: "
      + String(cString: strerror(error.errnoCode))
  }
}
