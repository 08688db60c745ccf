internal import NIOCore
internal import NIOHTTP1

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
  struct Whole {
    let head: HTTPRequestHead
    let body: [UInt8]
  }

  /// Why no further request is taken.
  struct Refusal {
    let status: Int
    let words: String
    let reason: ServerCounters.CloseReason
  }

  /// How the connection ends.
  enum Ending {
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

  let context: ServerContext
  let list: ConnectionList
  var head: HTTPRequestHead?
  var body: [UInt8] = []
  var waiting = CircularBuffer<Whole>()
  var refusal: Refusal?
  var isWorking = false
  var isAnswering = false
  var wantsToRead = false
  var ending = Ending.none
  var isQuiescing = false
  /// Whether the client has said that nothing more comes.
  var isInputClosed = false
  /// How many answers are not yet wholly with the kernel, and how many bytes were left when it was looked last.
  var unwritten = 0
  var bytesLeft = -1
  var timer: Scheduled<Void>?
  /// By when the next whole request, or some progress, has to be there.
  var deadline = NIODeadline.now()
  var clientAddress = ""

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

  func opened(_ channel: ChannelHandlerContext) {
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
  var channel: ChannelHandlerContext?

  /// Closed, because others want to come in and this one has asked for nothing the longest.
  func makeRoom() {
    context.counters.closing(.crowded)
    list.remove(self)
    channel?.close(promise: nil)
  }

  func gone() {
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
