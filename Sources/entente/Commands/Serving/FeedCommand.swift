import ArgumentParser

struct FeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed",
    abstract: "The tokens with which people and programs ask the server of 'entente serve'.",
    discussion: """
      A token opens one thing: the calendars that it names, the pages, or the read API. It is shown once, when it is made; what is kept is \
      its SHA-256. It can be taken back at any time, and a running server knows at once.

      Example:  entente feed add --name "CTO office" --calendars technical-sync,qbr
                entente feed list
                entente feed revoke "CTO office"
      """,
    subcommands: [FeedAddCommand.self, FeedListCommand.self, FeedRevokeCommand.self])
}
