import ArgumentParser
import Diagnostics
import Packs
import Programme
import Scheduling

extension PackDesk {
  /// Renders a meeting's pack over the one that stands there, and makes the other formats from it.
  func build(
    _ meeting: Meeting, _ figures: PackFigures, edits: HandEdits, converter: PackConverter,
    formats: [PackFileFormat]
  ) throws {
    let relative = path(of: meeting)
    do {
      guard let template = meeting.series.pack else {
        let id = meeting.schedule.shortID(of: meeting.occurrence)
        throw Self.failure("\(id) has no pack; name one with 'pack:' in its series")
      }
      let context = context(of: meeting, figures)
      let pictures = PackBuilder.pictures(context)
      let pack = try write(context, pictures, template: template, to: relative, edits: edits)
      for format in formats {
        try converter.convert(
          pack, pictures, to: format, language: loaded.portfolio.workspace.language,
          as: relative.dropLast(3) + "." + format.rawValue)
      }
    } catch let error as PackError {
      throw Console.fail(error.diagnostics)
    } catch let error as AtomicFile.Failure {
      throw Console.fail([error.diagnostic])
    } catch let error as Unreadable {
      throw Console.fail([error.diagnostic])
    }
  }

  private func write(
    _ context: PackContext, _ pictures: [PackPicture], template: String, to relative: String, edits: HandEdits
  ) throws -> SourceFile {
    let text = try PackBuilder.render(context, templates: templates, template: template)
    let file = PackFile(relative, in: loaded.root)
    let outcome = try file.rebuild(
      text, pictures: pictures, edits: edits, language: context.language)
    try outcome.tell(asOf: day)
    switch outcome {
    case .written(let pack, _, _), .unchanged(let pack, _): return SourceFile(path: relative, text: pack.text)
    case .refused: throw ExitCode(1)
    }
  }
}
