import Diagnostics
import Foundation
public import Programme

/// All pages, from templates and one style sheet that are read once. Making a page needs no disk.
public struct PageBook: Sendable {
  /// A file that pages refer to, named by its content, so that a browser may keep it for ever.
  public struct Asset: Sendable {
    /// Where it is served, `/style-5f2c….css`.
    public let path: String
    /// What it holds.
    public let text: String
  }

  /// The style of all pages, on screens light and dark and on paper.
  public let style: Asset
  /// The description of the read API, OpenAPI 3.1.
  public let openAPI: String
  private let library: PageLibrary

  /// Reads the folder `Site` of the installation.
  public init(folder: String) throws {
    func text(_ name: String) throws -> String {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)"),
        let text = String(validating: data, as: UTF8.self)
      else { throw PageFault(description: "\(folder)/\(name) cannot be read") }
      return text
    }
    let sheet = try text("style.css")
    let digest = ContentDigest.sha256(Array(sheet.utf8)).prefix(16)
    style = Asset(path: "/style-\(digest).css", text: sheet)
    openAPI = try text("openapi.json")
    library = try PageLibrary(folder: "\(folder)/templates")
  }

  func render(
    _ template: String, _ language: Workspace.Language, title: String, _ members: [String: PageValue]
  )
    throws -> String
  {
    var all = PageWords.members(language)
    all["style-path"] = .text(style.path)
    all["title"] = .text(title)
    all.merge(members) { $1 }
    return try library.render(template, all)
  }

  // MARK: Small pages

  /// The form in which a director hands over the token.
  public func login(_ language: Workspace.Language, wasRefused: Bool) throws -> String {
    try render(
      "login", language, title: PageWords.word("log-in", language), ["refused": .flag(wasRefused)])
  }

  /// Why there is no page: what is wrong with the workspace's files.
  public func unavailable(_ language: Workspace.Language, _ findings: [String]) throws -> String {
    try render(
      "unavailable", language, title: PageWords.word("unavailable", language),
      ["findings": .list(findings.map { .text($0) })])
  }
}
