import Diagnostics
import Programme

/// Hand-written text of a pack: what stands between `<!-- keep:NAME -->` and `<!-- /keep -->`, carried from one build to
/// the next byte for byte. The markers count wherever they stand, in code blocks too.
enum KeptText {
  /// The rendered pack with the blocks of an existing one in their places.
  ///
  /// A block that the rendered pack has no place for goes to the end, and so does a second block of one name, under a
  /// name of its own. Blocks of nothing but white space are not carried there.
  ///
  /// - Throws: ``PackError`` where a marker of either text has no partner.
  static func merge(
    _ existing: SourceFile?, into rendered: SourceFile, template: SourceFile, language: Workspace.Language
  ) throws(PackError) -> String {
    let places = KeptBlocks(rendered)
    guard places.problems.isEmpty else {
      throw PackError(
        places.problems.map {
          Diagnostic(
            .templateSyntax, "the pack that it renders: \($0.message)", at: SourceLocation(file: template))
        })
    }
    var names: Set<String> = []
    for block in places.blocks where !names.insert(block.name).inserted {
      throw PackError([
        Diagnostic(
          .templateSyntax, "the pack that it renders has two blocks 'keep:\(block.name)'",
          at: SourceLocation(file: template))
      ])
    }
    let old = existing.map(KeptBlocks.init)
    if let old, let existing, !old.problems.isEmpty {
      throw PackError(old.problems.map { $0.diagnostic(in: existing) })
    }
    return join(places, old, &names, language)
  }

  private static func join(
    _ places: KeptBlocks, _ old: KeptBlocks?, _ names: inout Set<String>, _ language: Workspace.Language
  ) -> String {
    var bodies: [String: ArraySlice<UInt8>] = [:]
    var left: [(name: String, body: ArraySlice<UInt8>)] = []
    let oldNames = Set(old?.blocks.map(\.name) ?? [])
    for block in old?.blocks ?? [] {
      if names.contains(block.name), bodies[block.name] == nil {
        bodies[block.name] = block.body
      } else if !block.isBlank, bodies[block.name] != block.body {
        var name = block.name
        var number = 2
        while names.contains(name) || (name != block.name && oldNames.contains(name)) {
          name = "\(block.name)-\(number)"
          number += 1
        }
        names.insert(name)
        left.append((name, block.body))
      }
    }
    var result: [UInt8] = []
    var position = 0
    for block in places.blocks {
      result += places.bytes[position..<block.body.startIndex]
      result += bodies[block.name] ?? block.body
      position = block.body.endIndex
    }
    result += places.bytes[position...]
    if !left.isEmpty { result += Array(heading(language).utf8) }
    for block in left {
      result += Array("\n### \(block.name)\n\n<!-- keep:\(block.name) -->".utf8)
      result += block.body
      result += Array("<!-- /keep -->\n".utf8)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func heading(_ language: Workspace.Language) -> String {
    switch language {
    case .englishGB:
      """

      ## Kept from an earlier build

      These blocks were written by hand, and the template has no place for them any more. Move what is still needed, then
      delete them.

      """
    case .spanishPE:
      """

      ## Conservado de una versión anterior

      Estos bloques se escribieron a mano y la plantilla ya no tiene lugar para ellos. Traslade lo que aún haga falta y
      luego bórrelos.

      """
    }
  }
}
