import BusinessCalendar
import Diagnostics
import Programme

extension TableReader {
  /// A certification target.
  func certification(_ row: ReadRow) {
    guard let name = row[.certification], let target = count(row, .target) else { return }
    let holders = count(row, .holders)
    draft.add(.certifications, name, short: withoutParty(name.text), row: row) { record in
      record.put("title", name)
      record.put("holders", holders)
      record.put("target", target)
      putDue(&record, row, headYear: .target)
      record.assume("valid", "3 years")
    }
  }

  /// When targets are due: as a column says, else at the end of the year that a head names, else with the
  /// term.
  private func putDue(_ record: inout RecordBuilder, _ row: ReadRow, headYear column: TableColumn) {
    if let cell = row[.due] {
      if let date = dueDate(cell) { return record.put("due", date, at: cell.span) }
      reportCell(cell, "is not a date")
    }
    if let year = shape.columns[column].flatMap({ shape.headings[$0].year }) {
      record.assume("due", "\(year)-12-31")
    } else if let targetYear {
      record.assume("due", SourceNode("\(targetYear.value)-12-31", at: targetYear.span))
    } else if let termEnd {
      record.assume("due", termEnd)
    }
  }

  private func dueDate(_ cell: InlineText) -> String? {
    guard let reading = DateReading.read(cell.text) else {
      guard let year = Int(cell.text.suffix(4)), (1990...2100).contains(year), cell.text.count <= 12 else {
        return nil
      }
      return "\(year)-12-31"
    }
    switch reading.value {
    case .day(let date): return date.description
    case .month(let year, let month):
      let last = CivilDate(year: year, month: month, day: 1)?.adding(months: 1).adding(days: -1)
      return last?.description
    }
  }

  /// A whole number of people.
  private func count(_ row: ReadRow, _ column: TableColumn) -> InlineText? {
    guard let cell = row[column] else { return nil }
    guard case .success(let reading) = QuantityReading.read(cell.text), reading.amount == nil,
      reading.unit != "percent",
      let value = Int(reading.value), (0...1_000_000).contains(value)
    else {
      reportCell(cell, "is not a number of people")
      return nil
    }
    return InlineText(text: reading.value, span: cell.span)
  }

  /// An identifier without the short name of a party before it.
  private func withoutParty(_ name: String) -> String {
    let phrase = PlainWords.phrase(name)
    for entry in parties.entries {
      let short = PlainWords.phrase(entry.id)
      if phrase.hasPrefix(short + " ") { return PlainWords.identifier(phrase.dropFirst(short.count + 1)) }
    }
    return PlainWords.identifier(name)
  }

  /// A metric with its value today and its target.
  func metric(_ row: ReadRow) {
    guard let name = row[.metric] else { return }
    let current = quantity(row, .current)
    var target = quantity(row, .target)
    if let (first, _) = current, let (second, cell) = target, let one = first.unit, let other = second.unit,
      one != other
    {
      reportCell(cell, "is in \(other), and the value beside it is in \(one); it is left out")
      target = nil
    }
    draft.add(.metrics, name, short: withoutMeasureWords(name.text), row: row) { record in
      record.put("title", name)
      record.putShared(
        "unit", target?.reading.unit ?? current?.reading.unit ?? "count", at: (target ?? current)?.cell.span)
      if let (reading, cell) = current {
        record.put("current", reading.value, at: cell.span)
        if let amount = reading.amount, draft.count(amount, at: cell.span) { record.markAssumed("current") }
      }
      guard let (reading, cell) = target else { return }
      let isLess = current.map { reading.number < $0.reading.number } ?? false
      if let direction = reading.direction {
        record.put("target", "\(direction) \(reading.value)", at: cell.span)
      } else if isLess || reading.amount != nil {
        record.put("target", "\(isLess ? "<=" : ">=") \(reading.value)", at: cell.span)
      } else {
        record.put("target", reading.value, at: cell.span)
      }
      if let amount = reading.amount, draft.count(amount, at: cell.span) { record.markAssumed("target") }
      putBy(&record, row)
    }
  }

  private func putBy(_ record: inout RecordBuilder, _ row: ReadRow) {
    if let cell = row[.due] {
      if let date = dueDate(cell) { return record.put("by", date, at: cell.span) }
      reportCell(cell, "is not a date")
    }
    guard let index = shape.columns[.target], let year = shape.headings[index].year else { return }
    let span = table.header.indices.contains(index) ? table.header[index].span : record.span
    record.assume("by", SourceNode("\(year)-12-31", at: span))
  }

  /// A service level with its penalty.
  func serviceLevel(_ row: ReadRow) {
    guard let name = row[.metric] else { return }
    let level = quantity(row, .level)
    draft.add(.metrics, name, short: withoutMeasureWords(name.text), row: row) { record in
      record.put("title", name)
      if let (reading, cell) = level {
        record.putShared("unit", reading.unit ?? "count", at: cell.span)
        let direction = reading.direction ?? (Self.timeUnits.contains(reading.unit ?? "") ? "<=" : ">=")
        record.put("target", "\(direction) \(reading.value)", at: cell.span)
        if reading.direction == nil { record.markAssumed("target") }
        if let amount = reading.amount { _ = draft.count(amount, at: cell.span) }
      }
      record.putShared("kind", "service-level")
      record.put("penalty", row[.penalty])
      if let amber = level.flatMap({ amber(for: name.text, $0.reading) }) { record.assume("amber", amber) }
    }
  }

  private static let timeUnits: Set<String> = [
    "hours", "minutes", "minute", "min", "mins", "seconds", "second", "days", "day", "ms", "milliseconds",
    "weeks", "h",
    "business hours", "business days", "working days", "working hours", "horas", "hora", "minutos", "dias",
    "días", "segundos",
  ]

  /// From where on a missed availability is only amber: five times the downtime that its target allows.
  private func amber(for name: String, _ reading: QuantityReading) -> String? {
    let phrase = PlainWords.phrase(name)
    guard ["availability", "uptime", "disponibilidad"].contains(where: phrase.hasWords),
      reading.unit == "percent",
      reading.number >= 99, reading.number < 100, let target = reading.number.rescaled(to: 2)
    else { return nil }
    var whole = 100
    for _ in 0..<target.scale {
      let (product, overflow) = whole.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      whole = product
    }
    let gap = whole - target.mantissa
    let (fivefold, overflow) = gap.multipliedReportingOverflow(by: 5)
    return overflow ? nil : DecimalNumber(mantissa: whole - fivefold, scale: target.scale).description
  }

  private func quantity(_ row: ReadRow, _ column: TableColumn) -> (
    reading: QuantityReading, cell: InlineText
  )? {
    guard let cell = row[column] else { return nil }
    switch QuantityReading.read(cell.text, heading: headCurrency(column)) {
    case .success(let reading): return (reading, cell)
    case .failure(let failure):
      reportCell(cell, failure.reason)
      return nil
    }
  }

  private static let measureWords = [
    "total-", "avg-", "mean-", "average-", "median-", "overall-", "promedio-", "media-",
  ]

  /// An identifier without the words for how a value is measured.
  private func withoutMeasureWords(_ name: String) -> String {
    var id = PlainWords.identifier(name)
    while let word = Self.measureWords.first(where: { id.hasPrefix($0) }) { id.removeFirst(word.utf8.count) }
    return id
  }
}

extension DecimalNumber {
  static func <= (left: DecimalNumber, right: Int) -> Bool { left <= DecimalNumber(mantissa: right) }
  static func >= (left: DecimalNumber, right: Int) -> Bool { left >= DecimalNumber(mantissa: right) }
  static func < (left: DecimalNumber, right: Int) -> Bool { left < DecimalNumber(mantissa: right) }
}
