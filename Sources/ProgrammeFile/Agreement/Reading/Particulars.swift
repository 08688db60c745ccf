import BusinessCalendar

/// What the agreement says of itself: in its table of particulars, in labelled lines, in its title.
struct Particulars {
  /// A value with its place.
  struct Said<Value> {
    let value: Value
    let span: SourceSpan
  }

  var title: InlineText?
  var subtitle: InlineText?
  /// Texts that are taken as they are.
  var texts: [AgreementField: Said<String>] = [:]
  var parties: [PartyBook.Mention] = []
  var from: Said<CivilDate>?
  var until: Said<CivilDate>?
  var length: Said<Tenor>?
  var lastReview: Said<String>?
  var nextReview: Said<String>?
  var currency: Said<String>?
  var total: Said<AmountReading>?

  /// The length of the term: as it is said, or counted from the first to the last day.
  var term: Said<Tenor>? {
    if let length { return length }
    guard let from, let until, from.value < until.value else { return nil }
    let end = until.value.adding(days: 1)
    let (first, last) = (from.value.parts, end.parts)
    let months = (last.year - first.year) * 12 + last.month - first.month
    let tenor: Tenor? =
      if months > 0, from.value.adding(months: months) == end {
        months.isMultiple(of: 12) ? Tenor(months / 12, .year) : Tenor(months, .month)
      } else {
        Tenor(end - from.value, .day)
      }
    return tenor.map { Said(value: $0, span: until.span) }
  }
}
