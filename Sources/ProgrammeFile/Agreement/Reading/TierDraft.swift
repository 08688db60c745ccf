import Diagnostics

/// The level in the vendor's partner programme: a name in strong type, and lists under it.
struct TierDraft {
  private var name: InlineText?
  private var isNameAssumed = false
  private var lists: [(key: String, value: InlineText)] = []

  private static let keys = [
    "specialisations": "specialisations", "specializations": "specialisations",
    "specialities": "specialisations",
    "especializaciones": "specialisations", "competencies": "competencies", "competency": "competencies",
    "competences": "competencies", "competencias": "competencies", "benefits": "benefits",
    "beneficios": "benefits",
  ]

  /// Takes a line where its label is one of a tier; tells whether it is.
  mutating func take(_ line: LabelledLine, under strong: InlineText?, group: String?, _ draft: AgreementDraft)
    -> Bool
  {
    guard let key = Self.keys[PlainWords.phrase(line.label)] else { return false }
    if let strong {
      setName(strong, draft)
    } else if name == nil {
      name = InlineText(text: group ?? line.label, span: line.value.span)
      isNameAssumed = true
    }
    if line.value.isEmpty {
      draft.report(.agreementCell, "nothing is given under '\(line.label)'", at: line.value.span)
    } else if let first = lists.first(where: { $0.key == key })?.value {
      draft.reportRepeated(
        "'\(line.label)'", isSame: first.text == line.value.text, at: line.value.span, first: first.span)
    } else {
      lists.append((key, line.value))
    }
    return true
  }

  mutating func setName(_ line: InlineText, _ draft: AgreementDraft) {
    if let name, !isNameAssumed {
      draft.reportRepeated("the tier", isSame: name.text == line.text, at: line.span, first: name.span)
    } else {
      name = line
      isNameAssumed = false
    }
  }

  /// The tier as a mapping; nil where there is none.
  func node(_ draft: AgreementDraft) -> SourceNode? {
    guard let name else { return nil }
    if isNameAssumed { draft.assumptions.add("tier.name", at: name.span) }
    var entries = [SourceEntry(key: "name", keySpan: name.span, value: SourceNode(name.text, at: name.span))]
    for key in ["specialisations", "competencies", "benefits"] {
      guard let value = lists.first(where: { $0.key == key })?.value else { continue }
      let items = value.text.split { $0 == "," || $0 == ";" }.map { String($0).trimmedOfBlanks }.filter {
        !$0.isEmpty
      }
      let nodes = items.map { SourceNode($0, at: draft.place(of: $0, in: value.span)) }
      entries.append(
        SourceEntry(key: key, keySpan: value.span, value: SourceNode(.sequence(nodes), at: value.span)))
    }
    return SourceNode(.mapping(entries), at: name.span)
  }
}
