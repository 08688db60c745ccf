internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// One client's connection: takes whole requests, has them answered in their order, and keeps to the limits.
///
/// Calendars are answered on the event loop; what takes time is worked out elsewhere while the connection reads no further. A
/// request counts as there only when its last byte is, so that nobody holds a worker by sending slowly.
final class Connection: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = Never
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// A request that is there, whole.
  private struct Whole {
    let head: HTTPRequestHead
    let body: [UInt8]
  }

  /// Why no further request is taken.
  private struct Refusal {
    let status: Int
    let words: String
    let reason: ServerCounters.CloseReason
  }

  /// How the connection ends.
  private enum Ending {
    /// Not yet.
    case none
    /// When all that is written has been taken.
    case afterWriting
    /// As ``afterWriting``, and the rest of what the client sends is read and dropped for a while: whoever closes with bytes unread makes
    /// the system take back the answer.
    case lingering
  }

  // The neighbours in the list of the event loop.
  var newer: Connection?
  var older: Connection?
  var isListed = false

  private let context: ServerContext
  private let list: ConnectionList
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []
  private var waiting = CircularBuffer<Whole>()
  private var refusal: Refusal?
  private var isWorking = false
  private var isAnswering = false
  private var wantsToRead = false
  private var ending = Ending.none
  private var isQuiescing = false
  /// Whether the client has said that nothing more comes.
  private var isInputClosed = false
  /// How many answers are not yet wholly with the kernel, and how many bytes were left when it was looked last.
  private var unwritten = 0
  private var bytesLeft = -1
  private var timer: Scheduled<Void>?
  /// By when the next whole request, or some progress, has to be there.
  private var deadline = NIODeadline.now()
  private var clientAddress = ""

  init(_ context: ServerContext, _ list: ConnectionList) {
    self.context = context
    self.list = list
  }

  // MARK: Coming and going

  func handlerAdded(context channel: ChannelHandlerContext) {
    if channel.channel.isActive { opened(channel) }
  }

  func channelActive(context channel: ChannelHandlerContext) {
    opened(channel)
    channel.fireChannelActive()
  }

  private func opened(_ channel: ChannelHandlerContext) {
    guard timer == nil else { return }
    clientAddress = channel.channel.remoteAddress?.ipAddress ?? "-"
    context.counters.opened()
    let loopBound = NIOLoopBound((self, channel), eventLoop: channel.eventLoop)
    channel.channel.closeFuture.whenComplete { _ in loopBound.value.0.gone() }
    deadline = .now() + .seconds(Int64(context.limits.firstRequestSeconds))
    schedule(channel)
    if let crowded = list.add(self) { crowded.makeRoom() }
    self.channel = channel
  }

  /// Kept for those who close this connection from another's turn; the pipeline lives as long as the connection is listed.
  private var channel: ChannelHandlerContext?

  /// Closed, because others want to come in and this one has asked for nothing the longest.
  private func makeRoom() {
    context.counters.closing(.crowded)
    list.remove(self)
    channel?.close(promise: nil)
  }

  private func gone() {
    list.remove(self)
    timer?.cancel()
    timer = nil
    channel = nil
    waiting.removeAll()
    context.counters.closed()
  }

  // MARK: Reading

  func channelRead(context channel: ChannelHandlerContext, data: NIOAny) {
    guard case .none = ending, refusal == nil else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
      if head.uri.utf8.count > context.limits.targetBytes {
        return refuse(channel, 414, "The address is too long.", .tooLarge)
      }
      if isOnlyRequest, head.headers["expect"].contains(where: { $0.lowercased() == "100-continue" }) {
        channel.writeAndFlush(
          wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .continue))), promise: nil)
      }
    case .body(let bytes):
      guard body.count + bytes.readableBytes <= context.limits.bodyBytes else {
        return refuse(channel, 413, "The body is too large.", .tooLarge)
      }
      body += bytes.readableBytesView
    case .end:
      guard let head else { return }
      self.head = nil
      waiting.append(Whole(head: head, body: body))
      body = []
      answerWaiting(channel)
    }
  }

  func channelReadComplete(context channel: ChannelHandlerContext) {
    channel.fireChannelReadComplete()
  }

  /// Reads on only when all that came is answered, so that nobody piles up requests here.
  func read(context channel: ChannelHandlerContext) {
    if isWorking || !waiting.isEmpty { wantsToRead = true } else { channel.read() }
  }

  func channelWritabilityChanged(context channel: ChannelHandlerContext) {
    if channel.channel.isWritable { answerWaiting(channel) }
    channel.fireChannelWritabilityChanged()
  }

  func errorCaught(context channel: ChannelHandlerContext, error: any Error) {
    guard case .none = ending, refusal == nil else { return }
    switch error {
    case HTTPParserError.headerOverflow: refuse(channel, 431, "The header fields are too large.", .tooLarge)
    case is HTTPParserError: refuse(channel, 400, "That is no HTTP request.", .malformed)
    default: channel.close(promise: nil)
    }
  }

  // MARK: Answering

  private var canAnswer: Bool {
    guard !isWorking, !waiting.isEmpty || refusal != nil, case .none = ending else { return false }
    return true
  }

  private func answerWaiting(_ channel: ChannelHandlerContext) {
    // Flushing may find room for more, and call back here.
    guard !isAnswering else { return }
    isAnswering = true
    defer { isAnswering = false }
    while canAnswer, channel.channel.isWritable {
      var isWritten = false
      while canAnswer, channel.channel.isWritable {
        if let next = waiting.popFirst() {
          list.touch(self)
          isWritten = answer(next, channel) || isWritten
        } else if let refusal {
          write(refusal, channel)
          isWritten = true
        }
      }
      if isWritten { channel.flush() }
    }
    if wantsToRead, !isWorking, waiting.isEmpty {
      wantsToRead = false
      channel.read()
    }
  }

  /// Whether the answer stands already.
  private func answer(_ whole: Whole, _ channel: ChannelHandlerContext) -> Bool {
    let began = NIODeadline.now()
    let incoming = IncomingRequest(whole.head, whole.body, context, client: clientAddress)
    guard let incoming else {
      waiting.removeAll()
      refusal = Refusal(status: 400, words: "A request names one host.", reason: .malformed)
      return false
    }
    let decision = context.service.decide(incoming.request)
    switch decision.way {
    case .answer(let response):
      write(response, to: incoming, decision, since: began, channel)
      return true
    case .work(let work):
      isWorking = true
      let bound = NIOLoopBound((self, channel), eventLoop: channel.eventLoop)
      context.workers.runIfActive(eventLoop: channel.eventLoop) { try work() }.whenComplete { result in
        let (connection, channel) = bound.value
        connection.worked(result, incoming, decision, since: began, channel)
      }
      return false
    }
  }

  private func worked(
    _ result: Result<SiteResponse, any Error>, _ incoming: IncomingRequest, _ decision: Decision,
    since began: NIODeadline, _ channel: ChannelHandlerContext
  ) {
    isWorking = false
    guard isListed else { return }
    let response: SiteResponse
    switch result {
    case .success(let made): response = made
    case .failure(let error):
      context.log.error("an answer failed", [("id", incoming.request.id), ("error", "\(error)")])
      response = .text("This went wrong; the log has it as \(incoming.request.id).\n", status: 500)
    }
    write(response, to: incoming, decision, since: began, channel)
    channel.flush()
    answerWaiting(channel)
  }

  private func write(
    _ response: SiteResponse, to incoming: IncomingRequest, _ decision: Decision, since began: NIODeadline,
    _ channel: ChannelHandlerContext
  ) {
    let isLast = isQuiescing || !incoming.staysOpen
    let isHead = incoming.request.method == .head
    let head = ResponseHead.head(of: response, for: incoming.request, isLast: isLast)
    channel.write(wrapOutboundOut(.head(head)), promise: nil)
    if !isHead, response.body.count > 0 {
      channel.write(wrapOutboundOut(.body(.byteBuffer(response.body.buffer))), promise: nil)
    }
    finish(channel)
    if isLast { ending = .afterWriting }
    let microseconds = Int((NIODeadline.now() - began).nanoseconds / 1000)
    let bytes = isHead ? 0 : response.body.count
    context.counters.answered(decision.kind, response.status, bytes: bytes, microseconds: microseconds)
    context.log.request(
      incoming.request, method: incoming.methodName, client: incoming.client, decision,
      status: response.status,
      bytes: bytes, microseconds: microseconds)
  }

  /// Writes the end of an answer; what comes of it is known when the kernel has all of it.
  private func finish(_ channel: ChannelHandlerContext) {
    unwritten += 1
    let promise = channel.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound((self, channel), eventLoop: channel.eventLoop)
    promise.futureResult.whenComplete { _ in
      let (connection, channel) = bound.value
      connection.written(channel)
    }
    channel.write(wrapOutboundOut(.end(nil)), promise: promise)
  }

  private func written(_ channel: ChannelHandlerContext) {
    unwritten -= 1
    guard unwritten == 0, isListed else { return }
    bytesLeft = -1
    deadline = .now() + .seconds(Int64(context.limits.idleSeconds))
    switch ending {
    case .none: closeIfDone(channel)
    case .afterWriting: channel.close(promise: nil)
    case .lingering:
      if isInputClosed { return channel.close(promise: nil) }
      deadline = .now() + .seconds(2)
      reschedule(channel)
      channel.close(mode: .output, promise: nil)
    }
  }

  /// Takes no further request, and says why once those before are answered.
  private func refuse(
    _ channel: ChannelHandlerContext, _ status: Int, _ words: String, _ reason: ServerCounters.CloseReason
  ) {
    refusal = Refusal(status: status, words: words, reason: reason)
    head = nil
    body = []
    answerWaiting(channel)
  }

  private func write(_ refusal: Refusal, _ channel: ChannelHandlerContext) {
    context.counters.closing(refusal.reason)
    context.counters.answered(.unknown, refusal.status, bytes: 0, microseconds: 0)
    let response = SiteResponse.text(refusal.words + "\n", status: refusal.status)
    let request = SiteRequest(.other, "/", received: ServerClock.seconds())
    let head = ResponseHead.head(of: response, for: request, isLast: true)
    channel.write(wrapOutboundOut(.head(head)), promise: nil)
    channel.write(wrapOutboundOut(.body(.byteBuffer(response.body.buffer))), promise: nil)
    ending = .lingering
    self.refusal = nil
    finish(channel)
  }

  // MARK: Time

  private var isAtRest: Bool { isOnlyRequest && head == nil }

  /// Whether nothing that came before is still to be answered.
  private var isOnlyRequest: Bool { !isWorking && waiting.isEmpty && unwritten == 0 && refusal == nil }

  private func schedule(_ channel: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, channel), eventLoop: channel.eventLoop)
    let next = min(deadline, .now() + .seconds(Int64(context.limits.stalledSeconds)))
    timer = channel.eventLoop.scheduleTask(deadline: next) {
      let (connection, channel) = bound.value
      connection.ticked(channel)
    }
  }

  private func reschedule(_ channel: ChannelHandlerContext) {
    timer?.cancel()
    schedule(channel)
  }

  private func ticked(_ channel: ChannelHandlerContext) {
    guard isListed else { return }
    if isWorking {
      deadline = .now() + .seconds(Int64(context.limits.idleSeconds))
    } else if unwritten > 0 {
      let left = (try? channel.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
      if left == bytesLeft {
        context.counters.closing(.slowReading)
        return channel.close(promise: nil)
      }
      bytesLeft = left
    } else if .now() >= deadline {
      if case .none = ending { context.counters.closing(.idle) }
      return channel.close(promise: nil)
    }
    schedule(channel)
  }

  // MARK: Stopping

  /// Closes where nothing is in hand and nothing more is to be taken.
  private func closeIfDone(_ channel: ChannelHandlerContext) {
    if isQuiescing || isInputClosed, isAtRest { channel.close(promise: nil) }
  }

  func userInboundEventTriggered(context channel: ChannelHandlerContext, event: Any) {
    switch event {
    case is ChannelShouldQuiesceEvent:
      isQuiescing = true
      closeIfDone(channel)
    case ChannelEvent.inputClosed:
      // Nothing more can come; what came is still answered.
      isInputClosed = true
      head = nil
      closeIfDone(channel)
    default: channel.fireUserInboundEventTriggered(event)
    }
  }
}

extension SiteResponse.Body {
  var buffer: ByteBuffer {
    switch self {
    case .bytes(let bytes): ByteBuffer(bytes: bytes)
    case .shared(let body): body.buffer
    }
  }
}
