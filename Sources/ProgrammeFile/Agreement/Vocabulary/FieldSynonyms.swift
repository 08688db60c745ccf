/// A particular of the agreement as a whole.
enum AgreementField: CaseIterable {
  case type, parties, partner, from, until, length, total, classification, owner, lastReview, nextReview,
    currency

  /// As diagnostics name it.
  var noun: String {
    switch self {
    case .type: "the type of the agreement"
    case .parties, .partner: "the parties"
    case .from: "the first day of the term"
    case .until: "the last day of the term"
    case .length: "the length of the term"
    case .total: "the total commitment"
    case .classification: "the classification"
    case .owner: "the owner"
    case .lastReview: "the last review"
    case .nextReview: "the next review"
    case .currency: "the currency"
    }
  }
}

/// The labels of particulars, in English and Spanish.
enum FieldSynonyms {
  /// The particular that a label names.
  static func field(_ label: some StringProtocol) -> AgreementField? {
    var phrase = PlainWords.phrase(label)
    for article in ["the ", "el ", "la "] where phrase.hasPrefix(article) {
      phrase.removeFirst(article.count)
    }
    return byLabel[phrase]
  }

  /// A label that is not in the table, by its words: a floor or a commitment is a total where its value is
  /// money.
  static func moneyField(_ label: String) -> AgreementField? {
    let phrase = PlainWords.phrase(label)
    let words = ["commitment", "floor", "minimum spend", "minimum purchase", "compromiso", "gasto minimo"]
    return words.contains(where: phrase.hasWords) ? .total : nil
  }

  private static let byLabel: [String: AgreementField] = {
    var table: [String: AgreementField] = [:]
    for (field, labels) in rows {
      for label in labels.split(separator: ",") { table[String(label.trimmingPrefix(" "))] = field }
    }
    return table
  }()

  private static let rows: [(AgreementField, String)] = [
    (
      .type,
      "agreement type, type, nature of agreement, type of agreement, kind of agreement, contract type, "
        + "tipo de acuerdo, tipo, tipo de contrato, naturaleza del acuerdo, agreement"
    ),
    (
      .parties,
      "parties, between, partners, contracting parties, signatories, parties to the agreement, partes, entre, socios, "
        + "partes contratantes, las partes"
    ),
    (
      .partner,
      "partner, vendor, provider, supplier, reseller, customer, client, company, party a, party b, first party, "
        + "second party, socio, proveedor, cliente, revendedor, primera parte, segunda parte"
    ),
    (
      .from,
      "effective date, commencement, start date, start, commencement date, effective from, effective, from, date, "
        + "starts, starts on, starting date, signed, fecha efectiva, fecha de inicio, inicio, vigente desde, "
        + "fecha de vigencia, fecha de entrada en vigor, entrada en vigor, desde"
    ),
    (
      .until,
      "end date, expiry, expiry date, expiration, expiration date, until, ends, ends on, termination date, end, "
        + "fecha de fin, fecha de termino, vencimiento, hasta, fin, fecha de vencimiento"
    ),
    (
      .length,
      "term, initial period, initial term, duration, length, contract term, agreement term, period, contract length, "
        + "term of agreement, plazo, duracion, vigencia, plazo inicial, periodo inicial"
    ),
    (
      .total,
      "total commitment, commitment, minimum commitment, total value, contract value, total spend, spend commitment, "
        + "consumption commitment, total contract value, compromiso total, valor total, compromiso, valor del contrato, "
        + "compromiso de consumo"
    ),
    (
      .classification,
      "document classification, classification, confidentiality, security classification, clasificacion, "
        + "clasificacion del documento, confidencialidad"
    ),
    (
      .owner,
      "contract owner, owner, agreement owner, document owner, owned by, responsable del contrato, responsable, "
        + "dueno del contrato, propietario, propietario del contrato, titular del contrato"
    ),
    (
      .lastReview,
      "last review, last reviewed, reviewed, last reviewed on, previous review, last review date, ultima revision, "
        + "revisado, fecha de ultima revision"
    ),
    (
      .nextReview,
      "next review, next review due, review due, next reviewed, next review date, review date, proxima revision, "
        + "siguiente revision, fecha de proxima revision"
    ),
    (.currency, "currency, contract currency, billing currency, invoicing currency, moneda, divisa"),
  ]
}
