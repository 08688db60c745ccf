/// The types of values (RFC 5545 section 3.3).
enum ValueKind: String {
  case binary = "BINARY"
  case boolean = "BOOLEAN"
  case calAddress = "CAL-ADDRESS"
  case date = "DATE"
  case dateTime = "DATE-TIME"
  case duration = "DURATION"
  case float = "FLOAT"
  case integer = "INTEGER"
  case period = "PERIOD"
  case recur = "RECUR"
  case text = "TEXT"
  case time = "TIME"
  case uri = "URI"
  case utcOffset = "UTC-OFFSET"
  /// RFC 9253 section 7.
  case uid = "UID"
  /// RFC 9253 section 7.
  case xmlReference = "XML-REFERENCE"
  /// What no type of RFC 5545 describes and clients do not depend on.
  case other = "UNKNOWN"
}

/// What a property may hold, where it may stand and how often (RFC 5545 section 3.8 and its extensions).
struct PropertyRule {
  let name: String
  /// Its place among all rules.
  let index: Int
  /// The type unless VALUE says otherwise.
  let kind: ValueKind
  /// Further types that VALUE may name.
  var others: [ValueKind] = []
  /// Whether commas separate several values.
  var isList = false
  /// Whether a time must be in UTC.
  var isUTC = false
  /// Whether VALUE must be given although there is a default.
  var needsValue = false
  /// Where it may stand; empty where nothing is known.
  var places: ComponentSet = []
  /// Where it may stand once at most.
  var once: ComponentSet = []

  /// By name in capitals.
  static let all: [String: PropertyRule] = {
    var rules: [String: PropertyRule] = [:]
    for table in [calendarProperties, entryProperties, timeProperties, otherProperties] {
      for var rule in table {
        rule = PropertyRule(renumbered: rule, index: rules.count)
        rules[rule.name] = rule
      }
    }
    return rules
  }()

  private init(renumbered rule: PropertyRule, index: Int) {
    (name, self.index, kind, others) = (rule.name, index, rule.kind, rule.others)
    (isList, isUTC, needsValue) = (rule.isList, rule.isUTC, rule.needsValue)
    (places, once) = (rule.places, rule.once)
  }

  init(
    _ name: String, _ kind: ValueKind, _ others: [ValueKind] = [], in places: ComponentSet = [],
    once: ComponentSet = [], list: Bool = false, utc: Bool = false, needsValue: Bool = false
  ) {
    (self.name, index, self.kind, self.others) = (name, 0, kind, others)
    (isList, isUTC, self.needsValue) = (list, utc, needsValue)
    (self.places, self.once) = (places.union(once), once)
  }
}
