import Diagnostics
import Foundation

@testable import ProgrammeFile

/// An agreement that was read, in the form that tests look at: dotted paths with their texts and places.
struct ImportedAgreement {
  let result: AgreementImport
  /// The programme's scalars by dotted path; items of lists by number.
  let programme: [String: String]
  /// The line and column of each.
  let places: [String: String]
  let workspace: [String: String]

  init(_ text: String, path: String = "agreement.md") {
    result = AgreementImporter.read(SourceFile(path: path, text: text), sha256: "0123")
    var places: [String: String] = [:]
    programme = Self.flat(result.programme.root, &places)
    self.places = places
    var ignored: [String: String] = [:]
    workspace = Self.flat(result.workspace.root, &ignored)
  }

  /// The entries of `assumed:`.
  var assumed: [String] {
    programme.filter { $0.key.hasPrefix("assumed.") }.map(\.value).sorted()
  }

  /// The diagnostics of some severity as `code line`, without the note on kinds of tables that are absent.
  func reports(_ severity: Diagnostic.Severity? = nil) -> [String] {
    result.diagnostics.filter { severity == nil || $0.severity == severity }
      .filter { !$0.message.hasPrefix("no table is found") }
      .map { "\($0.code.rawValue) \($0.location?.line ?? -1)" }
  }

  /// The keys directly under a path, in the file's order.
  func keys(_ path: String) -> [String] {
    var node = result.programme.root
    for part in path.split(separator: ".") {
      guard case .mapping(let entries) = node.content, let entry = entries.first(where: { $0.key == part })
      else { return [] }
      node = entry.value
    }
    guard case .mapping(let entries) = node.content else { return [] }
    return entries.map(\.key)
  }

  /// All texts and all messages, to see whether anything changed.
  var everything: String {
    programme.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
      + result.diagnostics.map { "\($0.code.rawValue) \($0.location?.line ?? 0) \($0.message)" }
      .joined(separator: "\n")
  }

  private static func flat(_ root: SourceNode, _ places: inout [String: String]) -> [String: String] {
    var result: [String: String] = [:]
    var open: [(path: String, node: SourceNode)] = [("", root)]
    while let (path, node) = open.popLast() {
      let prefix = path.isEmpty ? "" : path + "."
      switch node.content {
      case .scalar(let text):
        result[path] = text
        places[path] = "\(node.span.line):\(node.span.column)"
      case .sequence(let items): open += items.enumerated().map { (prefix + "\($0.offset)", $0.element) }
      case .mapping(let entries): open += entries.map { (prefix + $0.key, $0.value) }
      }
    }
    return result
  }
}

/// Files that stand beside the tests.
enum TestFile {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: root.appendingPathComponent(path)), as: UTF8.self)
  }

  /// The sample agreement.
  static func sample() throws -> String { try text("Examples/agreement.md") }
}
