/// The kinds of meetings that partnerships hold, with what is filled in for each.
enum MeetingDefaults {
  /// The kind that a meeting's name tells, else its focus, else the usual one.
  static func pattern(name: String, focus: String, isActivity: Bool) -> MeetingPattern {
    for phrase in [name, focus] where !phrase.isEmpty {
      // In a table of activities, their kinds come before those of reviews.
      let found = index.values(in: phrase).min { first, second in
        (all[first].isActivity != isActivity ? 1 : 0, first) < (
          all[second].isActivity != isActivity ? 1 : 0, second
        )
      }
      if let found { return all[found].pattern }
    }
    return isActivity ? usualActivity : usualReview
  }

  private static let all =
    reviews.map { (pattern: $0, isActivity: false) } + activities.map { (pattern: $0, isActivity: true) }
  private static let index = PhraseIndex(
    all.indices.flatMap { index in all[index].pattern.words.map { ($0, index) } })

  /// What follows from names alone: a title in words for a name that is an abbreviation.
  static let titles = [
    "qbr": "Quarterly business review", "mbr": "Monthly business review", "ebr": "Executive business review",
    "abr": "Annual business review", "wbr": "Weekly business review",
  ]

  /// Words at the end of a name that say nothing of the single meeting.
  static let endings = [" presence", " series", " programme", " program", " participation"]

  /// Names of meetings that agreements write in the plural.
  static let plurals: [Substring: String] = [
    "workshops": "workshop", "webinars": "webinar", "trainings": "training", "meetings": "meeting",
    "reviews": "review",
    "syncs": "sync", "sessions": "session", "calls": "call", "summits": "summit", "briefings": "briefing",
    "events": "event",
    "roundtables": "roundtable", "conferences": "conference", "dinners": "dinner", "breakfasts": "breakfast",
    "demos": "demo",
    "talleres": "taller", "seminarios": "seminario", "reuniones": "reunión", "eventos": "evento",
    "webinarios": "webinario",
  ]

  private static let reviews: [MeetingPattern] = [
    MeetingPattern(
      words: [
        "qbr", "business review", "quarterly review", "mbr", "ebr", "revision trimestral",
        "revision de negocio",
      ],
      calendar: "qbr", day: .init(ordinal: "3rd", weekday: "tuesday"), time: "10:00", minutes: 75,
      attendees: .everyone,
      pack: "qbr", isReview: true),
    MeetingPattern(
      words: [
        "pipeline", "opportunities", "opportunity", "sales", "deal", "forecast", "oportunidades", "ventas",
      ],
      calendar: "pipeline-review", day: .init(ordinal: "2nd", weekday: "thursday"), time: "09:00",
      minutes: 30,
      attendees: .roles(["business", "sales", "commercial", "partner", "alliance", "account"]),
      pack: "pipeline-review"),
    MeetingPattern(
      words: ["marketing", "campaigns", "campaign", "campanas", "mercadeo"],
      calendar: "marketing", day: .init(ordinal: "1st", weekday: "tuesday"), time: "10:00", minutes: 45,
      attendees: .roles(["marketing", "demand"]), pack: "marketing-sync"),
    MeetingPattern(
      words: [
        "technical", "architecture", "roadmap", "engineering", "security", "operations", "operational",
        "service", "platform",
        "tecnica", "tecnico", "arquitectura", "working group",
      ],
      calendar: "technical-sync", day: .init(ordinal: "2nd", weekday: "wednesday"), time: "10:00",
      minutes: 45,
      attendees: .roles([
        "solution", "solutions", "technical", "architect", "technology", "engineering", "tecnico",
        "arquitecto", "soluciones",
      ]), pack: "technical-sync"),
  ]

  private static let activities: [MeetingPattern] = [
    MeetingPattern(
      words: ["webinar", "webinars", "webinario"],
      calendar: "marketing", day: .init(ordinal: "2nd", weekday: "thursday"), time: "11:00", minutes: 60,
      attendees: .nobody),
    MeetingPattern(
      words: [
        "training", "trainings", "enablement", "certification", "bootcamp", "capacitacion", "formacion",
        "skills",
      ],
      calendar: "training", day: .init(ordinal: "2nd", weekday: "thursday"), time: "09:00", minutes: 90,
      attendees: .nobody,
      pack: "partner-training",
      days: ["quarter": "business-day -15", "6 months": "business-day -15", "year": "business-day -15"]),
    MeetingPattern(
      words: ["workshop", "workshops", "immersion", "taller", "talleres"],
      calendar: "marketing", day: .init(ordinal: "2nd last", weekday: "wednesday"), time: "09:00",
      minutes: 120,
      attendees: .nobody, recurrences: ["month": "FREQ=MONTHLY;BYDAY=-2WE"]),
    MeetingPattern(
      words: [
        "summit", "conference", "trade show", "fair", "expo", "congress", "cumbre", "feria", "congreso",
      ],
      calendar: "marketing", day: .init(ordinal: "3rd", weekday: "thursday"), time: "09:00", minutes: 480,
      attendees: .nobody,
      days: ["year": "day 15 of month 9"], isAllDay: true),
  ]

  private static let usualReview = MeetingPattern(
    words: [], calendar: "qbr", day: .init(ordinal: "2nd", weekday: "tuesday"), time: "10:00", minutes: 60,
    attendees: .everyone)

  private static let usualActivity = MeetingPattern(
    words: [], calendar: "marketing", day: .init(ordinal: "2nd", weekday: "thursday"), time: "10:00",
    minutes: 60,
    attendees: .nobody)

  /// The dates allowed for a business review, so that numbers are closed and the quarter is not half over.
  static let reviewWindow = "business-day 8..25"

  /// What the partner prepares for a business review: what, and how many business days before.
  static let milestones = [(what: "Numbers frozen", days: 8), (what: "Pack out", days: 5)]
}
