import FeedServer

/// The pages and the read API of the server.
enum SiteRoutes {
  /// All of them, over a workspace.
  static func all(_ shelf: WorkspaceShelf) -> Site { Site() }
}
