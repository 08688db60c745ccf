import ArgumentParser
import BusinessCalendar
import Diagnostics

struct DateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "date",
    abstract: "Business-day arithmetic: adjusts and advances dates, lists holidays.",
    discussion: """
      Centres are joined by commas: closed when one of them is. Where none is named, those \
      of the workspace's parties count. In a workspace its 'holidays:' apply. Conventions: \
      following, preceding, modified-following, modified-preceding, \
      half-month-modified-following, nearest, unadjusted.

      --batch answers each line of standard input in one line, in order; a line that cannot \
      be answered gives one that starts with 'error:', and the command ends with 1.

      Example:  entente date adjust 2025-07-28 PE,LU
                entente date advance 2025-06-30 5bd PE
                entente date advance 2025-01-31 1m modified-following PE eom
                entente date holidays PE 2025 --format csv
                echo 'advance 2021-04-20 -7bd following PE' | entente date --batch
                entente date --batch --holidays TARGET=target.json < questions.txt
      """,
    subcommands: [
      DateAdjustCommand.self, DateAdvanceCommand.self, DateIsOpenCommand.self, DateHolidaysCommand.self,
    ])

  @Flag(help: "Answer the expressions on standard input, a line each.")
  var batch = false

  @OptionGroup var options: DateOptions

  func run() throws {
    guard batch else { throw CleanExit.helpRequest(self) }
    var shelf = try CentreShelf(options)
    var hasErrors = false
    try InputLines.forEach { lines in
      var answers = ""
      for line in lines {
        do throws(DateArithmeticError) {
          answers += TerminalText.visible(try shelf.answer(DateExpression(line)).description)
        } catch {
          hasErrors = true
          answers += "error: " + TerminalText.visible(error.reason)
        }
        answers += "\n"
      }
      return Console.writes(answers)
    }
    if hasErrors { throw ExitCode(1) }
  }
}

/// Where the holidays come from.
struct DateOptions: ParsableArguments {
  @Option(
    name: .customLong("holidays"),
    help: ArgumentHelp(
      "Holidays of your own: JSON, or iCalendar for the centre that the file is named after or CENTRE= says.",
      valueName: "[CENTRE=]FILE"))
  var files: [String] = []

  @OptionGroup var workspace: WorkspaceOptions
}

/// The words of an expression, and how the answer is written.
struct DateWords: ParsableArguments {
  @Argument(parsing: .allUnrecognized, help: "See 'entente help date'.")
  var words: [String] = []

  @OptionGroup var options: DateOptions

  @Option(help: "table, json or csv.")
  var format: OutputFormat = .table

  func answer(_ verb: String) throws -> (DateExpression, DateAnswer) {
    if let option = words.first(where: { $0.hasPrefix("--") }) {
      throw ValidationError("Unknown option '\(option)'")
    }
    let expression: DateExpression
    do throws(DateArithmeticError) {
      expression = try DateExpression(words: [verb] + words)
    } catch {
      throw ValidationError(error.reason)
    }
    var shelf = try CentreShelf(options)
    do throws(DateArithmeticError) {
      return (expression, try shelf.answer(expression))
    } catch {
      throw Console.fail([Diagnostic(.dateArithmetic, error.reason, at: nil)])
    }
  }

  /// Answers and writes the answer.
  func run(_ verb: String) throws -> DateAnswer {
    let (expression, answer) = try answer(verb)
    let text = DateText(verb: verb, words: words, expression: expression, answer: answer)
    switch format {
    case .table: Console.write(text.text)
    case .json: Console.write(text.json.text)
    case .csv: Console.write(text.table.csv)
    }
    return answer
  }
}

struct DateAdjustCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adjust", abstract: "Moves a date to an open day: DATE [CONVENTION] [CENTRES].",
    discussion: """
      The convention is following unless given.

      Example:  entente date adjust 2026-01-07 nearest PE,LU
      """)
  @OptionGroup var words: DateWords
  func run() throws { _ = try words.run("adjust") }
}

struct DateAdvanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "advance",
    abstract: "Counts from a date: DATE DISTANCE [CONVENTION] [CENTRES] [eom].",
    discussion: """
      A distance is a whole number of bd (business days), d, w, m or y. With eom the last business day of a month leads \
      to that of another.

      Example:  entente date advance 2025-06-30 5bd PE
                entente date advance 2025-02-28 -3m modified-following PE,LU eom
      """)
  @OptionGroup var words: DateWords
  func run() throws { _ = try words.run("advance") }
}

struct DateIsOpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "is-open", abstract: "Tells whether a day is open, and what closes it: DATE [CENTRES].",
    discussion: """
      Ends with 0 for an open day and with 1 for a closed one.

      Example:  entente date is-open 2025-07-28 PE,LU
      """)
  @OptionGroup var words: DateWords
  func run() throws {
    if case .day(let closures) = try words.run("is-open"), !closures.isEmpty { throw ExitCode(1) }
  }
}

struct DateHolidaysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "holidays", abstract: "Lists the holidays of a year or a span: [CENTRES] YEAR.",
    discussion: """
      Example:  entente date holidays PE 2025
                entente date holidays PE,LU 2025-07-01/2025-12-31 --format json
      """)
  @OptionGroup var words: DateWords
  func run() throws { _ = try words.run("holidays") }
}
