import Diagnostics
import Foundation
internal import Mustache

/// What is wrong with the templates of pages, or with a page: a fault of the installation, never of a workspace.
public struct PageFault: Error, CustomStringConvertible {
  /// What, and where.
  public let description: String
}

/// The templates of the pages, read once.
///
/// Mustache renders a name that it does not know as nothing. Here every name has to be there: a page that lacks something is
/// not made.
struct PageLibrary: Sendable {
  private let library: MustacheLibrary

  /// Reads all `*.mustache` files of a folder.
  init(folder: String) throws {
    var templates: [String: String] = [:]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".mustache") {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)"),
        let text = String(validating: data, as: UTF8.self)
      else { throw PageFault(description: "\(folder)/\(name) cannot be read") }
      templates[String(name.dropLast(".mustache".count))] = text
    }
    if templates.isEmpty { throw PageFault(description: "there are no templates in \(folder)") }
    try self.init(templates)
  }

  /// - Parameter templates: Texts by name.
  init(_ templates: [String: String]) throws {
    var library = MustacheLibrary()
    for (name, text) in templates.sorted(by: { $0.key < $1.key }) {
      try Self.check(text, name: name, known: Set(templates.keys))
      do {
        try library.register(text, named: name)
      } catch {
        throw PageFault(description: "\(name).mustache: \(error)")
      }
    }
    self.library = library
  }

  /// A page.
  func render(_ name: String, _ members: [String: PageValue]) throws -> String {
    let faults = PageFaults()
    let root = PageObject(members: members, isRoot: true, faults: faults)
    guard let page = library.render(root, withTemplate: name) else {
      throw PageFault(description: "there is no template '\(name)'")
    }
    if !faults.found.isEmpty {
      throw PageFault(description: "\(name).mustache: " + faults.found.sorted().joined(separator: "; "))
    }
    return page
  }

  /// That every partial is there, and that nothing is written unescaped but what is HTML.
  private static func check(_ text: String, name: String, known: Set<String>) throws {
    for piece in text.split(separator: "{{", omittingEmptySubsequences: false).dropFirst() {
      let tag = piece.prefix { $0 != "}" }.trimmingCharacters(in: .whitespaces)
      let word = tag.dropFirst().trimmingCharacters(in: .whitespaces)
      if tag.hasPrefix(">"), !known.contains(word) {
        throw PageFault(description: "\(name).mustache: there is no partial '\(word)'")
      }
      if tag.hasPrefix("{") || tag.hasPrefix("&"), !word.hasSuffix("-html") {
        throw PageFault(description: "\(name).mustache: '\(word)' is written unescaped and is no HTML")
      }
      if tag.contains("."), tag != "." {
        throw PageFault(description: "\(name).mustache: '\(tag)' has a dot, and names have none")
      }
    }
  }
}

/// What went wrong while one page was made.
private final class PageFaults {
  var found: Set<String> = []
}

/// An object as Mustache asks for it, innermost first; the outermost one tells of names that nobody has.
private struct PageObject: MustacheParent {
  let members: [String: PageValue]
  let isRoot: Bool
  let faults: PageFaults

  func child(named name: String) -> Any? {
    guard let value = members[name] else {
      if isRoot { faults.found.insert("nothing is named '\(name)'") }
      return nil
    }
    switch value {
    case .html where !name.hasSuffix("-html"):
      faults.found.insert("'\(name)' is HTML, and its name does not say so")
    case .text where name.hasSuffix("-html"): faults.found.insert("'\(name)' is no HTML")
    default: break
    }
    return represented(value)
  }

  private func represented(_ value: PageValue) -> Any {
    switch value {
    case .text(let text): return HTMLText.clean(text)
    case .html(let html): return html
    case .flag(let flag): return flag
    case .list(let items): return items.map(represented)
    case .object(let members): return PageObject(members: members, isRoot: false, faults: faults)
    }
  }
}
