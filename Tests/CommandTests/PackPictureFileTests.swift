import Foundation
import TestSupport
import Testing

/// Pictures as files beside a pack.
@Suite struct PackPictureFileTests {
  private static let build = "pack build marketing-sync/2025-02 --as-of 2025-01-27"
  private static let picture = "packs/marketing-sync/2025-02.funds.svg"

  /// A workspace in which 18,000 of the funds are promised on 18 November 2024.
  private static func promised() throws -> FundBench {
    let bench = try FundBench()
    try bench.done("funds request apn-marketing-central 20000 --on 2024-11-04", ["Webinars"])
    try bench.done("funds submit MC-1 --on 2024-11-05")
    try bench.done("funds approve MC-1 18000 --on 2024-11-18")
    return bench
  }

  private func inode(_ path: String, _ bench: FundBench) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: bench.scratch.folder.appending(path: path).path)
    return attributes[.systemFileNumber] as? Int
  }

  /// A file that is written anew is another one under the same name.
  @Test func whatSaysTheSameIsNotWrittenAgain() throws {
    let bench = try Self.promised()
    defer { bench.remove() }
    try bench.done(Self.build)
    let svg = try bench.scratch.text(Self.picture)
    #expect(svg.contains("PEN 205,000.00 allocated, PEN 18,000.00 is committed"))
    let pack = try bench.scratch.text("packs/marketing-sync/2025-02.md")
    #expect(pack.contains("](2025-02.funds.svg)\n"))
    let before = try inode(Self.picture, bench)
    try bench.done(Self.build)
    #expect(try inode(Self.picture, bench) == before)
    // What happens later changes neither; what happens before changes both.
    try bench.done("funds request demo-environment 900 --on 2025-02-03", ["Later"])
    try bench.done(Self.build)
    #expect(try bench.scratch.text(Self.picture) == svg)
    try bench.done("funds spend MC-1 100 --on 2025-01-10")
    try bench.done("funds claim MC-1 100 --on 2025-01-13 --waive --reason Agreed")
    try bench.done(Self.build)
    #expect(try bench.scratch.text(Self.picture).contains("PEN 100.00 is claimed or owed"))
    #expect(try inode(Self.picture, bench) != before)
  }

  /// Nothing is half written: the pack that is left as it is keeps its pictures.
  @Test func aRefusedRebuildLeavesPicturesAlone() throws {
    let bench = try Self.promised()
    defer { bench.remove() }
    try bench.done(Self.build)
    let svg = try bench.scratch.text(Self.picture)
    let pack = try bench.scratch.text("packs/marketing-sync/2025-02.md")
    try bench.scratch.write(
      pack.replacing("## 1. Attendees", with: "## 1. Guests"), to: "packs/marketing-sync/2025-02.md")
    try bench.done("funds cancel MC-1 --on 2025-01-20 --reason Budget")
    let rebuilt = try bench.run(Self.build)
    #expect(rebuilt.status == 1)
    #expect(try bench.scratch.text(Self.picture) == svg)
  }

  /// A picture that no pack shows any more goes; what the program did not draw stays.
  @Test func picturesThatNobodyShowsAreTakenAway() throws {
    let bench = try Self.promised()
    defer { bench.remove() }
    try bench.done(Self.build)
    let own = "packs/marketing-sync/2025-02.plan.svg"
    try bench.scratch.write("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: own)
    try bench.scratch.write("", to: "templates/partials/picture-funds.mustache")
    try bench.done(Self.build)
    let folder = bench.scratch.folder
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: Self.picture).path))
    #expect(FileManager.default.fileExists(atPath: folder.appending(path: own).path))
  }

  @Test func theHTMLHoldsThePictureItself() throws {
    let bench = try Self.promised()
    defer { bench.remove() }
    try bench.done(Self.build + " --to html")
    let page = try bench.scratch.text("packs/marketing-sync/2025-02.html")
    #expect(page.contains("<figure>\n<svg ") && page.contains("id=\"picture-funds\""))
    #expect(!page.contains("<img") && !page.contains("2025-02.funds.svg"))
  }
}
