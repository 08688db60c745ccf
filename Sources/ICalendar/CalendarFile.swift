/// A whole calendar file.
public struct CalendarFile: Sendable, Hashable {
  /// Its name, as a subscriber's program lists it (NAME, RFC 7986 section 5.1; X-WR-CALNAME for older programs).
  public let name: String
  /// What it is for (DESCRIPTION, RFC 7986 section 5.2; X-WR-CALDESC).
  public let description: String
  /// A colour's name as CSS3 has it, `steelblue` (COLOR, RFC 7986 section 5.9); other characters than letters are
  /// left out, and an empty name leaves out the property.
  public let colour: String
  /// How long a subscriber may wait before it asks again (REFRESH-INTERVAL, RFC 7986 section 5.7; X-PUBLISHED-TTL).
  /// At least one hour is written; nil leaves it out.
  public let refreshHours: Int?
  /// The program that wrote it (PRODID, RFC 5545 section 3.7.3), never empty.
  public let productID: String
  /// Its events, in any order.
  public let events: [CalendarEvent]

  /// A calendar by its parts.
  public init(
    name: String, description: String, colour: String, refreshHours: Int?, productID: String,
    events: [CalendarEvent]
  ) {
    self.name = name
    self.description = description
    self.colour = colour
    self.refreshHours = refreshHours
    self.productID = productID
    self.events = events
  }

  /// A calendar object resource (RFC 4791 section 4.1): one event with its time zone, and nothing of a calendar's own.
  public init(resource event: CalendarEvent, productID: String) {
    self.init(
      name: "", description: "", colour: "", refreshHours: nil, productID: productID, events: [event])
  }
}
