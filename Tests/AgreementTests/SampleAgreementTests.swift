import Diagnostics
import Testing

@testable import ProgrammeFile

/// The sample agreement, Examples/agreement.md, as a careful person reads it.
@Suite struct SampleAgreementTests {
  let agreement: ImportedAgreement

  init() throws { agreement = ImportedAgreement(try TestFile.sample()) }

  @Test(arguments: [
    // What the agreement says of itself: its title, the table of line 6 and the lines at its end.
    ("programme", "mifibra-aws"), ("title", "AWS Peru Partnership Agreement"),
    ("subtitle", "MiFibra Communications PLC - Cloud Infrastructure Partner"),
    ("type", "AWS Partner Network (APN) Agreement"), ("source.file", "agreement.md"),
    ("source.sha256", "0123"),
    ("classification", "Commercial in Confidence"), ("owner", "Commercial Director"),
    ("reviews.last", "2025-01"), ("reviews.next", "2025-07"), ("currency", "PEN"),
    ("term.from", "2023-07-01"), ("term.length", "3 years"),
    ("parties.mifibra.name", "MiFibra Communications PLC"),
    ("parties.mifibra.business-centre", "PE"), ("parties.mifibra.time-zone", "America/Lima"),
    ("parties.aws.name", "Amazon Web Services EMEA SARL"),
    ("parties.aws.business-centre", "LU"), ("parties.aws.time-zone", "Europe/Luxembourg"),
    ("parties.aws.working-hours", "09:00-18:00"),
    // Relationship Structure
    ("roles.partner-manager.aws", "ISV Partner Manager"),
    ("roles.partner-manager.mifibra", "Alliance Director"), ("roles.solutions-architect.mifibra", "CTO"),
    ("roles.business-development.aws", "BDM"), ("roles.marketing.mifibra", "CMO"),
    // Consumption Commitment, Service Pricing
    ("commitments.consumption.title", "Cloud consumption"),
    ("commitments.consumption.total", "12000000 PEN"),
    ("commitments.consumption.years.0.amount", "3000000 PEN"),
    ("commitments.consumption.years.0.discount", "8%"),
    ("commitments.consumption.years.2.amount", "5000000 PEN"),
    ("commitments.consumption.years.2.discount", "12%"),
    ("commitments.consumption.discount-basis", "year"), ("commitments.consumption.cost", "effective"),
    ("commitments.consumption.eligible.categories.1", "Purchase"),
    ("commitments.consumption.expected-monthly.amazon-connect", "150000 PEN"),
    ("commitments.consumption.expected-monthly.compute", "50000 PEN"),
    ("pricing.compute.title", "Compute (EC2)"), ("pricing.storage.model", "GB-month"),
    // AWS Co-Marketing, Training Investment, Certifications Required
    ("funds.apn-marketing-central.amount", "100000 PEN"), ("funds.apn-marketing-central.for", "Campaigns"),
    ("funds.demo-environment.amount", "30000 PEN"), ("funds.demo-environment.available", "term"),
    ("funds.apn-marketing-central.clause", "Marketing and Go-to-Market › AWS Co-Marketing"),
    ("training.aws-certifications.amount", "80000 PEN"), ("training.aws-certifications.every", "year"),
    ("training.hands-on-labs.delivery", "Internal"),
    ("certifications.solutions-architect.title", "AWS Solutions Architect"),
    ("certifications.solutions-architect.holders", "8"),
    ("certifications.solutions-architect.target", "15"),
    ("certifications.solutions-architect.due", "2025-12-31"), ("certifications.security.target", "6"),
    // Service Levels, Customer Metrics
    ("metrics.platform-availability.target", ">= 99.99"), ("metrics.platform-availability.unit", "percent"),
    ("metrics.platform-availability.amber", "99.95"), ("metrics.time-to-resolve.target", "<= 4"),
    ("metrics.time-to-resolve.unit", "hours"), ("metrics.change-success-rate.penalty", "Review"),
    ("metrics.customer-satisfaction.unit", "nps"), ("metrics.customer-satisfaction.target", "> 50"),
    ("metrics.active-deployments.current", "25"), ("metrics.active-deployments.target", "75"),
    ("metrics.active-deployments.by", "2025-12-31"), ("metrics.agent-subscribers.current", "3800"),
    ("metrics.monthly-revenue.unit", "PEN"), ("metrics.monthly-revenue.current", "180000 PEN"),
    ("metrics.monthly-revenue.target", ">= 500000 PEN"), ("metrics.customer-size.unit", "subscribers"),
    ("metrics.customer-size.target", "160"),
    // The tables in words
    ("initiatives.mid-market-push.investment", "200000 PEN"),
    ("initiatives.mid-market-push.expected-arr", "1500000 PEN"),
    ("services.amazon-connect.use-case", "Managed Internet Empresas"),
    ("requirements.connect-instances.status", "25 live"),
    ("standards.data-residency.requirement", "Peru only"),
    ("managed-service.support.responsibility", "Tier 1-3"), ("compliance.iso-27001.holds.0", "aws"),
    ("compliance.iso-27001.holds.1", "mifibra"),
    ("shared-responsibility.physical-security.aws", "responsible"),
    ("shared-responsibility.physical-security.mifibra", "none"),
    ("shared-responsibility.network-security.aws", "shared"), ("tier.name", "AWS Advanced Partner"),
    ("tier.specialisations.1", "Communications"), ("tier.benefits.2", "co-sell"),
    ("clauses.data-sovereignty.0", "All data processed in AWS Lima (eu-west-2)"),
    ("clauses.data-sovereignty.3", "Data deletion on termination"),
    ("exit.contract-end.process", "Data export"), ("exit.termination.within", "12 months"),
  ])
  func says(_ path: String, _ text: String) { #expect(agreement.programme[path] == text) }

  @Test(arguments: [
    // Review Cadence and Joint Activities give name, cadence and focus or lead; the rest is filled in by
    // kind.
    ("qbr", "title", "Quarterly business review"), ("qbr", "every", "quarter"), ("qbr", "day", "3rd tuesday"),
    ("qbr", "focus", "Business review"), ("qbr", "clause", "Governance › Review Cadence"),
    ("qbr", "window", "business-day 8..25"), ("qbr", "time", "10:00"), ("qbr", "duration", "75 min"),
    ("qbr", "reviews", "previous"), ("qbr", "lead", "mifibra"), ("qbr", "centres.1", "LU"),
    ("qbr", "prepare.0.before", "8 business-days"), ("qbr", "attendees.3", "marketing"),
    ("technical-sync", "every", "month"), ("technical-sync", "day", "2nd wednesday"),
    ("technical-sync", "attendees.0", "solutions-architect"), ("pipeline-review", "every", "2 weeks"),
    ("pipeline-review", "day", "thursday"), ("pipeline-review", "attendees.0", "business-development"),
    ("pipeline-review", "attendees.1", "partner-manager"), ("marketing-sync", "calendar", "marketing"),
    ("marketing-sync", "day", "1st tuesday"), ("aws-summit", "every", "year"),
    ("aws-summit", "day", "day 15 of month 9"), ("aws-summit", "all-day", "true"),
    ("aws-summit", "lead", "joint"), ("webinar", "day", "2nd thursday of month 2"),
    ("webinar", "title", "Webinar series"), ("webinar", "lead", "mifibra"),
    ("customer-workshop", "title", "Customer workshop"),
    ("customer-workshop", "recurrence", "FREQ=MONTHLY;BYDAY=-2WE"), ("customer-workshop", "lead", "aws"),
    ("partner-training", "every", "6 months"), ("partner-training", "day", "business-day -15"),
    ("partner-training", "calendar", "training"),
  ])
  func hasMeeting(_ series: String, _ key: String, _ text: String) {
    #expect(agreement.programme["meetings.\(series).\(key)"] == text)
  }

  @Test(arguments: [
    // Line and column, counted by hand in the agreement.
    ("parties.aws.name", "9:42"), ("term.from", "10:20"), ("commitments.consumption.years.1.amount", "43:12"),
    ("tier.name", "29:1"), ("tier.benefits.1", "32:32"), ("metrics.customer-size.target", "113:42"),
    ("funds.demo-environment.amount", "157:22"), ("meetings.pipeline-review.every", "187:21"),
    ("shared-responsibility.data-security.mifibra", "200:23"), ("clauses.data-sovereignty.2", "221:3"),
    ("classification", "234:30"), ("reviews.next", "237:18"), ("meetings.qbr.day", "185:1"),
    ("metrics.active-deployments.by", "108:22"),
  ])
  func standsAt(_ path: String, _ place: String) { #expect(agreement.places[path] == place) }

  @Test func readsAllThatStandsInIt() {
    #expect(agreement.reports() == ["agreement.ambiguous 166", "agreement.ambiguous 187"])
    #expect(agreement.result.diagnostics.count == 2)
    #expect(agreement.programme["changes"] == nil && agreement.programme["assignments"] == nil)
    #expect(agreement.keys("parties") == ["mifibra", "aws"])
    #expect(
      agreement.keys("meetings") == [
        "qbr", "technical-sync", "pipeline-review", "marketing-sync", "aws-summit", "webinar",
        "customer-workshop", "partner-training",
      ])
  }

  @Test func listsWhatItFilledIn() {
    let wanted = [
      "parties.*.working-hours", "parties.mifibra.time-zone", "parties.mifibra.business-centre",
      "parties.aws.time-zone", "parties.aws.business-centre", "meetings.*.day", "meetings.*.time",
      "meetings.*.duration", "meetings.*.calendar", "meetings.*.attendees", "meetings.*.pack",
      "meetings.qbr.window", "meetings.qbr.prepare", "meetings.qbr.title", "meetings.qbr.lead",
      "meetings.pipeline-review.every", "meetings.partner-training.every",
      "meetings.customer-workshop.recurrence", "meetings.aws-summit.all-day", "funds.*.available",
      "funds.*.reimburses", "funds.*.apply", "funds.*.claim", "funds.*.evidence", "certifications.*.due",
      "certifications.*.valid", "metrics.*.by", "metrics.time-to-resolve.target",
      "metrics.platform-availability.amber", "commitments.consumption.discount-basis",
      "commitments.consumption.cost", "commitments.consumption.eligible",
    ]
    for path in wanted { #expect(agreement.assumed.contains(path), "\(path)") }
    #expect(!agreement.assumed.contains("meetings.qbr.every"))
    #expect(!agreement.assumed.contains("metrics.customer-satisfaction.target"))
  }

  @Test func writesTheWorkspace() {
    #expect(
      agreement.workspace == [
        "entente": "1", "programmes.0": "programmes/*.yaml", "journal": "sqlite:entente.db",
        "uid-domain": "mifibra.example", "locale": "en-GB",
      ])
  }

  @Test func canBeDecoded() {
    let run = DecodingRun(
      file: agreement.result.programme.file, names: KnownNames(centres: ["LU", "PE"], people: []))
    #expect(ProgrammeDecoder(run: run).decode(agreement.result.programme.root) != nil)
    #expect(run.diagnostics.isEmpty)
  }
}
