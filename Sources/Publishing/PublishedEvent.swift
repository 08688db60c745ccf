public import BusinessCalendar

/// An event as subscribers last saw it, with its revision.
public struct PublishedEvent: Sendable, Hashable {
  /// How many days a cancelled event stays in the calendars, so that every client has seen that it is.
  public static let daysOfCancellation = 30

  /// Its identity, `mifibra-aws/qbr/Y2-Q3`.
  public let id: String
  /// Its UID, which stays whatever the workspace's domain becomes.
  public let uid: String
  /// How many revisions moved, cancelled or restored it (SEQUENCE).
  public var sequence: Int
  /// When its content was last revised (LAST-MODIFIED and DTSTAMP), in seconds since 1970-01-01T00:00:00Z.
  public var modified: Int
  /// The day as of which it was cancelled; nil for one that takes place.
  public var cancelledOn: CivilDate?
  /// Whether it is cancelled and no longer in the calendars.
  public var hasLeft: Bool
  /// What it says.
  public var content: EventContent {
    get { shared.content }
    set { shared = SharedContent(newValue) }
  }
  private(set) var shared: SharedContent
  /// For whom it is.
  public var attendance: Attendance
  /// What its rule said: ``LastPublication/Meeting/rule``.
  public var rule: String
  /// How many business days ahead it stays where it is; nil for no freeze.
  public var freeze: Int?

  /// An event by its parts.
  public init(
    id: String, uid: String, sequence: Int, modified: Int, cancelledOn: CivilDate?, hasLeft: Bool,
    content: EventContent, attendance: Attendance, rule: String, freeze: Int?
  ) {
    self.init(
      id: id, uid: uid, sequence: sequence, modified: modified, cancelledOn: cancelledOn, hasLeft: hasLeft,
      content: SharedContent(content), attendance: attendance, rule: rule, freeze: freeze)
  }

  init(
    id: String, uid: String, sequence: Int, modified: Int, cancelledOn: CivilDate?, hasLeft: Bool,
    content: SharedContent, attendance: Attendance, rule: String, freeze: Int?
  ) {
    self.id = id
    self.uid = uid
    self.sequence = sequence
    self.modified = modified
    self.cancelledOn = cancelledOn
    self.hasLeft = hasLeft
    shared = content
    self.attendance = attendance
    self.rule = rule
    self.freeze = freeze
  }

  /// The programme and the series, `mifibra-aws/qbr`.
  var series: Substring {
    let parts = id.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count > 1 ? id[..<parts[1].endIndex] : id[...]
  }
}
