public import BusinessCalendar
import Packs
public import Programme

/// What a subscriber sees: the next meetings of the calendars, and how to subscribe to them.
public struct SubscriberPage: Sendable {
  /// An event as the last publication tells it to these subscribers.
  public struct Event: Sendable {
    /// What it is called, as far as its audience may know.
    public let title: String
    /// When it starts.
    public let start: ZonedInstant
    /// When it ends.
    public let end: ZonedInstant
    /// The zone of its clock.
    public let zone: Zone
    /// Whether it is whole days.
    public let isAllDay: Bool
    /// Whether it does not take place.
    public let isCancelled: Bool
    /// Where it takes place.
    public let location: String?
    /// What else there is to say, a line each: why this day, with whom.
    public let notes: [String]

    /// An event by its parts.
    public init(
      title: String, start: ZonedInstant, end: ZonedInstant, zone: Zone, isAllDay: Bool, isCancelled: Bool,
      location: String?, notes: [String]
    ) {
      self.title = title
      self.start = start
      self.end = end
      self.zone = zone
      self.isAllDay = isAllDay
      self.isCancelled = isCancelled
      self.location = location
      self.notes = notes
    }
  }

  /// A calendar that the token opens.
  public struct Calendar: Sendable {
    /// What it is called.
    public let title: String
    /// Its path on the server, `/f/TOKEN/qbr.ics`.
    public let path: String

    /// A calendar by its parts.
    public init(title: String, path: String) {
      self.title = title
      self.path = path
    }
  }

  let name: String
  let origin: String
  let path: String
  let calendars: [Calendar]
  let events: [Event]
  let zone: Zone?
  let otherZones: [Zone]
  let today: CivilDate
  let language: Workspace.Language

  /// A page by what it shows.
  ///
  /// - Parameters:
  ///   - name: For whom the token was made.
  ///   - origin: How the reader's browser sees the server, `https://calendars.example`.
  ///   - path: The page's own, `/s/TOKEN`.
  ///   - events: In order of start.
  ///   - zone: Where the subscribers are; nil where it is not known, and each event shows its own.
  ///   - otherZones: Those of the parties.
  public init(
    name: String, origin: String, path: String, calendars: [Calendar], events: [Event], zone: Zone?,
    otherZones: [Zone], today: CivilDate, language: Workspace.Language
  ) {
    self.name = name
    self.origin = origin
    self.path = path
    self.calendars = calendars
    self.events = events
    self.zone = zone
    self.otherZones = otherZones
    self.today = today
    self.language = language
  }
}

extension PageBook {
  /// A subscriber's page.
  public func subscriber(_ page: SubscriberPage) throws -> String {
    try render("subscriber", page.language, title: page.name, page.members)
  }
}

extension SubscriberPage {
  fileprivate var members: [String: PageValue] {
    let own = SubscriptionLinks(origin: origin, path: path, title: name)
    return [
      "heading": .text(name), "programme-id": false, "has-events": .flag(!events.isEmpty),
      "zone": .optional(zone.map { "\(ClockTimes.place($0)) (\($0.name))" }),
      "events": .list(events.map(row)), "calendars": .list(calendars.map(row)),
      "is-public": .flag(own.isPublic), "refresh": .list(ClientHabit.all.map { $0.value(language) }),
    ]
  }

  private func row(_ event: Event) -> PageValue {
    let format = PackFormat(language: language)
    let zone = self.zone ?? event.zone
    let others = ([event.zone] + otherZones).filter { $0 != zone }
    let unique = others.enumerated().filter { others.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    let clock = ClockTimes(start: event.start, end: event.end, zone: zone, others: unique, format)
    let date = event.isAllDay ? event.start.date : ClockTimes.date(event.start, in: zone)
    return [
      "title": .text(event.title), "iso": .text(date.description),
      "weekday-date": .text(format.longDate(date)),
      "in-days": .text(RelativeDays.words(date - today, language)), "timed": .flag(!event.isAllDay),
      "clock": .text(event.isAllDay ? "" : clock.own), "zone": .text(event.isAllDay ? "" : clock.place),
      "elsewhere": .optional(event.isAllDay ? nil : clock.elsewhere),
      "is-cancelled": .flag(event.isCancelled), "location": .optional(event.location),
      "notes": .list(event.notes.map { .text($0) }),
    ]
  }

  private func row(_ calendar: Calendar) -> PageValue {
    let links = SubscriptionLinks(origin: origin, path: calendar.path, title: calendar.title)
    let name = calendar.path.split(separator: "/").last.map { $0.replacing(".ics", with: "") } ?? "calendar"
    let label = "\(PageWords.word("qr-label", language)): \(calendar.title)"
    return [
      "calendar": .text(calendar.title), "id": .text(String(name)), "address": .text(links.address),
      "path": .text(calendar.path), "webcal": .text(links.webcal), "google": .text(links.google),
      "outlook-work": .text(links.outlookWork), "outlook-home": .text(links.outlookHome),
      "has-qr": .flag(QRCode(links.webcal) != nil),
      "qr-html": .html(QRCode(links.webcal)?.svg(label: label) ?? ""),
    ]
  }
}
