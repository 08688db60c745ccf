import Diagnostics

/// What has been read of an agreement so far: records by section, what was filled in, and what there is to
/// say.
final class AgreementDraft {
  let file: SourceFile
  private var diagnostics: [Diagnostic] = []
  private var floods: [DiagnosticKind: Flood] = [:]
  private(set) var sections: [AgreementSection: RecordList] = [:]
  var assumptions = AssumptionList()
  var commitment = CommitmentDraft()
  /// How many amounts there are in each currency, and where the first stands.
  private(set) var currencies: [String: (count: Int, first: SourceSpan)] = [:]
  private var sharedTexts: [String: SourceNode.Content] = [:]
  private var sharedLists: [String: SourceNode.Content] = [:]
  private var ambiguousSigns: Set<String> = []

  init(file: SourceFile) { self.file = file }

  func report(
    _ code: DiagnosticCode, _ message: @autoclosure () -> String, at span: SourceSpan,
    severity: Diagnostic.Severity? = nil, notes: @autoclosure () -> [Diagnostic.Note] = []
  ) {
    let kind = DiagnosticKind(code: code, severity: severity ?? code.severity)
    var flood = floods[kind] ?? Flood()
    flood.count += 1
    if flood.count <= Self.toldOneByOne {
      diagnostics.append(
        Diagnostic(code, message(), at: span.location(in: file), severity: kind.severity, notes: notes()))
    } else {
      let lines = flood.lines ?? span.line...span.line
      flood.lines = min(lines.lowerBound, span.line)...max(lines.upperBound, span.line)
    }
    floods[kind] = flood
  }

  /// What diagnostics have in common that are counted together.
  private struct DiagnosticKind: Hashable {
    let code: DiagnosticCode
    let severity: Diagnostic.Severity
  }

  /// How many diagnostics of one kind there are, and the lines of those beyond the ones that are told one by one.
  private struct Flood {
    var count = 0
    var lines: ClosedRange<UInt32>?
  }

  /// So many diagnostics of one kind are told one by one: nobody reads more, and they would take more memory
  /// than the agreement.
  private static let toldOneByOne = 5000

  /// All diagnostics in the agreement's order; what was not told one by one is told by its lines.
  func finishedDiagnostics() -> [Diagnostic] {
    var result = diagnostics
    for (kind, flood) in floods {
      guard let lines = flood.lines else { continue }
      result.append(
        Diagnostic(
          kind.code,
          "\(flood.count - Self.toldOneByOne) more like these, in lines \(lines.lowerBound) to \(lines.upperBound)",
          at: SourceSpan(line: Int(lines.lowerBound)).location(in: file), severity: kind.severity))
    }
    return result.sorted()
  }

  /// Reports a text that stands in the agreement before.
  func reportRepeated(_ what: @autoclosure () -> String, isSame: Bool, at span: SourceSpan, first: SourceSpan)
  {
    report(
      .agreementRepeated,
      isSame
        ? "\(what()) stands here again"
        : "\(what()) stands here again and says something else; the first is taken",
      at: span, severity: isSame ? .note : .warning,
      notes: [.init("the first stands here", at: first.location(in: file))])
  }

  /// The records of a section.
  func records(_ section: AgreementSection) -> [SourceEntry] { sections[section]?.entries ?? [] }

  /// Adds a row under a name drawn from its first cell, unless the section has it; tells the index of the new
  /// record.
  @discardableResult
  func add(
    _ section: AgreementSection, _ title: InlineText, short: String? = nil, row: ReadRow,
    _ build: (inout RecordBuilder) -> Void
  ) -> Int? {
    var whole = PlainWords.identifier(title.text)
    if whole.isEmpty {
      whole = "\(section.singular)-\((sections[section]?.entries.count ?? 0) + 1)"
      report(
        .agreementCell, "'\(title.text.excerpt)' has no Latin letter for a name; it is named '\(whole)' here",
        at: title.span, severity: .note)
    }
    let chosen = short.flatMap { $0.isEmpty ? nil : $0 } ?? whole
    switch sections[section, default: RecordList()].decide(short: chosen, whole: whole, content: row.content)
    {
    case .repeated(let first, let isSame):
      reportRepeated("'\(title.text.excerpt)'", isSame: isSame, at: row.span, first: first.span)
      return nil
    case .new(let id):
      var builder = RecordBuilder(draft: self, span: row.span)
      build(&builder)
      let index = sections[section]?.entries.count ?? 0
      for key in builder.assumed { assumptions.add(section, key, record: index) }
      sections[section, default: RecordList()].append(id, whole: whole, content: row.content, builder.node)
      return index
    }
  }

  /// A text that many records share, stored once.
  func shared(_ text: String) -> SourceNode.Content {
    if let content = sharedTexts[text] { return content }
    let content = SourceNode.Content.scalar(text)
    sharedTexts[text] = content
    return content
  }

  /// A list that many records share, made once under a key.
  func shared(list key: String, _ make: () -> SourceNode.Content) -> SourceNode.Content {
    if let content = sharedLists[key] { return content }
    let content = make()
    sharedLists[key] = content
    return content
  }

  /// Counts an amount, and reports once a sign that stands for several currencies. Tells whether its currency
  /// was chosen.
  func count(_ amount: AmountReading, at span: SourceSpan) -> Bool {
    let code = amount.code
    let before = currencies[code]
    currencies[code] = ((before?.count ?? 0) + 1, before?.first ?? span)
    if let number = amount.unusualNumber {
      report(
        .agreementAmbiguous,
        "'\(number)' is read as \(amount.text); write it with a point before the fraction", at: span,
        severity: .warning)
    }
    guard let sign = amount.ambiguousSign else { return false }
    if ambiguousSigns.insert(sign).inserted {
      report(
        .agreementAmbiguous,
        "'\(sign)' alone is the sign of several currencies; it is read as \(code) here and further on",
        at: span)
    }
    return true
  }
}

extension AgreementDraft {
  /// Lines longer than this are not searched for the place of a part of them.
  private static let searchedLine = 4000

  /// The place of a text within another place of one line; that place itself where the text is not found.
  func place(of text: String, in span: SourceSpan) -> SourceSpan {
    guard let line = file.line(Int(span.line)), line.utf8.count <= Self.searchedLine else { return span }
    let start = max(0, Int(span.column) - 1)
    let window = line.unicodeScalars.dropFirst(start).prefix(Int(span.length))
    guard let offset = Substring(window).byteOffset(of: text) else { return span }
    let before = line.utf8.dropFirst(Substring(line.unicodeScalars.prefix(start)).utf8.count).prefix(offset)
    let column = start + before.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } + 1
    return SourceSpan(line: Int(span.line), column: column, length: text.unicodeScalars.count)
  }
}
