internal import NIOCore

/// When a connection ends: by the clock, by a server that stops, by a client that has said all.
extension Connection {
  var isAtRest: Bool { isOnlyRequest && head == nil }

  /// Whether nothing that came before is still to be answered.
  var isOnlyRequest: Bool { !isWorking && waiting.isEmpty && unwritten == 0 && refusal == nil }

  func schedule(_ channel: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, channel), eventLoop: channel.eventLoop)
    let next = min(deadline, .now() + .seconds(Int64(context.limits.stalledSeconds)))
    timer = channel.eventLoop.scheduleTask(deadline: next) {
      let (connection, channel) = bound.value
      connection.ticked(channel)
    }
  }

  func reschedule(_ channel: ChannelHandlerContext) {
    timer?.cancel()
    schedule(channel)
  }

  func ticked(_ channel: ChannelHandlerContext) {
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

  /// Closes where nothing is in hand and nothing more is to be taken.
  func closeIfDone(_ channel: ChannelHandlerContext) {
    if isQuiescing || isInputClosed, isAtRest { channel.close(promise: nil) }
  }
}
