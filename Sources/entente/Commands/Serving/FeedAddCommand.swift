import ArgumentParser
import BusinessCalendar
import Diagnostics
import FeedServer
import Foundation
import Journal
import Publishing

struct FeedAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Makes a token, and prints it for the only time.",
    discussion: """
      With --calendars, what is printed are the addresses to subscribe to, one a line; with --pages the token to log in with; with --api \
      the token that programs send as 'Authorization: Bearer'. Whoever has it may see what it opens: give each team its own, and send \
      it where only they can read it.

      The addresses begin with --address, or ENTENTE_ADDRESS: where subscribers reach the server.

      Example:  entente feed add --name "CTO office" --calendars technical-sync,qbr --address https://calendars.example
                entente feed add --name "Alliance Director" --pages --expires 2026-06-30
                entente feed add --name "BI export" --api
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: "For whom it is.")
  var name: String

  @Option(help: ArgumentHelp("The calendars that it opens, with commas between.", valueName: "names"))
  var calendars: String?

  @Flag(help: "Open the pages, with all that stands there, instead of calendars.")
  var pages = false

  @Flag(help: "Open the read API, with all that it has, instead of calendars.")
  var api = false

  @Option(help: "The last day on which it opens anything (UTC); it does not expire unless given.")
  var expires: CivilDate?

  @Option(help: "How subscribers reach the server; http://127.0.0.1:8080 unless given.")
  var address: String?

  func validate() throws {
    if [calendars != nil, pages, api].count(where: \.self) != 1 {
      throw ValidationError("a token opens one thing: give one of --calendars, --pages and --api")
    }
    let shown = name.trimmingCharacters(in: .whitespaces)
    if shown.isEmpty || shown.count > 80
      || shown.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    {
      throw ValidationError("--name has 1 to 80 characters, none of them a control character")
    }
    if shown.allSatisfy(\.isWholeNumber) {
      throw ValidationError("--name is no number, so that 'feed revoke' knows it from the number of a feed")
    }
    if let address {
      guard let url = URL(string: address), ["http", "https"].contains(url.scheme), url.host != nil,
        url.query == nil, url.fragment == nil, url.user == nil
      else { throw ValidationError("--address is the beginning of an address: https://calendars.example") }
    }
  }

  func run() throws {
    let now = Int(Date().timeIntervalSince1970)
    // It opens something to the end of the day.
    let end = expires.map { ($0.dayNumber + 1) * 86_400 }
    if let end, end <= now {
      throw Console.fail([Diagnostic(.feedRefused, "\(expires?.description ?? "") is over", at: nil)])
    }
    let files = try Unreadable.told { try WorkspaceFiles.read(workspace) }
    let named = try chosen(in: files)
    let published = try files.journal.told { try files.journal.existing()?.publication().calendars ?? [:] }
    let token = FeedToken.make()
    let shown = name.trimmingCharacters(in: .whitespaces)
    let kind: FeedRecord.Kind = pages ? .pages : api ? .api : .calendars
    let id = try files.journal.told {
      try files.journal.open().addFeed(
        name: shown, kind: kind, calendars: named, digest: FeedToken.digest(of: token), made: now,
        expires: end)
    }
    guard let id else {
      throw Console.fail([
        Diagnostic(
          .feedRefused,
          "there is a feed '\(shown)' already; take that one back with 'entente feed revoke', or choose another name",
          at: nil)
      ])
    }
    Console.write(lines(token, named).map { $0 + "\n" }.joined())
    let missing = named.filter { published[$0] == nil }
    if !missing.isEmpty {
      Console.say("Not published yet: \(missing.joined(separator: ", ")). Run 'entente publish'.")
    }
    Console.say(
      "Feed \(id) for \(TerminalText.visible(shown)). This is shown once; it cannot be shown again.")
  }

  /// The calendars that are named, each once, in their order.
  private func chosen(in files: WorkspaceFiles) throws -> [String] {
    guard let calendars else { return [] }
    let known = files.calendarNames
    var named: [String] = []
    var problems: [Diagnostic] = []
    for word in calendars.split(separator: ",").map({ $0.trimmingCharacters(in: .whitespaces) }) {
      if !known.contains(word) {
        problems.append(
          Diagnostic(
            .nameUnknown, "no calendar is named '\(word)'\(Suggestion.ending(for: word, in: known))", at: nil)
        )
      } else if !named.contains(word) {
        named.append(word)
      }
    }
    if problems.isEmpty, named.isEmpty { throw ValidationError("--calendars names no calendar") }
    if !problems.isEmpty { throw Console.fail(problems) }
    return named
  }

  private func lines(_ token: String, _ named: [String]) -> [String] {
    guard !named.isEmpty else { return [token] }
    let given = address ?? ProcessInfo.processInfo.environment["ENTENTE_ADDRESS"] ?? "http://127.0.0.1:8080"
    let start = given.hasSuffix("/") ? String(given.dropLast()) : given
    return named.map { "\(start)/f/\(token)/\($0).ics" }
  }
}

extension WorkspaceFiles {
  /// The names of all calendars that are published.
  var calendarNames: [String] { PublishedCalendar.all(of: asWritten).map(\.id) }
}
