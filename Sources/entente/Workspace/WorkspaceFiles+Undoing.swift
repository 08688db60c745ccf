import Actions
import Certifications
import Journal
import Training

extension WorkspaceFiles {
  /// Why a fact must not be taken back: what its register says stands on it. nil where it may be, and for registers whose facts
  /// stand each for itself.
  func reasonToKeep(_ event: JournalEvent, in events: [JournalEvent]) throws -> String? {
    let kind = event.fact.kind
    if kind.hasPrefix(Roster.kinds),
      let rules = rosterRules.first(where: { $0.programme == event.fact.programme })
    {
      do throws(RosterRefusal) {
        _ = try Roster(rules, events: events).undo(event: event.id)
      } catch {
        return error.message
      }
    }
    if kind.hasPrefix(TrainingBook.kinds),
      let rules = trainingRules.first(where: { $0.programme == event.fact.programme })
    {
      do throws(TrainingRefusal) {
        _ = try TrainingBook(rules, events: events).undo(event: event.id)
      } catch {
        return error.message
      }
    }
    if kind.hasPrefix(ActionLedger.kinds) { return ActionBook.reasonToKeep(event, in: events) }
    return nil
  }
}
