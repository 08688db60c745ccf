import Foundation
import TestSupport
import Testing

@testable import FeedServer

@Suite struct GzipTests {
  /// `gzip` itself reads it, and the same bytes come out twice.
  @Test(arguments: [0, 1, 65_536, 3_000_000])
  func gzipReadsIt(_ count: Int) throws {
    var source = Mutation(seed: 7)
    let bytes = (0..<count).map { _ in UInt8.random(in: 65...70, using: &source) }
    let compressed = try #require(Gzip.compressed(bytes))
    #expect(Gzip.compressed(bytes) == compressed)
    let scratch = try Scratch()
    defer { scratch.remove() }
    try Data(compressed).write(to: scratch.folder.appending(path: "a.gz"))
    let run = try Program.run(URL(fileURLWithPath: "/bin/gzip"), ["-d", "a.gz"], in: scratch.folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect(try Array(Data(contentsOf: scratch.folder.appending(path: "a"))) == bytes)
  }
}
