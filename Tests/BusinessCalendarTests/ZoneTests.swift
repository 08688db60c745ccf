import BusinessCalendar
import Testing

@Suite struct ZoneTests {
  @Test(arguments: [
    ("America/Lima", "2025-01-28", "10:00", "2025-01-28T10:00:00-05:00"),
    ("Europe/Luxembourg", "2025-01-28", "10:00", "2025-01-28T10:00:00+01:00"),
    ("Europe/Luxembourg", "2025-07-28", "10:00", "2025-07-28T10:00:00+02:00"),
    ("Asia/Kathmandu", "2025-07-28", "10:00", "2025-07-28T10:00:00+05:45"),
    ("UTC", "1970-01-01", "00:00", "1970-01-01T00:00:00+00:00"),
    // RFC 5545 section 3.3.5: a time in the gap is read with the offset before it, so 02:30 becomes 03:30.
    ("Europe/Luxembourg", "2025-03-30", "02:30", "2025-03-30T03:30:00+02:00"),
    ("America/New_York", "2007-03-11", "02:30", "2007-03-11T03:30:00-04:00"),
    // A time that occurs twice is the first of the two.
    ("Europe/Luxembourg", "2025-10-26", "02:30", "2025-10-26T02:30:00+02:00"),
    ("America/New_York", "2007-11-04", "01:30", "2007-11-04T01:30:00-04:00"),
  ])
  func localTimesBecomeInstants(_ zone: String, _ date: String, _ time: String, _ expected: String) throws {
    let instant = try #require(Zone(zone)).instant(
      of: #require(CivilDate(iso: date)), #require(LocalTime(iso: time)))
    #expect(instant.description == expected)
  }

  @Test func minutesElapseAcrossAChangeOfOffset() throws {
    let zone = try #require(Zone("Europe/Luxembourg"))
    let start = try zone.instant(
      of: #require(CivilDate(iso: "2025-03-30")), #require(LocalTime(iso: "01:30")))
    #expect(start.adding(minutes: 60, in: zone).description == "2025-03-30T03:30:00+02:00")
  }

  @Test(arguments: ["America/Limaa", "Lima", "EST", "", "GMT+5", "america/lima"])
  func whatNamesNoPlaceIsRefused(_ name: String) {
    #expect(Zone(name) == nil)
  }
}
