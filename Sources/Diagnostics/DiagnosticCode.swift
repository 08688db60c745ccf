/// The catalogue of diagnostics: each kind of message, how bad it is, and what it means.
///
/// The part before the dot names what was being read; the raw value is stable, because scripts filter on it.
public enum DiagnosticCode: String, Sendable, Hashable, CaseIterable {
  case fileRead = "file.read"
  case fileWrite = "file.write"
  case fileEncoding = "file.encoding"
  case yamlSyntax = "yaml.syntax"
  case yamlDuplicateKey = "yaml.duplicate-key"
  case yamlAlias = "yaml.alias"
  case keyUnknown = "key.unknown"
  case keyMissing = "key.missing"
  case keyConflict = "key.conflict"
  case valueType = "value.type"
  case valueDate = "value.date"
  case valueMoney = "value.money"
  case valueNumber = "value.number"
  case valueWord = "value.word"
  case valueZone = "value.zone"
  case nameUnknown = "name.unknown"
  case nameDuplicate = "name.duplicate"
  case nameForm = "name.form"
  case programmeNone = "programme.none"
  case scheduleDay = "schedule.day"
  case scheduleRecurrence = "schedule.recurrence"
  case scheduleWindow = "schedule.window"
  case scheduleStub = "schedule.stub"
  case scheduleNominal = "schedule.nominal"
  case scheduleUnplaceable = "schedule.unplaceable"
  case scheduleChange = "schedule.change"
  case scheduleCoverage = "schedule.coverage"
  case scheduleClock = "schedule.clock"
  case scheduleMilestone = "schedule.milestone"
  case dateArithmetic = "date.arithmetic"
  case agreementUnread = "agreement.unread"
  case agreementTable = "agreement.table"
  case agreementCell = "agreement.cell"
  case agreementAmbiguous = "agreement.ambiguous"
  case agreementRepeated = "agreement.repeated"
  case agreementDrift = "agreement.drift"
  case agreementTotal = "agreement.total"
  case agreementAverage = "agreement.average"
  case agreementDate = "agreement.date"
  case agreementReview = "agreement.review"
  case agreementRegion = "agreement.region"
  case calendarZone = "calendar.zone"
  case journalFile = "journal.file"
  case journalDamaged = "journal.damaged"
  case journalLine = "journal.line"
  case planOutdated = "plan.outdated"
  case publishFrozen = "publish.frozen"
  case caldavAddress = "caldav.address"
  case caldavCredentials = "caldav.credentials"
  case caldavCollection = "caldav.collection"
  case caldavServer = "caldav.server"
  case caldavConflict = "caldav.conflict"
  case caldavItem = "caldav.item"
  case caldavTag = "caldav.tag"
  case calendarFile = "calendar.file"
  case calendarEvent = "calendar.event"
  case calendarCentre = "calendar.centre"
  case fundRefused = "fund.refused"
  case evidenceFile = "evidence.file"
  case scorecardRefused = "scorecard.refused"
  case certificationRefused = "certification.refused"
  case trainingRefused = "training.refused"
  case importRow = "import.row"
  case rateRefused = "rate.refused"
  case rateMissing = "rate.missing"
  case consumptionUncounted = "consumption.uncounted"
  case consumptionData = "consumption.data"
  case undoRefused = "undo.refused"
  case pipelineRefused = "pipeline.refused"
  case assumed = "assumed"
  case assumedUnknown = "assumed.unknown"
  case templateName = "template.name"
  case templateSyntax = "template.syntax"
  case packKeep = "pack.keep"
  case packLoss = "pack.loss"
  case packConversion = "pack.conversion"
  case packConflict = "pack.conflict"
  case packEdited = "pack.edited"
  case packLine = "pack.line"
  case packMinutes = "pack.minutes"
  case packBackwards = "pack.backwards"
  case packEmpty = "pack.empty"
  case packStale = "pack.stale"
  case packAttendees = "pack.attendees"
  case actionRefused = "action.refused"
  case feedRefused = "feed.refused"
  case serverStart = "server.start"
  case icsNone = "ics.none"
  case icsEncoding = "ics.encoding"
  case icsControl = "ics.control"
  case icsLineEnd = "ics.line-end"
  case icsLineLength = "ics.line-length"
  case icsFold = "ics.fold"
  case icsLine = "ics.line"
  case icsParameter = "ics.parameter"
  case icsStructure = "ics.structure"
  case icsComponent = "ics.component"
  case icsEmpty = "ics.empty"
  case icsSeveral = "ics.several"
  case icsPropertyUnknown = "ics.property-unknown"
  case icsPropertyPlace = "ics.property-place"
  case icsPropertyMissing = "ics.property-missing"
  case icsPropertyRepeated = "ics.property-repeated"
  case icsConflict = "ics.conflict"
  case icsValue = "ics.value"
  case icsValueType = "ics.value-type"
  case icsWord = "ics.word"
  case icsText = "ics.text"
  case icsZone = "ics.zone"
  case icsUTC = "ics.utc"
  case icsOrder = "ics.order"
  case icsDuplicate = "ics.duplicate-uid"
  case icsRecurrence = "ics.recurrence"
  case icsRecurrenceStart = "ics.recurrence-start"
  case icsExchange = "ics.exchange"
  case icsFloating = "ics.floating"
  case icsRange = "ics.range"
  case icsName = "ics.name"
  case icsMethod = "ics.method"
  case icsMore = "ics.more"

  /// How bad it is unless the one who reports it says otherwise.
  public var severity: Diagnostic.Severity {
    switch self {
    case .assumed, .scheduleStub, .scheduleNominal, .scheduleClock, .agreementAmbiguous, .calendarZone,
      .icsComponent, .icsName, .icsMethod, .icsMore, .packLoss, .packAttendees:
      .note
    case .programmeNone, .scheduleChange, .scheduleCoverage, .scheduleMilestone, .agreementUnread,
      .agreementTable,
      .agreementCell,
      .agreementRepeated, .agreementDrift, .agreementTotal, .agreementAverage, .agreementDate,
      .agreementReview, .agreementRegion, .calendarEvent, .calendarCentre, .caldavTag, .assumedUnknown,
      .consumptionData,
      .icsLineEnd, .icsLineLength, .icsEmpty, .icsSeveral, .icsPropertyUnknown, .icsPropertyPlace, .icsText,
      .icsRecurrenceStart, .icsExchange, .icsFloating, .icsRange:
      .warning
    default: .error
    }
  }

  /// What it means and what to do, in a sentence or two.
  public var explanation: String {
    switch self {
    case .fileRead: "A file that is needed cannot be read. Check that it exists and that you may read it."
    case .fileWrite: "A file cannot be written. What stood there before is untouched."
    case .fileEncoding: "Text must be UTF-8. Save the file as UTF-8; the bytes that are not were replaced."
    case .yamlSyntax: "The file is not YAML. Nothing after the place named was read."
    case .yamlDuplicateKey:
      "A key stands twice in one mapping; YAML gives it no meaning. Keep one of the two."
    case .yamlAlias: "An alias names no anchor, names itself, or expands to more than the reader accepts."
    case .keyUnknown: "A key that this format does not have, usually misspelt. Its value was not read."
    case .keyMissing: "A key that this place needs is missing."
    case .keyConflict: "Two keys that exclude each other stand in one place."
    case .valueType: "A value of another kind was expected: text, a list or a mapping."
    case .valueDate: "Not a date, a time, or a span of dates. Dates are written 2025-03-31."
    case .valueMoney: "Not an amount of money. Amounts are written 17500.00 PEN."
    case .valueNumber: "Not a number in the range that this field takes."
    case .valueWord: "Not one of the words that this field takes."
    case .valueZone: "Not a time zone of the IANA database, such as America/Lima."
    case .nameUnknown: "A name that nothing in the workspace has: a party, role, person, series or centre."
    case .nameDuplicate: "Two things of one kind have the same name."
    case .nameForm:
      "Identifiers are lower-case letters, digits and hyphens, because they become part of every UID."
    case .programmeNone: "A pattern under programmes names no file. Add the programme, or mend the pattern."
    case .scheduleDay:
      "Not a day rule, such as 3rd tuesday, last friday of month 2, day 15 or business-day -3."
    case .scheduleRecurrence: "A recurrence rule that RFC 5545 or this program does not allow."
    case .scheduleWindow: "Not a window, such as business-day 8..25 or day 1..10."
    case .scheduleStub:
      "A period that the term holds only in part owes no occurrence, unless stub: keep is set."
    case .scheduleNominal:
      "The day that the rule names does not exist in a period; the nearest one in it was taken."
    case .scheduleUnplaceable:
      "No start is left for an occurrence: the rules named exclude one another. One of the ways out is offered."
    case .scheduleChange: "A change by hand names no occurrence, or breaks a rule; it is obeyed all the same."
    case .scheduleCoverage: "There is no holiday data for some dates, so nothing is placed on them."
    case .scheduleClock:
      "The zone's clock skips or repeats the local time of a meeting; RFC 5545 section 3.3.5 says which instant is meant."
    case .scheduleMilestone:
      "A milestone falls before the previous occurrence of its series, or on no day that the data covers."
    case .dateArithmetic:
      "A date cannot be worked out: the business centre is unknown, or its holiday data does not reach that far."
    case .agreementUnread:
      "A part of the agreement that the importer has no place for. Carry it over by hand if it matters."
    case .agreementTable: "A table whose columns are not those of any table that the importer knows."
    case .agreementCell: "A cell that could not be read as what its column holds."
    case .agreementAmbiguous: "A word with two meanings; one was chosen and listed under assumed."
    case .agreementRepeated: "The agreement states the same thing twice; the first was taken."
    case .agreementDrift:
      "The agreement changed since the programme was drawn from it, or is not where it was."
    case .agreementTotal: "A total that the agreement states is not the sum of its parts."
    case .agreementAverage: "An average that the agreement states is not the quotient of its parts."
    case .agreementDate: "A date outside the term, or two dates out of order."
    case .agreementReview: "A review is due: its date is in the past."
    case .agreementRegion: "A cloud region's code is not where the text says that it is."
    case .calendarZone: "A zone that one pair of rules cannot describe; its events are written in UTC."
    case .journalFile:
      "The journal, in which the workspace keeps facts and what was published, cannot be read or written."
    case .journalDamaged:
      "The journal is not as this program wrote it. Put a copy in its place, or import an export into a new one."
    case .journalLine:
      "A line to import is no event, or does not continue the journal. Nothing was taken over."
    case .planOutdated: "Something changed since the plan was made. Nothing was published; make a new plan."
    case .publishFrozen:
      "A meeting inside its freeze horizon would be moved or cancelled. Say --yes, or publish on a terminal and answer."
    case .caldavAddress:
      "An address to which nothing is sent: it is none of a collection, holds a password, or is not encrypted."
    case .caldavCredentials:
      "User name and password are missing, refused by the server, or in a file that others may read (chmod 600)."
    case .caldavCollection: "There is no calendar at that address, or no right or room to write into it."
    case .caldavServer:
      "The server cannot be reached or trusted, or fails. What was put is recorded; run the command again."
    case .caldavConflict:
      "Somebody else changed an item since it was last published. It is left alone, unless --overwrite is given."
    case .caldavItem: "The server will not have an item. The others are published."
    case .caldavTag:
      "The server gives no strong entity tag, so that a change by others may go unseen (RFC 4791, 5.3.4)."
    case .calendarFile:
      "A file of holidays or absences is no iCalendar file, or holds nothing that counts. Nothing of it was used."
    case .calendarEvent:
      "Events of a file of holidays or absences count in part, or not at all. Write those as dates in entente.yaml that matter."
    case .calendarCentre:
      "A business centre has holidays of its own and no party or series uses it. Mend its name, or remove it."
    case .fundRefused:
      "A step of a fund, a request or a claim that is not possible; nothing was recorded. The message has the figures."
    case .scorecardRefused:
      "A value of a metric, an initiative or of compliance that cannot be; nothing was recorded. The message says why."
    case .evidenceFile:
      "A file that a claim or a certification brought is gone or changed since. Restore it from where it came; its SHA-256 is in the journal."
    case .certificationRefused:
      "A credential, an exam or a row of a roster that makes no sense; nothing was recorded. The message says what to do."
    case .trainingRefused:
      "Spend or a commitment of a training budget that is not possible; nothing was recorded. The message has the figures."
    case .importRow:
      "A row or an item of an imported file that cannot be recorded. Mend it, or leave it out with --skip-errors."
    case .rateRefused: "Not an exchange rate: two currencies of ISO 4217 and a number above zero."
    case .rateMissing:
      "An amount could not be converted: no rate is recorded for its day. Nothing was added up without one."
    case .pipelineRefused:
      "A snapshot of the pipeline that cannot be recorded as of its date. Nothing was recorded."
    case .consumptionUncounted:
      "Something of the billing data cannot be counted, so that figures are too low. The message says what and what to do."
    case .consumptionData:
      "The billing data is weaker than it could be: months are missing, or charges are not told apart."
    case .undoRefused: "A fact that cannot be taken back, or is none."
    case .assumed: "The agreement does not say this; it was filled in. Check it, then strike it from assumed."
    case .assumedUnknown: "An entry of assumed names nothing in the programme."
    case .templateName: "A template uses a name or a filter that packs do not have."
    case .templateSyntax:
      "A template is not Mustache, uses a filter wrongly, shows a value where none can be escaped, or prints without end."
    case .packKeep:
      "A keep block of a pack is not closed, or is closed without having been opened. Nothing was written."
    case .packLoss:
      "Something of a pack cannot be shown in another format. The Markdown has it whole."
    case .packConversion:
      "A pack cannot be made into that format here. 'entente doctor' says what is missing."
    case .packConflict:
      "Lines that a person and a rebuild both changed stand between <<<<<<< and >>>>>>>. Keep what is right; delete the marks."
    case .packEdited:
      "A pack was edited outside its keep blocks. Build it with --merge to keep that, or with --overwrite to drop it."
    case .packLine:
      "A line of a pack is no action, decision or attendance that can be read: '- [ ] @owner 2025-04-15 what'."
    case .packMinutes: "The minutes of a pack's agenda do not sum to the meeting's length."
    case .packBackwards:
      "More than half of a meeting's minutes look back. Give them to what is to be decided."
    case .packEmpty: "A section of a pack is empty. An empty section says why it is."
    case .packStale:
      "A value is older than the period that it stands for. Record a newer one, and build the pack again."
    case .packAttendees: "More than eight people are expected at a meeting that is to decide."
    case .actionRefused:
      "A step of an action that is not possible; nothing was recorded. The message says why."
    case .feedRefused:
      "A token that cannot be made or taken back as asked; nothing was changed. The message says why."
    case .serverStart: "The server cannot be started as asked. The message says what to change."
    case .icsNone:
      "The file holds no iCalendar: it is empty, or nothing in it begins a VCALENDAR (RFC 5545 section 3.4)."
    case .icsEncoding:
      "Text of an iCalendar file must be UTF-8 without a byte order mark (RFC 5545 section 3.1.4). Save it as such."
    case .icsControl:
      "A control character, which no line of an iCalendar file may hold (RFC 5545 section 3.1). Remove it."
    case .icsLineEnd:
      "Lines end in CR and LF (RFC 5545 section 3.1). Strict readers refuse others."
    case .icsLineLength:
      "Lines should have at most 75 octets; longer ones are folded (RFC 5545 section 3.1)."
    case .icsFold:
      "A line is folded inside a character; it may be folded only between characters (RFC 5545 section 3.1)."
    case .icsLine:
      "A line that is no property: it has no name, or no ':' before its value (RFC 5545 section 3.1)."
    case .icsParameter:
      "A parameter is not written as NAME=value, or what must be quoted is not (RFC 5545 section 3.2)."
    case .icsStructure:
      "BEGIN and END do not match, or something stands where it may not (RFC 5545 section 3.6)."
    case .icsComponent:
      "A component that no standard knows; every client passes over it."
    case .icsEmpty:
      "A calendar needs one component at least (RFC 5545 section 3.6); some clients refuse an empty one."
    case .icsSeveral:
      "A file with several calendars (RFC 5545 section 3.4), of which many clients read only the first."
    case .icsPropertyUnknown:
      "A property that no standard knows and that does not begin with X-; probably it is misspelt."
    case .icsPropertyPlace:
      "A property stands in a component that does not have it, so clients pass over it."
    case .icsPropertyMissing:
      "A property that its component must have is missing (RFC 5545 section 3.6)."
    case .icsPropertyRepeated:
      "A property that may stand once stands more often (RFC 5545 section 3.6); each client takes another."
    case .icsConflict:
      "Two properties exclude each other, or one needs another (RFC 5545 section 3.6)."
    case .icsValue:
      "A value is not written as its type asks (RFC 5545 section 3.3)."
    case .icsValueType:
      "A value is of another type than its property or its VALUE says, or than a date that it belongs to."
    case .icsWord:
      "Not one of the words or numbers that the property takes (RFC 5545 section 3.8, RFC 7986)."
    case .icsText:
      "A comma, semicolon or backslash in a text is not escaped (RFC 5545 section 3.3.11)."
    case .icsZone:
      "A TZID has no VTIMEZONE or two of them, or stands where no zone may (RFC 5545 section 3.2.19)."
    case .icsUTC:
      "A time that must be in UTC is not, or one that must be local is in UTC (RFC 5545 section 3.8)."
    case .icsOrder:
      "Something ends before it starts (RFC 5545 section 3.8.2.2)."
    case .icsDuplicate:
      "Two components have the same UID and the same RECURRENCE-ID or none, so clients keep one of them."
    case .icsRecurrence:
      "A recurrence rule that RFC 5545 section 3.3.10 does not allow."
    case .icsRecurrenceStart:
      "The first date of a recurrence is none of its rule's, so clients differ on it (RFC 5545 section 3.8.5.3)."
    case .icsExchange:
      "A shape that Outlook and Exchange cannot take in ([MS-OXCICAL], [MS-STANOICAL])."
    case .icsFloating:
      "A time without a zone, which is another instant for each subscriber (RFC 5545 section 3.3.5)."
    case .icsRange:
      "A change to all later instances at once (RANGE), which hardly any client knows; write each instance."
    case .icsName:
      "A calendar has its name under one of NAME and X-WR-CALNAME only; each client knows one of the two."
    case .icsMethod:
      "METHOD makes a file a scheduling message; leave it out of a calendar that people subscribe to."
    case .icsMore:
      "More findings of one kind than are told one by one."
    }
  }
}
