internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// Answers in the order of their requests.
extension Connection {
  var canAnswer: Bool {
    guard !isWorking, !waiting.isEmpty || refusal != nil, case .none = ending else { return false }
    return true
  }

  func answerWaiting(_ channel: ChannelHandlerContext) {
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
  func answer(_ whole: Whole, _ channel: ChannelHandlerContext) -> Bool {
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

  func worked(
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

  func write(
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
  func finish(_ channel: ChannelHandlerContext) {
    unwritten += 1
    let promise = channel.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound((self, channel), eventLoop: channel.eventLoop)
    promise.futureResult.whenComplete { _ in
      let (connection, channel) = bound.value
      connection.written(channel)
    }
    channel.write(wrapOutboundOut(.end(nil)), promise: promise)
  }

  func written(_ channel: ChannelHandlerContext) {
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
  func refuse(
    _ channel: ChannelHandlerContext, _ status: Int, _ words: String, _ reason: ServerCounters.CloseReason
  ) {
    refusal = Refusal(status: status, words: words, reason: reason)
    head = nil
    body = []
    answerWaiting(channel)
  }

  func write(_ refusal: Refusal, _ channel: ChannelHandlerContext) {
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
}

extension SiteResponse.Body {
  var buffer: ByteBuffer {
    switch self {
    case .bytes(let bytes): ByteBuffer(bytes: bytes)
    case .shared(let body): body.buffer
    }
  }
}
