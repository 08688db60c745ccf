import Diagnostics
import Programme

/// Reads `imports:` of a workspace: how files of other systems name their columns and values.
struct ImportMappingDecoder {
  let run: DecodingRun

  func decode(_ fields: Fields) -> [ImportMapping] {
    fields.records("imports").map { id, record in
      defer { record.close() }
      var values: [String: [String: String]] = [:]
      if let byColumn = record.fields("values") {
        for entry in byColumn.allEntries() {
          values[entry.key] = words(Fields(entry.value, run, what: "the values of '\(entry.key)'"))
        }
      }
      return ImportMapping(
        id: id, columns: record.fields("columns").map(words) ?? [:], values: values,
        dates: record.value("dates") ?? .iso)
    }
  }

  private func words(_ fields: Fields) -> [String: String] {
    var words: [String: String] = [:]
    for entry in fields.allEntries() { words[entry.key] = fields.text(of: entry) }
    return words
  }
}
