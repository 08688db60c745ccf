/// What was filled in, as the dotted paths of `assumed:`.
struct AssumptionList {
  private var paths: [(path: String, span: SourceSpan)] = []
  private var known: Set<String> = []
  private var byKey: [Key: [UInt32]] = [:]
  private var keys: [Key] = []

  private struct Key: Hashable {
    let section: AgreementSection
    let key: String
  }

  /// So many records are named one by one before `*` stands for them, although it does not hold for all: a
  /// list of thousands helps nobody.
  private static let namedOneByOne = 100

  /// Notes a path that is not the key of a record.
  mutating func add(_ path: String, at span: SourceSpan) {
    if known.insert(path).inserted { paths.append((path, span)) }
  }

  /// Notes the key of the record that stands at an index of its section.
  mutating func add(_ section: AgreementSection, _ key: String, record: Int) {
    let key = Key(section: section, key: key)
    if byKey[key] == nil { keys.append(key) }
    let record = UInt32(clamping: record)
    if byKey[key]?.last != record { byKey[key, default: []].append(record) }
  }

  /// The paths, with `*` where a key was filled in for every record that has it, if more than one has.
  func nodes(_ sections: [AgreementSection: RecordList]) -> [SourceNode] {
    var result = paths.map { SourceNode($0.path, at: $0.span) }
    for section in AgreementSection.allCases {
      let wanted = keys.filter { $0.section == section }
      guard !wanted.isEmpty, let records = sections[section]?.entries else { continue }
      let present = presence(in: records)
      for key in wanted {
        let indices = (byKey[key] ?? []).map { Int($0) }.filter(records.indices.contains)
        guard let first = indices.first else { continue }
        let all = present[key.key] ?? 0
        if indices.count < all ? indices.count > Self.namedOneByOne : all > 1 {
          result.append(SourceNode("\(section.rawValue).*.\(key.key)", at: records[first].value.span))
        } else {
          result += indices.map {
            SourceNode("\(section.rawValue).\(records[$0].key).\(key.key)", at: records[$0].value.span)
          }
        }
      }
    }
    return result
  }

  /// How many records have each key.
  private func presence(in records: [SourceEntry]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for record in records {
      guard case .mapping(let entries) = record.value.content else { continue }
      for entry in entries { counts[entry.key, default: 0] += 1 }
    }
    return counts
  }
}
