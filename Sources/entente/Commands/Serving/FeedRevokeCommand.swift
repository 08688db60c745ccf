import ArgumentParser
import Diagnostics
import Foundation
import Journal

struct FeedRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Takes a token back: from now on it opens nothing, and a running server knows at once.",
    discussion: """
      Example:  entente feed revoke "CTO office"
                entente feed revoke 3
      """)

  @OptionGroup var workspace: WorkspaceOptions

  @Argument(help: "The name of a feed, or its number in 'entente feed list'.")
  var feed: String

  func run() throws {
    let journal = try Unreadable.told { try WorkspaceFiles.read(workspace).journal }
    let (named, isDone) = try journal.told {
      guard let database = try journal.existing() else { return (nil as FeedRecord?, false) }
      let feeds = try database.feeds()
      let wanted = feed.trimmingCharacters(in: .whitespaces)
      let found =
        feeds.last { $0.revoked == nil && ($0.name == wanted || String($0.id) == wanted) }
        ?? feeds.last { $0.name == wanted || String($0.id) == wanted }
      guard let found else { return (nil, false) }
      return (found, try database.revokeFeed(found.id, at: Int(Date().timeIntervalSince1970)))
    }
    guard let named else {
      throw Console.fail([
        Diagnostic(.feedRefused, "no feed is named '\(feed)'; see 'entente feed list'", at: nil)
      ])
    }
    let shown = "Feed \(named.id) for \(TerminalText.visible(named.name))"
    Console.write(isDone ? "\(shown) opens nothing any more.\n" : "\(shown) was taken back already.\n")
  }
}
