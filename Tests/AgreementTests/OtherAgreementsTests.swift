import Diagnostics
import Testing

@testable import ProgrammeFile

/// Agreements that share no heading with the sample. What a careful reader makes of each stands beside it, in
/// Tests/Fixtures/other-agreements/*.expected.md.
@Suite struct OtherAgreementsTests {
  private func read(_ name: String) throws -> ImportedAgreement {
    ImportedAgreement(try TestFile.text("Tests/Fixtures/other-agreements/\(name).md"))
  }

  @Test(arguments: [
    ("term.from", "2024-03-01"), ("term.length", "3 years"), ("currency", "USD"),
    ("parties.example-cloud.name", "Example Cloud, Inc."), ("parties.example-cloud.business-centre", "US"),
    ("commitments.consumption.total", "2500000 USD"),
    ("commitments.consumption.years.1.amount", "750000 USD"),
    ("commitments.consumption.years.1.discount", "7.5%"),
    ("commitments.consumption.expected-monthly.storage", "4500 USD"),
    ("roles.solutions-lead.example-consulting", "Practice Lead"), ("meetings.executive-review.every", "year"),
    ("meetings.business-review.every", "quarter"), ("meetings.pipeline-call.every", "2 weeks"),
    ("meetings.enablement-session.every", "2 months"), ("funds.event-fund.amount", "1200000 USD"),
    ("funds.content-fund.amount", "15000 USD"), ("metrics.active-customers.target", "100"),
    ("metrics.active-customers.by", "2026-12-31"), ("metrics.monthly-revenue.target", ">= 300000 USD"),
    ("certifications.data-engineer.target", "6"), ("metrics.availability.target", ">= 99.95"),
    ("metrics.time-to-respond.target", "<= 30"), ("metrics.change-success.target", ">= 104"),
    ("exit.transition.within", "4 months"), ("reviews.last", "2025-09-15"), ("reviews.next", "2025-03"),
    ("clauses.data-location.1", "Backups are kept in Montreal, Canada (us-east-1)."),
  ])
  func alliance(_ path: String, _ text: String) throws {
    #expect(try read("alliance-usd").programme[path] == text)
  }

  @Test func allianceNotesItsDoubts() throws {
    let alliance = try read("alliance-usd")
    #expect(
      alliance.reports() == ["agreement.ambiguous 26", "agreement.ambiguous 44", "agreement.ambiguous 45"])
    #expect(alliance.assumed.contains("funds.content-fund.amount"))
    #expect(!alliance.assumed.contains("funds.event-fund.amount"))
  }

  @Test(arguments: [
    ("type", "Non-exclusive reseller agreement"), ("term.from", "2024-04-06"), ("term.length", "24 months"),
    ("parties.example-software.name", "Example Software PLC"), ("currency", "GBP"),
    ("parties.example-resale.business-centre", "GB-ENG"), ("commitments.consumption.total", "750000 GBP"),
    ("commitments.consumption.years.0.amount", "250000 GBP"),
    ("commitments.consumption.years.1.discount", "5%"),
    ("roles.account-lead.example-software", "Channel Manager"),
    ("meetings.business-review.every", "6 months"), ("meetings.roadmap-briefing.every", "2 months"),
    ("meetings.sales-stand-up.every", "2 weeks"), ("meetings.sponsors-dinner.every", "year"),
    ("meetings.customer-breakfast.lead", "example-resale"), ("meetings.trade-show-stand.lead", "joint"),
    ("meetings.trade-show-stand.every", "year"), ("funds.demonstration-kit.amount", "12500.50 GBP"),
    ("funds.launch-events.amount", "7500 GBP"), ("certifications.sales-associate.holders", "4"),
    ("training.implementation-engineer.amount", "9000 GBP"), ("training.refresher.every", "year"),
    ("metrics.first-response.target", "<= 2"), ("metrics.satisfaction.target", "> 40"),
    ("metrics.users-in-all.target", "3600"), ("metrics.users-in-all.by", "2025-12-31"),
    ("exit.termination-for-convenience.within", "6 months"), ("owner", "Head of Alliances"),
    ("reviews.next", "2025-08"),
  ])
  func reseller(_ path: String, _ text: String) throws {
    #expect(try read("reseller-gbp").programme[path] == text)
  }

  @Test func resellerNamesWhatItDoesNotRead() throws {
    #expect(
      try read("reseller-gbp").reports() == [
        "agreement.unread 3", "agreement.unread 15", "agreement.table 19", "agreement.table 24",
        "agreement.unread 32", "agreement.unread 68",
      ])
  }

  @Test(arguments: [
    ("title", "Memorandum of Understanding on Joint Research Services"), ("term.from", "2024-03-15"),
    ("term.length", "18 months"), ("currency", "EUR"),
    ("parties.example-institute.name", "Example Institute gGmbH"),
    ("parties.example-institute.business-centre", "DE"), ("parties.example-networks.business-centre", "FR"),
    ("roles.steering.example-networks", "Vice President, Public Sector"),
    ("funds.workshops.amount", "45000 EUR"), ("funds.workshops.for", "Rooms, travel, interpreters"),
    ("classification", "Internal"), ("reviews.next", "2025-02-01"),
    ("clauses.data.2", "Access is given by name."),
  ])
  func memorandum(_ path: String, _ text: String) throws {
    #expect(try read("mou-eur").programme[path] == text)
  }

  @Test func memorandumFindsNoCommitment() throws {
    let memorandum = try read("mou-eur")
    #expect(memorandum.keys("commitments").isEmpty && memorandum.keys("meetings").isEmpty)
    let note = memorandum.result.diagnostics.first { $0.message.hasPrefix("no table is found") }
    #expect(note?.message.contains("meetings") == true && note?.severity == .note)
  }
}

/// An agreement in Spanish.
@Suite struct SpanishAgreementTests {
  let agreement = ImportedAgreement(
    """
    # Acuerdo de Alianza Perú

    | Campo | Detalle |
    |---|---|
    | Partes | Empresa Uno S.A.C. / Proveedora Dos S.A. |
    | Fecha de inicio | 1 de julio de 2023 |
    | Plazo | 3 años |
    | Compromiso total | S/ 12M de consumo de nube |

    ## Gobierno

    | Reunión | Frecuencia | Tema |
    |---|---|---|
    | Revisión trimestral | Trimestral | Negocio |
    | Comité técnico | Mensual | Arquitectura |
    | Revisión de ventas | Quincenal | Oportunidades |

    | Rol | Empresa | Proveedora |
    |---|---|---|
    | Responsable de alianza | Gerente de Alianzas | Gerente de Socios |

    ## Fondos

    | Programa | Financiamiento | Actividades |
    |---|---|---|
    | Fondo de Campañas | S/ 100,000 | Campañas |

    | Año | Gasto mínimo | Descuento |
    |---|---|---|
    | Año 1 | S/3M | 8% |
    | Año 2 | S/4M | 10% |
    | Año 3 | S/5M | 12% |

    | Certificación | Titulares | Meta |
    |---|---|---|
    | Arquitecto de Soluciones | 8 | 15 |

    **Clasificación**: Confidencial
    **Próxima revisión**: julio de 2025
    """)

  @Test(arguments: [
    ("term.from", "2023-07-01"), ("term.length", "3 years"), ("parties.empresa.name", "Empresa Uno S.A.C."),
    ("parties.proveedora.business-centre", "PE"), ("meetings.revision-trimestral.every", "quarter"),
    ("meetings.revision-trimestral.calendar", "qbr"), ("meetings.comite-tecnico.every", "month"),
    ("meetings.comite-tecnico.calendar", "technical-sync"), ("meetings.revision-de-ventas.every", "2 weeks"),
    ("funds.fondo-de-campanas.amount", "100000 PEN"), ("commitments.consumption.years.2.discount", "12%"),
    ("commitments.consumption.title", "Consumo de nube"),
    ("certifications.arquitecto-de-soluciones.target", "15"), ("classification", "Confidencial"),
    ("reviews.next", "2025-07"), ("roles.responsable-de-alianza.proveedora", "Gerente de Socios"),
  ])
  func says(_ path: String, _ text: String) { #expect(agreement.programme[path] == text) }

  @Test func choosesTheLocale() { #expect(agreement.workspace["locale"] == "es-PE") }
  @Test func leavesNothingUnread() { #expect(agreement.reports() == ["agreement.ambiguous 16"]) }
}
