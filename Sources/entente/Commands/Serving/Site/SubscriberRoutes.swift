import BusinessCalendar
import FeedServer
import ICalendar
import Pages
import Programme
import Publishing
import Scheduling

/// The page of who has a token for calendars: what its calendars hold next, and how to subscribe.
struct SubscriberRoutes: Sendable {
  let desk: SiteDesk
  /// How many events are shown.
  private static let shown = 12

  init(_ desk: SiteDesk) { self.desk = desk }

  var all: [SiteRoute] { [SiteRoute(.get, "/s/{token}", for: .subscribers) { try page($0) }] }

  private func page(_ request: SiteRequest) throws -> SiteResponse {
    guard let grant = request.access.grant, let token = request.parameters.first else { return .notFound }
    return try desk.page(request) { loaded, language in
      let workspace = loaded.portfolio.workspace
      let granted = PublishedCalendar.all(of: workspace).filter { grant.calendars.contains($0.id) }
      let audiences = workspace.calendars.filter { grant.calendars.contains($0.id) }
      let places = Places(audiences, granted, loaded.portfolio)
      let page = SubscriberPage(
        name: grant.name, origin: request.origin, path: "/s/\(token)",
        calendars: granted.map {
          SubscriberPage.Calendar(title: $0.title, path: "/f/\(token)/\($0.fileName)")
        },
        events: Self.events(of: granted, loaded.published, from: loaded.schedule.asOf),
        zone: places.own, otherZones: places.others, today: loaded.schedule.asOf, language: language)
      return .html(try desk.book.subscriber(page))
    }
  }

  /// What is told of the last publication from a day on, each event once.
  private static func events(
    of calendars: [PublishedCalendar], _ record: PublicationRecord, from day: CivilDate
  ) -> [SubscriberPage.Event] {
    let view = SubscriberView(record)
    var seen: Set<String> = []
    return calendars.flatMap(view.events).filter { seen.insert($0.uid).inserted }
      .map(SubscriberPage.Event.init).filter { $0.end.date >= day }
      .sorted { ($0.start, $0.title) < ($1.start, $1.title) }.prefix(shown).map { $0 }
  }
}

/// Where subscribers are, as far as their calendars say it.
private struct Places {
  let own: Zone?
  let others: [Zone]

  init(_ audiences: [AudienceCalendar], _ granted: [PublishedCalendar], _ portfolio: Portfolio) {
    let parties = portfolio.programmes.flatMap(\.parties)
    func zones(_ ids: Set<String>) -> [Zone] {
      parties.filter { ids.contains($0.id) }.map(\.zone).reduce(into: []) {
        if !$0.contains($1) { $0.append($1) }
      }
    }
    let named = Set(audiences.flatMap(\.filter.parties))
    let isOfAudiences = granted.allSatisfy(\.isOfAudience)
    let ownZones = zones(named)
    own = isOfAudiences && named.count == 1 && ownZones.count == 1 ? ownZones.first : nil
    // Who sees single calendars of an audience is told no other party's zone; and a dozen clocks help nobody.
    let all = isOfAudiences ? ownZones : zones(Set(parties.map(\.id)))
    others = all.count <= 3 ? all : []
  }
}

extension SubscriberPage.Event {
  /// An event as its calendar's subscribers may see it.
  fileprivate init(_ event: CalendarEvent) {
    let start: ZonedInstant
    let end: ZonedInstant
    let place: Zone
    var isAllDay = false
    switch event.when {
    case .allDay(let span):
      let midnight = { (date: CivilDate) in
        ZonedInstant(secondsSince1970: date.dayNumber * 86_400, offset: 0)
      }
      (start, end, place, isAllDay) = (midnight(span.first), midnight(span.last), .utc, true)
    case .timed(let date, let time, let zone, let minutes):
      start = zone.instant(of: date, time)
      end = start.adding(minutes: minutes, in: zone)
      place = zone
    }
    let told = ["Focus: ", "Why this day: ", "Cancelled: "]
    let notes = event.description.split(separator: "\n").map(String.init).filter { line in
      told.contains { line.hasPrefix($0) }
    }
    self.init(
      title: event.summary, start: start, end: end, zone: place, isAllDay: isAllDay,
      isCancelled: event.status == .cancelled, location: event.location, notes: notes)
  }
}
