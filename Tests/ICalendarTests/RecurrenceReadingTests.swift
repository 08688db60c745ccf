import BusinessCalendar
import ICalendar
import Testing

@Suite struct RecurrenceReadingTests {
  @Test func aRuleIsKeptInCapitals() throws {
    let rule = try RecurrenceRule(" freq=weekly;interval=2;byday=tu;wkst=su\n")
    #expect(rule.text == "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU")
    #expect(rule.description == rule.text)
    #expect(rule.frequency == .weekly)
    #expect(rule.interval == 2)
    #expect(rule.weekStart == .sunday)
    let plain = try RecurrenceRule("FREQ=YEARLY")
    #expect(plain.interval == 1)
    #expect(plain.weekStart == .monday)
  }

  /// The faulty part stands between the guillemets, which are not part of the rule.
  @Test(arguments: [
    ("«»", "an empty rule; write FREQ=MONTHLY, for instance"),
    ("«BYDAY=TU»", "FREQ is missing; write FREQ= with DAILY, WEEKLY, MONTHLY or YEARLY"),
    ("«FREQ=HOURLY»", "FREQ=HOURLY comes round more than once a day; write DAILY, WEEKLY, MONTHLY or YEARLY"),
    ("«FREQ=FORTNIGHTLY»", "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY, not 'FORTNIGHTLY'"),
    ("  «RRULE:»FREQ=DAILY", "write the rule without 'RRULE:'"),
    ("FREQ=DAILY«;»", "an empty part; write one ';' between two parts and none at the end"),
    ("FREQ=DAILY;«INTERVAL»", "'INTERVAL' has no value; write NAME=VALUE"),
    ("FREQ=DAILY;«INTERVAL=0»", "INTERVAL is a number from 1 to 1000, not '0'"),
    ("FREQ=DAILY;«INTERVAL=+2»", "INTERVAL is a number from 1 to 1000, not '+2'"),
    (
      "FREQ=DAILY;«COUNT=99999999999999999999»",
      "COUNT is a number from 1 to 10000, not '99999999999999999999'"
    ),
    (
      "FREQ=MONTHLY;«BYDATE=3»",
      "'BYDATE' is no part of a rule; the parts are FREQ, INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYYEARDAY, "
        + "BYDAY, BYSETPOS, WKST"
    ),
    (
      "FREQ=MONTHLY;BYDAY=1MO;«BYDAY=2MO»",
      "BYDAY is written twice; write it once, with commas between the values"
    ),
    ("FREQ=DAILY;COUNT=3;«UNTIL=20261231»", "COUNT and UNTIL end the rule in two ways; leave one out"),
    (
      "FREQ=DAILY;«UNTIL=20251231T235959Z»",
      "UNTIL is a day without a time, such as UNTIL=20251231, not '20251231T235959Z'"
    ),
    ("FREQ=DAILY;«UNTIL=20250229»", "UNTIL is a day without a time, such as UNTIL=20261231, not '20250229'"),
    ("FREQ=DAILY;«WKST=XX»", "WKST is MO, TU, WE, TH, FR, SA or SU, not 'XX'"),
    (
      "FREQ=DAILY;«BYHOUR=9»;BYMINUTE=30",
      "BYHOUR is a time of day, which a rule for dates has not; leave it out"
    ),
    (
      "FREQ=YEARLY;«BYWEEKNO=20»",
      "BYWEEKNO is read differently by different programs; write BYMONTH with BYDAY"
    ),
    ("«RSCALE=GREGORIAN»;FREQ=YEARLY", "RSCALE is for other calendars than the Gregorian; leave it out"),
    ("«DTSTART:20250101=»;FREQ=YEARLY", "a rule begins where its series does; leave out DTSTART"),
    ("FREQ=YEARLY;«BYMONTH=13»", "BYMONTH has numbers from 1 to 12, not '13'"),
    (
      "FREQ=MONTHLY;«BYMONTHDAY=0»",
      "BYMONTHDAY has numbers from 1 to 31, or with '-' counted from the end, not '0'"
    ),
    ("FREQ=MONTHLY;«BYMONTHDAY=1,1»", "BYMONTHDAY has 1 twice; write it once"),
    ("FREQ=MONTHLY;«BYDAY=Tuesday»", "BYDAY has days such as TU, 3TU or -1FR, not 'TUESDAY'"),
    ("FREQ=MONTHLY;«BYDAY=TU,»", "BYDAY has days such as TU, 3TU or -1FR, not ''"),
    ("FREQ=MONTHLY;«BYDAY=6TU»", "a month has a weekday at most five times; write 1 to 5"),
    ("FREQ=MONTHLY;«BYDAY=0TU»", "a month has a weekday at most five times; write 1 to 5"),
    (
      "FREQ=YEARLY;BYMONTH=3;«BYDAY=20MO»", "with BYMONTH a weekday is counted within the month; write 1 to 5"
    ),
    ("FREQ=YEARLY;«BYDAY=54MO»", "a year has a weekday at most 53 times; write 1 to 53"),
    (
      "FREQ=WEEKLY;«BYDAY=3TU»",
      "a numbered day goes with FREQ=MONTHLY or FREQ=YEARLY; write BYDAY=TU, or change FREQ"
    ),
    ("FREQ=WEEKLY;«BYMONTHDAY=1»", "RFC 5545 has no BYMONTHDAY with FREQ=WEEKLY; write FREQ=MONTHLY"),
    (
      "FREQ=WEEKLY;BYDAY=MO,TU;«BYSETPOS=1»",
      "BYSETPOS with FREQ=WEEKLY is ignored by many programs; name the days in BYDAY"
    ),
    ("FREQ=MONTHLY;«BYYEARDAY=1»", "BYYEARDAY goes with FREQ=YEARLY only"),
    (
      "FREQ=DAILY;«BYSETPOS=1»;BYDAY=MO",
      "a day holds one date, so BYSETPOS has nothing to pick from; write FREQ=MONTHLY"
    ),
    (
      "FREQ=DAILY;«BYMONTHDAY=-1»",
      "days counted from the month's end go with FREQ=MONTHLY; write that"
    ),
    ("FREQ=MONTHLY;«BYSETPOS=1»", "BYSETPOS picks from what another BY part gives; add BYDAY, for instance"),
    (
      "FREQ=MONTHLY;BYDAY=MO,TU;«BYSETPOS=11»",
      "the other parts give at most 10 dates a month; write BYSETPOS up to 10"
    ),
    (
      "FREQ=MONTHLY;BYMONTHDAY=31,-1;«BYSETPOS=-1»",
      "BYSETPOS with several days in BYMONTHDAY, some counted from the end, is read differently by different "
        + "programs; count all of them from the month's start"
    ),
    (
      "FREQ=MONTHLY;«BYDAY=2FR»;BYMONTHDAY=13",
      "a numbered weekday and BYMONTHDAY name a day in two ways; leave one out"
    ),
    (
      "FREQ=YEARLY;«BYMONTHDAY=31»",
      "BYMONTHDAY with FREQ=YEARLY means that day of every month; write FREQ=MONTHLY, or add BYMONTH"
    ),
    (
      "FREQ=YEARLY;«BYYEARDAY=1»;BYDAY=MO",
      "BYYEARDAY together with BYMONTH, BYMONTHDAY or BYDAY is read differently by different programs; "
        + "write BYMONTH with BYMONTHDAY"
    ),
    ("FREQ=YEARLY;BYMONTH=2;«BYMONTHDAY=30»", "no month of BYMONTH has such a day; the longest has 29"),
    ("FREQ=MONTHLY;«BŸDAY=TU»;BYMONTH=1", nil),
  ])
  func whatIsWrongIsNamedInItsPlace(_ marked: String, _ reason: String?) throws {
    let scalars = Array(marked.unicodeScalars)
    let start = try #require(scalars.firstIndex(of: "«"))
    let end = try #require(scalars.firstIndex(of: "»"))
    let error = #expect(throws: RecurrenceError.self) {
      try RecurrenceRule(marked.filter { $0 != "«" && $0 != "»" })
    }
    if let reason { #expect(error?.reason == reason) }
    #expect(error?.offset == start)
    #expect(error?.length == max(1, end - start - 1))
  }

  @Test func aRuleOfAnyLengthIsAnswered() {
    let error = #expect(throws: RecurrenceError.self) {
      try RecurrenceRule("FREQ=DAILY;BYMONTH=" + String(repeating: "1,", count: 1_000_000))
    }
    #expect(error?.reason == "a rule has at most 1000 characters")
  }
}
