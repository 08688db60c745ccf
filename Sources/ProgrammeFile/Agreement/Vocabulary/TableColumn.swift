/// What a column of a table holds.
enum TableColumn: Hashable {
  case field, details, meeting, activity, frequency, focus, owner, duration, year, minimumSpend, discount,
    service
  case monthly, pricingModel, fund, funding, purpose, training, budget, delivery, certification, holders,
    target, level
  case due, metric, current, penalty, initiative, investment, revenue, description, useCase, requirement,
    status
  case standard, component, responsibility, role, area, scenario, process, timeline

  /// What its cells must read as, where they are not words.
  enum Shape {
    case words, money, cadence, length, number, year
  }

  var shape: Shape {
    switch self {
    case .minimumSpend, .monthly, .funding, .budget, .investment, .revenue: .money
    case .frequency: .cadence
    case .timeline, .duration: .length
    case .holders, .target, .level, .current, .discount: .number
    case .year: .year
    default: .words
    }
  }
}
