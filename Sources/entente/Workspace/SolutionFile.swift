import BusinessCalendar
import Diagnostics
import Foundation
import Scheduling

/// The placement problem and its answers as files.
enum SolutionFile {
  static let format = "entente-placement-1"

  /// The minutes of the years 1 to 9999.
  private static let minutes = CivilDate.earliest.dayNumber * 1440...CivilDate.latest.dayNumber * 1440

  private struct Form: Decodable {
    let format: String
    let starts: [String: Int?]
  }

  /// The starts of an answer, by identity.
  static func read(_ path: String) throws -> [String: Int] {
    let bytes: [UInt8]
    do {
      bytes = try InputFile.bytes(at: path, shownAs: path).get()
    } catch {
      throw Console.fail([error.diagnostic])
    }
    guard let form = try? JSONDecoder().decode(Form.self, from: Data(bytes)), form.format == format,
      form.starts.values.allSatisfy({ $0.map(minutes.contains) ?? true })
    else {
      throw Console.fail([
        Diagnostic(
          .fileRead,
          "it is no answer; write {\"format\": \"\(format)\", \"starts\": {\"programme/series/period\": minutes}}",
          at: SourceLocation(file: SourceFile(path: path, text: "")))
      ])
    }
    return form.starts.compactMapValues { $0 }
  }

  /// A meeting a line, because the file of a large portfolio is long.
  static func problem(_ problem: PlacementProblem) -> String {
    var text =
      "{\"format\": \"\(format)\", \"as_of\": \"\(problem.asOf)\", \"step_minutes\": \(PlacementProblem.step), "
    text += "\"optional_cost\": \(PlacementProblem.optionalCost),\n\"people\": "
    text += array(problem.people.map { JSONValue.string($0).text.trimmed })
    text += ",\n\"meetings\": [\n"
    for (index, meeting) in problem.meetings.enumerated() {
      text += index == 0 ? "" : ",\n"
      text += "{\"id\": \(JSONValue.string(meeting.id).text.trimmed), \"minutes\": \(meeting.minutes), "
      text +=
        "\"preferred\": \(meeting.preferred), \"required\": \(array(meeting.required.map(String.init))), "
      text +=
        "\"optional\": \(array(meeting.optional.map(String.init))), \"published\": \(number(meeting.published)), "
      text += "\"urgency\": \(meeting.urgency), \"fixed\": \(number(meeting.fixed)), "
      text += "\"fixed_day\": \(number(meeting.fixedDay)), \"starts\": "
      text += array(meeting.starts.map { "[\($0.first),\($0.last),\($0.extra),\($0.day)]" }) + "}"
    }
    text += "\n],\n\"apart\": "
    return text + array(problem.apart.map { "[\($0.first),\($0.second),\($0.days)]" }) + "}\n"
  }

  /// This program's own answer.
  static func answer(_ problem: PlacementProblem) -> String {
    let starts = problem.meetings.map { meeting in
      "\(JSONValue.string(meeting.id).text.trimmed): \(number(meeting.answer))"
    }
    return "{\"format\": \"\(format)\",\n\"starts\": {\n\(starts.joined(separator: ",\n"))\n}}\n"
  }

  private static func number(_ number: Int?) -> String { number.map { String($0) } ?? "null" }

  private static func array(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }
}

extension String {
  fileprivate var trimmed: String { trimmingCharacters(in: .newlines) }
}
