/// The names under which deadlines of the registers stand in the agenda, beside the series of meetings.
///
/// A register whose deadlines go into a calendar adds its name here; from then on no series can be called so, and audience
/// calendars can ask for it.
public enum RegisterDateNames {
  /// The last days to apply to a fund, and to claim on it.
  public static let fundDeadline = "fund-deadline"
  /// The days on which actions are due.
  public static let actionDue = "action-due"

  /// The days of certifications: expiries, renewal windows, exams.
  public static let certificationDate = "certification-date"

  /// All of them: no series has one of these names.
  public static let all: Set<String> = [fundDeadline, actionDue, certificationDate]
}
