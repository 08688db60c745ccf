import BusinessCalendar
import Interchange
import Programme

/// What a row of a file says by column, in the workspace's words, and where each cell stands; dates are ISO 8601.
struct ImportedCells<Column: RawRepresentable<String> & CaseIterable & Hashable> {
  /// The cells that say something.
  private(set) var texts: [Column: String] = [:]
  /// Where each column stands in the row.
  let places: [Column: FilePlace]

  /// - Parameters:
  ///   - record: Its columns are those of `Column`, in their order.
  ///   - dates: The columns that hold dates.
  ///   - words: What a date may be instead, in lower case: `never`.
  /// - Throws: ``FileProblems``, all that cannot be read.
  init(_ record: CSVRecord, _ mapping: ImportMapping, dates: Set<Column>, or words: [String] = []) throws {
    var places: [Column: FilePlace] = [:]
    var problems: [FileProblem] = []
    for (index, column) in Column.allCases.enumerated() {
      let place = record.place(index)
      places[column] = place
      do throws(FileProblem) {
        guard let text = try record.text(index) else { continue }
        let meaning = mapping.values[column.rawValue]?[text] ?? text
        texts[column] =
          dates.contains(column) && !words.contains(meaning.lowercased())
          ? try Self.date(meaning, mapping.dates, at: place) : meaning
      } catch {
        problems.append(error)
      }
    }
    self.places = places
    if !problems.isEmpty { throw FileProblems(problems) }
  }

  private static func date(_ text: String, _ order: ImportMapping.DateOrder, at place: FilePlace)
    throws(FileProblem) -> String
  {
    guard let date = ImportedDate.read(text, order) else {
      throw FileProblem(place, "'\(text.prefix(40))' is not a date; \(ImportedDate.expectation(order))")
    }
    return date.description
  }
}
