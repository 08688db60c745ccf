import ArgumentParser
import CalDAV
import Foundation
import TestSupport
import Testing

@testable import entente

/// Where user names and passwords come from, and what is refused.
@Suite struct CredentialTests {
  private static let line = "machine dav.example login ana password hunter2\n"
  private static let ana = Credentials(user: "ana", password: "hunter2")

  private func found(
    file: String? = nil, host: String = "dav.example", _ environment: [String: String] = [:]
  ) throws -> Credentials? {
    try CredentialSource(file: file, environment: environment).credentials(host: host)
  }

  private func expectRefused(
    _ words: String, _ body: () throws -> Credentials?, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    do {
      _ = try body()
      Issue.record("it is taken", sourceLocation: sourceLocation)
    } catch let problem as CalDAVProblem {
      #expect(
        problem.kind == .credentials && problem.message.contains(words), "\(problem)",
        sourceLocation: sourceLocation)
      #expect(!problem.message.contains("hunter2"), sourceLocation: sourceLocation)
    } catch {
      Issue.record(error, sourceLocation: sourceLocation)
    }
  }

  @Test func theEnvironmentGivesBothOrNeither() throws {
    #expect(try found() == nil)
    #expect(try found(["ENTENTE_CALDAV_USER": "ana", "ENTENTE_CALDAV_PASSWORD": "hunter2"]) == Self.ana)
    expectRefused("ENTENTE_CALDAV_PASSWORD is not set") { try found(["ENTENTE_CALDAV_USER": "ana"]) }
    expectRefused("ENTENTE_CALDAV_USER is not set") { try found(["ENTENTE_CALDAV_PASSWORD": "hunter2"]) }
    expectRefused("has a colon") {
      try found(["ENTENTE_CALDAV_USER": "a:b", "ENTENTE_CALDAV_PASSWORD": "hunter2"])
    }
  }

  @Test func anOptionCountsBeforeTheEnvironmentAndThatBeforeItsFile() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let file = scratch.folder.appending(path: "credentials").path
    try scratch.write(Self.line, to: "credentials")
    chmod(file, 0o600)
    let other = ["ENTENTE_CALDAV_USER": "eva", "ENTENTE_CALDAV_PASSWORD": "other"]
    #expect(try found(file: file, other) == Self.ana)
    #expect(try found(["ENTENTE_CALDAV_CREDENTIALS": file]) == Self.ana)
    #expect(
      try found(["ENTENTE_CALDAV_CREDENTIALS": file].merging(other) { $1 })
        == Credentials(user: "eva", password: "other"))
    expectRefused("has nothing for other.example") { try found(file: file, host: "other.example") }
  }

  @Test(arguments: [0o640, 0o604, 0o620, 0o602, 0o610, 0o601, 0o644, 0o666] as [mode_t])
  func aFileThatOthersMayTouchIsRefused(_ mode: mode_t) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    try scratch.write(Self.line, to: "credentials")
    let file = scratch.folder.appending(path: "credentials").path
    chmod(file, mode)
    expectRefused("chmod 600 \(file)") { try found(file: file) }
    chmod(file, 0o400)
    #expect(try found(file: file) == Self.ana)
  }

  @Test func whatIsNoSuchFileIsRefused() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let path = { (name: String) in scratch.folder.appending(path: name).path }
    expectRefused("cannot be opened (No such file or directory)") { try found(file: path("none")) }
    expectRefused("is no regular file") { try found(file: scratch.folder.path) }
    #expect(mkfifo(path("pipe"), 0o600) == 0)
    expectRefused("is no regular file") { try found(file: path("pipe")) }
    try Data([0xFF, 0xFE, 0x00]).write(to: URL(fileURLWithPath: path("bytes")))
    chmod(path("bytes"), 0o600)
    expectRefused("is no UTF-8 text") { try found(file: path("bytes")) }
    try scratch.write(String(repeating: Self.line, count: 2000), to: "long")
    chmod(path("long"), 0o600)
    expectRefused("larger than 64 KiB") { try found(file: path("long")) }
    try scratch.write("machine dav.example\nlogin ana hunter2\n", to: "slip")
    chmod(path("slip"), 0o600)
    expectRefused("slip:2: a word is none of machine") { try found(file: path("slip")) }
    // A file of another user, which this one may read only where it is root.
    if geteuid() == 0 {
      try scratch.write(Self.line, to: "theirs")
      chmod(path("theirs"), 0o600)
      #expect(chown(path("theirs"), 65534, 65534) == 0)
      expectRefused("belongs to another user") { try found(file: path("theirs")) }
    }
  }

  @Test func theOptionsMakeAPublisherThatHoldsNoReadableSecret() throws {
    let environment = ["ENTENTE_CALDAV_USER": "ana", "ENTENTE_CALDAV_PASSWORD": "hunter2"]
    #expect(try CollectionOptions.parse([]).publisher(environment: environment) == nil)
    let options = try CollectionOptions.parse([
      "--caldav", "https://dav.example/alliance/calendar", "--overwrite",
    ])
    let publisher = try #require(try options.publisher(environment: environment))
    #expect(publisher.url.text == "https://dav.example/alliance/calendar/" && publisher.overwritesConflicts)
    var dumped = ""
    dump(publisher, to: &dumped)
    #expect(!(dumped + "\(publisher)" + String(reflecting: publisher)).contains("hunter2"))
    let plain = try CollectionOptions.parse(["--caldav", "http://dav.example/alliance/calendar"])
    #expect(throws: CalDAVProblem.self) { try plain.publisher(environment: environment) }
  }
}
