internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOHTTP1

/// HTTP/1.1 for Hummingbird's server, with ``Connection`` at the end of the pipeline: feeds are answered without a task, or a copy, for
/// each request.
struct FeedChannel: ServerChildChannel {
  /// A connection, by its channel.
  struct Value: ServerChildChannelValue {
    let channel: any Channel
  }

  let context: ServerContext

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      var decoding = NIOHTTPDecoderLimitConfiguration()
      decoding.maxHeaderFieldSize = context.limits.headerBytes
      decoding.maxHeaderListSize = context.limits.headerBytes
      decoding.maxHeaderFieldCount = context.limits.headerFields
      // Requests are answered in their order by the connection, which checks fields that are sent, and tells errors.
      try channel.pipeline.syncOperations.configureHTTPServerPipeline(
        withPipeliningAssistance: false, withErrorHandling: false, withOutboundHeaderValidation: false,
        withEncoderConfiguration: .init(), withDecoderLimitConfiguration: decoding)
      try channel.pipeline.syncOperations.addHandler(
        Connection(context, context.lists.list(of: channel.eventLoop)))
      return Value(channel: channel)
    }
  }

  func handle(value: Value, logger: Logger) async { try? await value.channel.closeFuture.get() }
}
