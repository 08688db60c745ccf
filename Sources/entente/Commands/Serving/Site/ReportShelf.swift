import BusinessCalendar
import Programme
import Scheduling
import Synchronization

/// The reports of programmes that were made last, kept while the workspace stays as it is: what they stand on is asked for
/// more often than it changes.
final class ReportShelf: Sendable {
  private struct Key: Hashable {
    let programme: String
    let day: CivilDate
    let language: Workspace.Language
  }

  private struct Kept {
    var generation = -1
    var reports: [Key: ProgrammeReport] = [:]
  }

  private let kept = Mutex(Kept())

  /// The report of a programme. Who asks while it is made waits for it.
  func report(
    _ shelved: ShelvedWorkspace, _ programme: Programme, _ language: Workspace.Language
  ) throws -> ProgrammeReport {
    let key = Key(programme: programme.id, day: shelved.loaded.schedule.asOf, language: language)
    return try kept.withLock { kept in
      if kept.generation != shelved.generation {
        kept = Kept(generation: shelved.generation)
      } else if let report = kept.reports[key] {
        return report
      }
      let report = try ProgrammeReport(shelved.loaded, programme, language: language)
      if kept.reports.count >= Self.most { kept.reports = [:] }
      kept.reports[key] = report
      return report
    }
  }

  /// How many are kept: a portfolio's programmes, in both languages.
  private static let most = 64
}
