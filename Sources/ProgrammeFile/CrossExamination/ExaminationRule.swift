import BusinessCalendar
import Diagnostics
import Programme

/// One way in which an agreement may not agree with itself.
protocol ExaminationRule {
  /// What disagrees, in any order.
  static func findings(in programme: Programme, asOf: CivilDate) -> [Diagnostic]
}
