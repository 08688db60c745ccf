import BusinessCalendar
import Programme
import Testing

@Suite struct DayRuleTests {
  @Test(arguments: [
    ("3rd tuesday", DayRule(.weekday(3, .tuesday))),
    ("last friday of month 2", DayRule(.weekday(-1, .friday), ofMonth: 2)),
    ("2nd last monday", DayRule(.weekday(-2, .monday))), ("thursday", DayRule(.weekday(1, .thursday))),
    ("day 15 of month 9", DayRule(.dayOfMonth(15), ofMonth: 9)),
    ("business-day -3", DayRule(.businessDay(-3))),
  ])
  func dayRulesAreRead(_ text: String, _ expected: DayRule) {
    #expect(DayRule(text) == expected)
  }

  @Test(arguments: [
    "", "3rd", "tuesday 3rd", "day 0", "day 32", "business-day 0", "0th monday", "3rd tuesdy",
    "day 1 of month", "last", "first monday", "day 1 of month 0",
  ])
  func whatIsNoDayRuleIsRefused(_ text: String) {
    #expect(DayRule(text) == nil)
  }

  @Test(arguments: [
    "business-day 25..8", "day 0..5", "business-day 8", "day 8-25", "week 1..2", "day -1..-5",
  ])
  func whatIsNoWindowIsRefused(_ text: String) {
    #expect(Window(text) == nil)
  }
}
