import ArgumentParser
import BusinessCalendar
import Diagnostics
import Funds
import Interchange
import Journal
import Programme

/// Imports benefit applications and allocations as `aws partnercentral-benefits` prints them.
struct FundsImportJSON {
  let options: ImportOptions
  let waiver: String?
  let ledger: ProgrammeLedger
  let mappings: [String: ImportMapping]

  func run() throws {
    let mapping = try options.mapping(of: BenefitReader.fields, in: mappings)
    var reader = BenefitReader(mapping: mapping, rules: FundLedger(ledger).rules)
    reader.read(try options.readJSON())
    if reader.isEmpty {
      reader.problems.append(
        FileProblem(
          FilePlace(line: 1, column: 1),
          "there is no benefit application or allocation in this file; write what 'aws partnercentral-benefits get-benefit-application' prints"
        ))
    }
    let found = reader
    var notes = found.notes
    try options.record(
      "fund.", of: ledger.programme.id, in: ledger.journal, ImportNoun(one: "step", many: "steps"),
      reading: (found.problems, 0)
    ) { events in
      var draft = ImportDraft()
      var book = FundImport(FundBook(found.rules, events: events))
      for item in found.applications.sorted(by: { $0.value.created < $1.value.created }) {
        do throws(FundRefusal) { try book.take(item.value, waiver: waiver) } catch {
          draft.problems.append(FileProblem(item.place, error.message))
        }
      }
      for item in found.allocations {
        do throws(FundRefusal) {
          if let missing = try book.take(
            allocation: item.value.total, of: item.value.fund, name: item.value.name, on: item.value.date)
          {
            notes.append(
              "\(item.value.fund): AWS has allocated \(item.value.total), \(missing) less than is recorded; nothing was taken away"
            )
          }
        } catch {
          draft.problems.append(FileProblem(item.place, error.message))
        }
      }
      draft.facts = book.facts
      draft.present = book.present
      return draft
    }
    for note in notes { Console.say("note: \(TerminalText.visible(note))") }
  }
}
