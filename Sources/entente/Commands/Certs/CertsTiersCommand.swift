import ArgumentParser
import BusinessCalendar
import Certifications
import Diagnostics
import Programme

struct CertsTiersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tiers",
    abstract: "Prints what each tier of the vendor asks for, and whether there is it.",
    discussion: """
      A person counts once, however many certifications they hold. At risk is what is met, and within a year no longer: on \
      the date that is told certifications have expired, or a later rule asks for more. Booked exams do not count here.

      Launched opportunities are those in the stage Launched of the pipeline's imports. Satisfaction is the newest value of \
      the metric that the tier names with 'satisfaction-metric', else of customer-satisfaction. --value goes before both.

      Example:  entente certs tiers --as-of 2025-10-01
                entente certs tiers --value launched-opportunities=20 --value satisfaction=4.6
      """)

  @OptionGroup var options: RegisterReportOptions

  @Option(
    help: ArgumentHelp(
      "What holds on the day of the report, whatever registers say; may be repeated.",
      valueName: "requirement=number"))
  var value: [String] = []

  func validate() throws { _ = try values() }

  func run() throws {
    let day = options.report.day
    let values = try values()
    let cards = try options.rosters().flatMap { rosters in
      if rosters.rules.tiers.isEmpty { return [(String, TierScorecard)]() }
      let roster = try rosters.roster(asOf: day, knownAt: options.knownAt)
      let sources = try TierSources(rosters.ledger, asOf: day, knownAt: options.knownAt)
      return roster.rules.tiers.map { tier in
        let known = sources.values(of: tier, stated: values)
        return (roster.rules.programme, TierScorecard(tier, roster, values: known, asOf: day))
      }
    }
    options.write(
      CertificationText.tiers(cards), json: CertificationText.json(of: cards),
      empty: "No programme has tiers whose rule holds on \(day); write them under 'tiers'.")
  }

  private func values() throws -> [TierRequirements.Requirement: DecimalNumber] {
    let known: [TierRequirements.Requirement] = [.launchedOpportunities, .satisfaction]
    var values: [TierRequirements.Requirement: DecimalNumber] = [:]
    for pair in value {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let requirement = known.first(where: { $0.rawValue == parts[0] }),
        let number = DecimalNumber(parts[1])
      else {
        let forms = known.map { $0.rawValue + "=NUMBER" }.joined(separator: " or ")
        let near = Suggestion.ending(for: parts.first ?? "", in: known.map(\.rawValue))
        throw ValidationError("'\(pair)' is no value; write \(forms)\(near)")
      }
      values[requirement] = number
    }
    return values
  }
}
