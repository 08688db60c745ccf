import BusinessCalendar
import Diagnostics
import Foundation
import Packs
import Programme
import Certifications
import Funds
import Scheduling

extension Sample {
  /// The ten series of the sample programme file.
  static func series() throws -> [Series] {
    let all = ["partner-manager", "solutions-architect", "business-development", "marketing"]
    let review = "Governance › Review Cadence"
    let joint = "Marketing › Joint Activities"
    let milestones = [
      Series.Milestone(what: "Numbers frozen", businessDaysBefore: 8, party: "mifibra"),
      Series.Milestone(what: "Pack out", businessDaysBefore: 5, party: "mifibra"),
    ]
    return try [
      meeting(
        "qbr", "Quarterly business review", review, "qbr", periodic("quarter", "3rd tuesday"), "10:00", 75,
        focus: "Business review", window: "business-day 8..25", attendees: all, lead: "mifibra",
        milestones: milestones),
      meeting(
        "technical-sync", "Technical sync", review, "technical-sync", periodic("month", "2nd wednesday"),
        "10:00", 45,
        attendees: ["solutions-architect"]),
      meeting(
        "pipeline-review", "Pipeline review", review, "pipeline-review", periodic("2 weeks", "thursday"),
        "09:00", 30,
        attendees: ["business-development", "partner-manager"]),
      meeting(
        "marketing-sync", "Marketing sync", review, "marketing", periodic("month", "1st tuesday"), "10:00",
        45,
        attendees: ["marketing"]),
      meeting(
        "aws-summit", "AWS Summit presence", joint, "marketing", periodic("year", "day 15 of month 9"), nil,
        60,
        lead: "joint"),
      meeting(
        "webinar", "Webinar series", joint, "marketing", periodic("quarter", "2nd thursday of month 2"),
        "11:00", 60,
        lead: "mifibra"),
      meeting(
        "customer-workshop", "Customer workshop", joint, "marketing", .recurrence("FREQ=MONTHLY;BYDAY=-2WE"),
        "09:00",
        120, lead: "aws"),
      meeting(
        "partner-training", "Partner training", joint, "training", periodic("6 months", "business-day -15"),
        "09:00",
        90, lead: "aws"),
    ]
  }

  private static func periodic(_ tenor: String, _ day: String) throws -> Series.Rule {
    .periodic(try unwrap(Tenor(tenor)), anchor: .contract, day: try unwrap(DayRule(day)))
  }

  private static func meeting(
    _ id: String, _ title: String, _ clause: String, _ calendar: String, _ rule: Series.Rule, _ time: String?,
    _ minutes: Int, focus: String? = nil, window: String? = nil, attendees: [String] = [],
    lead: String? = nil,
    milestones: [Series.Milestone] = []
  ) throws -> Series {
    Series(
      id: id, title: title, focus: focus, clause: clause, calendar: calendar, rule: rule,
      window: try window.map { try unwrap(Window($0)) },
      time: try time.map { try unwrap(LocalTime(iso: $0)) },
      zone: try unwrap(Zone("America/Lima")), minutes: minutes, convention: .following,
      centres: ["PE", "LU"],
      attendees: attendees, lead: lead, pack: id, reviewsPrevious: id == "qbr", keepsStubs: false,
      milestones: milestones, location: nil, ruleLocation: nil)
  }

  static func people() throws -> [Person] {
    [
      Person(
        id: "alliance-director", name: "Alliance Director", party: "mifibra", zone: nil,
        away: [try unwrap(DateSpan(date("2025-08-04"), date("2025-08-15")))], location: nil),
      Person(
        id: "psa", name: "Partner Solutions Architect", party: "aws", zone: nil, away: [], location: nil),
    ]
  }

  /// The folder that holds the package's manifest.
  static var root: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// The shipped holidays of both parties, and the sample workspace's blackouts.
  static func schedule(_ programme: Programme) throws -> Schedule {
    var calendars: [String: HolidayCalendar] = [:]
    for centre in ["PE", "LU"] {
      let url = root.appending(path: "Sources/BusinessCalendar/Holidays/\(centre).json")
      calendars[centre] = try HolidayCalendar(json: Array(Data(contentsOf: url)))
    }
    let blackouts = [
      Blackout(
        name: "aws-reinvent", why: "AWS re:Invent",
        days: .once(try unwrap(DateSpan(date("2025-12-01"), date("2025-12-05"))))),
      Blackout(
        name: "year-end", why: "Year-end freeze",
        days: .yearly(
          from: try unwrap(MonthDay(month: 12, day: 22)), to: try unwrap(MonthDay(month: 1, day: 5)))),
    ]
    return Scheduler(calendars: calendars, blackouts: blackouts).schedule(programme)
  }

  static func context(
    _ programme: Programme? = nil, occurrence: String = "qbr/Y2-Q3", asOf: String = "2025-01-27",
    language: Workspace.Language = .englishGB
  ) throws -> PackContext {
    let programme = try programme ?? Sample.programme()
    let schedule = try schedule(programme)
    let asOf = try date(asOf)
    return PackContext(
      programme: programme, schedule: schedule,
      occurrence: try unwrap(schedule.occurrence(named: occurrence)),
      funds: FundsStatus(programme, asOf: asOf), certifications: CertificationsStatus(programme, asOf: asOf),
      people: try people(), language: language, asOf: asOf,
      sources: [
        PackSource(
          name: "programmes/mifibra-aws.yaml", detail: "SHA-256 " + String(repeating: "89abcdef", count: 8))
      ], version: "0.1.0")
  }

  /// The built-in QBR pack, built over one that people wrote in, between its keep marks.
  static func pack(_ context: PackContext, existing: String? = nil) throws -> String {
    let rendered = try PackBuilder.render(
      context, templates: ShippedTemplates.sources(for: context.language), template: "qbr")
    let rebuild = try PackRebuild.make(
      rendered, over: existing.map { SourceFile(path: "packs/qbr/Y2-Q3.md", text: $0) }, records: [rendered],
      edits: .refused, language: context.language)
    switch rebuild {
    case .built(let pack): return pack.text
    case .refused: throw Missing()
    }
  }
}
