import CalDAV

/// What became of a collection, as a person reads it.
enum CollectionText {
  /// `https://dav.example/alliance/calendar/: 2 created, 1 updated, none deleted, 33 unchanged.`
  static func summary(_ report: CollectionReport, of url: CollectionURL) -> String {
    func words(_ count: Int, _ word: String) -> String { "\(count == 0 ? "none" : String(count)) \(word)" }
    var parts = [
      words(report.created.count, "created"), words(report.updated.count, "updated"),
      words(report.deleted.count, "deleted"), words(report.unchanged, "unchanged"),
    ]
    if !report.adopted.isEmpty { parts.append(words(report.adopted.count, "found there already")) }
    if report.notTried > 0 { parts.append(words(report.notTried, "not tried")) }
    return "\(url.text): " + parts.joined(separator: ", ") + ".\n"
  }
}
