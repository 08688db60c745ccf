import ArgumentParser
import BusinessCalendar
import Diagnostics
import Foundation
import Journal

struct FeedListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the tokens: for whom, for what, and when and by which client they were used last.",
    discussion: """
      The last use is noted at most once a minute. A client may call itself anything.

      Example:  entente feed list
                entente feed list --format json
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Option(help: "table, json or csv.")
  var format: OutputFormat = .table

  func run() throws {
    let journal = try Unreadable.told { try WorkspaceFiles.read(workspace).journal }
    let feeds = try journal.told { try journal.existing()?.feeds() ?? [] }
    let now = Int(Date().timeIntervalSince1970)
    switch format {
    case .table:
      Console.write(table(feeds, now).text)
      if feeds.isEmpty { Console.say("There is no token yet; make one with 'entente feed add'.") }
    case .csv: Console.write(table(feeds, now).csv)
    case .json: Console.write(JSONValue.array(feeds.map { $0.json(at: now) }).text)
    }
  }

  private func table(_ feeds: [FeedRecord], _ now: Int) -> Table {
    var table = Table(columns: [
      .init("feed", number: true), .init("name"), .init("opens"), .init("made"), .init("expires"),
      .init("last use"), .init("client"), .init("state"),
    ])
    table.rows = feeds.map { feed in
      [
        String(feed.id), feed.name,
        feed.kind == .calendars ? feed.calendars.joined(separator: ", ") : feed.kind.rawValue,
        feed.made.day, feed.expires.map { ($0 - 1).day } ?? "never", feed.lastUsed.map(\.minute) ?? "never",
        feed.client ?? "", feed.state(at: now).uppercased(),
      ]
    }
    return table
  }
}

extension Int {
  /// The day of an instant in UTC.
  fileprivate var day: String { String(Timestamp(microseconds: self * 1_000_000).description.prefix(10)) }

  /// The minute of an instant in UTC: `2025-03-31 15:04Z`.
  fileprivate var minute: String {
    Timestamp(microseconds: self * 1_000_000).description.prefix(16).replacing("T", with: " ") + "Z"
  }

  /// An instant as RFC 3339 writes it, to the second.
  fileprivate var instant: String {
    Timestamp(microseconds: self * 1_000_000).description.prefix(19) + "Z"
  }
}

extension FeedRecord {
  /// `open`, `expired` or `revoked`.
  fileprivate func state(at now: Int) -> String {
    revoked != nil ? "revoked" : expires.map { $0 <= now } ?? false ? "expired" : "open"
  }

  fileprivate func json(at now: Int) -> JSONValue {
    .object([
      ("id", .integer(id)), ("name", .string(name)), ("kind", .string(kind.rawValue)),
      ("calendars", .array(calendars.map { .string($0) })), ("made", .string(made.instant)),
      ("expires", .optional(expires?.instant)), ("revoked", .optional(revoked?.instant)),
      ("last_used", .optional(lastUsed?.instant)), ("client", .optional(client)),
      ("state", .string(state(at: now))),
    ])
  }
}
