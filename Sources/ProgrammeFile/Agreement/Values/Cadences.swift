import BusinessCalendar

/// The words for how often something takes place, in English and Spanish.
enum Cadences {
  /// By the phrase, in lower case and without hyphens.
  static let words: [String: CadenceReading] = {
    var table: [String: CadenceReading] = [:]
    for (text, doubt, phrases) in rows {
      guard let tenor = Tenor(text) else { continue }
      for phrase in phrases { table[phrase] = CadenceReading(text: text, doubt: doubt, tenor: tenor) }
    }
    return table
  }()

  private static let rows: [(String, String?, [String])] = [
    ("week", nil, ["weekly", "semanal", "semanalmente", "once weekly"]),
    (
      "2 weeks", nil, ["fortnightly", "every fortnight", "once a fortnight", "alternate weeks", "two weekly"]
    ),
    ("2 weeks", "every two weeks, not twice a week", ["bi weekly", "biweekly", "bisemanal"]),
    ("2 weeks", "every two weeks, not on two days of each month", ["quincenal", "quincenalmente"]),
    ("month", nil, ["monthly", "mensual", "mensualmente", "once monthly"]),
    ("2 months", nil, ["two monthly", "alternate months", "bimestral"]),
    ("2 months", "every two months, not twice a month", ["bi monthly", "bimonthly", "bimensual"]),
    ("quarter", nil, ["quarterly", "trimestral", "trimestralmente", "three monthly", "once quarterly"]),
    ("4 months", nil, ["cuatrimestral", "four monthly", "triannual", "triannually"]),
    (
      "6 months", nil,
      [
        "semi annual", "semiannual", "semi annually", "semiannually", "half yearly", "half year",
        "six monthly",
        "semi yearly", "semestral", "semestralmente", "twice yearly", "twice annually", "each half",
      ]
    ),
    (
      "6 months", "twice a year, not every two years",
      ["bi annual", "biannual", "bi annually", "biannually", "bi yearly", "biyearly", "bianual"]
    ),
    ("year", nil, ["annual", "annually", "yearly", "anual", "anualmente", "once annually", "once yearly"]),
    ("2 years", nil, ["biennial", "biennially", "bienal"]),
  ]

  /// What a unit of time counts in the units of a programme.
  static let units: [String: (count: Int, unit: String)] = [
    "week": (1, "week"), "weeks": (1, "week"), "semana": (1, "week"), "semanas": (1, "week"),
    "fortnight": (2, "week"),
    "fortnights": (2, "week"), "quincena": (2, "week"), "month": (1, "month"), "months": (1, "month"),
    "mes": (1, "month"), "meses": (1, "month"), "quarter": (3, "month"), "quarters": (3, "month"),
    "trimestre": (3, "month"), "trimestres": (3, "month"), "semestre": (6, "month"),
    "semestres": (6, "month"),
    "half": (6, "month"), "year": (1, "year"), "years": (1, "year"), "ano": (1, "year"), "anos": (1, "year"),
  ]
}
