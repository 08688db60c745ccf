import BusinessCalendar
import Charts
import Funds
import Programme
import Scheduling

/// The pictures of a pack, made of the same values as its tables. There is none of what nothing is recorded.
struct PackPictures {
  let context: PackContext
  let format: PackFormat
  let contract: ContractCalendar
  /// The contract year that is looked at, from 0.
  let year: Int?

  var language: ChartLanguage { context.language == .spanishPE ? .spanishPE : .englishGB }

  /// All there are, in the pack's order.
  var all: [PackPicture] {
    let consumed = context.programme.commitments.compactMap { consumption($0)?.picture }
    return consumed + [funds?.picture, certifications?.picture].compactMap { $0 }
  }

  func picture(_ name: String, _ chart: any Chart) -> PackPicture {
    PackPicture(name: name, file: "\(context.occurrence.period.label).\(name).svg", chart: chart)
  }

  func unit(_ currency: Currency) -> ChartUnit {
    let sign = String(format.prefix(of: currency).filter { !$0.isWhitespace })
    return .money(sign: sign, digits: currency.digits)
  }
}

extension PackView {
  /// The pictures that the pack's templates may show.
  var pictures: PackPictures {
    pictures(of: reviewedPeriod?.span.last ?? context.occurrence.period.span.first)
  }

  /// Those of the contract year that a day lies in.
  func pictures(of day: CivilDate) -> PackPictures {
    PackPictures(
      context: context, format: format, contract: contract, year: contract.yearIndex(containing: day))
  }

  /// What a template may show of a picture, with the rows of its table.
  func picture<Row>(_ picture: PackPicture?, _ rows: [Row], _ columns: [PackColumn<Row>]) -> PackValue {
    .optional(
      picture,
      [
        .text("file", \.file), .text("words", \.words),
        PackColumn(name: "rows", shape: PackValue.rows([], columns).shape) { _ in .rows(rows, columns) },
      ])
  }
}
