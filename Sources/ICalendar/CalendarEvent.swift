public import BusinessCalendar

/// A single event of a calendar, as RFC 5545 section 3.6.1 has it.
public struct CalendarEvent: Sendable, Hashable {
  /// Whether the event takes place (STATUS, RFC 5545 section 3.8.1.11).
  public enum Status: String, Sendable { case confirmed, tentative, cancelled }

  /// Who may read it (CLASS, RFC 5545 section 3.8.1.3).
  public enum Classification: String, Sendable { case `public`, `private`, confidential }

  /// When it takes place.
  public enum When: Sendable, Hashable {
    /// Whole days, the last one included; the file's DTEND is the day after.
    case allDay(DateSpan)
    /// From a local time on, for so many elapsed minutes. A time that the zone skips or repeats is read as RFC 5545
    /// section 3.3.5 says.
    case timed(date: CivilDate, time: LocalTime, zone: Zone, minutes: Int)
  }

  /// Who calls the meeting (ORGANIZER, RFC 5545 section 3.8.4.3).
  public struct Organiser: Sendable, Hashable {
    /// The name to show; quotation marks become apostrophes and backslashes slashes, because the format cannot hold
    /// them, and carets and spaces around it are left out.
    public let name: String
    /// The mail address, `alliance@example.org`.
    public let address: String

    /// An organiser by name and mail address.
    public init(name: String, address: String) {
      self.name = name
      self.address = address
    }
  }

  /// What never changes while the event lives, and no other event of the file has (UID). Characters that readers of
  /// calendars treat differently are written as `%` and two digits.
  public let uid: String
  /// When it takes place (DTSTART, DTEND).
  public let when: When
  /// When it was last revised (DTSTAMP and LAST-MODIFIED, which RFC 5545 section 3.8.7.2 makes one where a file has no
  /// METHOD), in seconds since 1970-01-01T00:00:00Z.
  public let stamp: Int
  /// How many revisions moved or cancelled it (SEQUENCE); below 0 counts as 0.
  public let sequence: Int
  /// Its title (SUMMARY).
  public let summary: String
  /// What else there is to say, in lines (DESCRIPTION); empty leaves out the property.
  public let description: String
  /// Where it takes place (LOCATION).
  public let location: String?
  /// Its kinds (CATEGORIES); a comma, a semicolon or a backslash in one becomes a space.
  public let categories: [String]
  /// Who may read it (CLASS).
  public let classification: Classification
  /// Whether it takes place (STATUS).
  public let status: Status
  /// Whether it takes up its people's time (TRANSP).
  public let isOpaque: Bool
  /// Who calls it (ORGANIZER).
  public let organiser: Organiser?
  /// The UID of the event that it belongs to (RELATED-TO).
  public let relatedTo: String?
  /// A page about it (URL).
  public let url: String?

  /// An event by its parts.
  public init(
    uid: String, when: When, stamp: Int, sequence: Int = 0, summary: String, description: String = "",
    location: String? = nil, categories: [String] = [], classification: Classification = .public,
    status: Status = .confirmed, isOpaque: Bool = true, organiser: Organiser? = nil, relatedTo: String? = nil,
    url: String? = nil
  ) {
    self.uid = uid
    self.when = when
    self.stamp = stamp
    self.sequence = sequence
    self.summary = summary
    self.description = description
    self.location = location
    self.categories = categories
    self.classification = classification
    self.status = status
    self.isOpaque = isOpaque
    self.organiser = organiser
    self.relatedTo = relatedTo
    self.url = url
  }
}
