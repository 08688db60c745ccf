"""Judges iCalendar files from outside, with three parsers and the standard library.

    python3 judge_ics.py FILE… [--json]

Each finding is one line, `file:line: what`; the exit code is 1 if there is any, 0 if there is none, 64 for usage.
With --json, one JSON array stands on stdout instead: for each file its findings, and its events as icalendar, ical and
vobject read them, so that a text can be compared with what was written; `differs` names the fields on which the three
disagree, which is a finding neither about the file nor about them until a person has looked.

What is judged, by RFC 5545 and by what calendar programs are known to choke on:
- bytes: CRLF only, lines of at most 75 octets, folds on character boundaries, UTF-8, no control characters;
- structure: components nest and close, VERSION, PRODID, UID, DTSTAMP, DTSTART, no METHOD, no property twice that may
  stand once, UIDs unique, ends after starts;
- zones: each TZID has its VTIMEZONE, and that gives each time in the file the offset that the IANA data gives;
- no amount of money in any text;
- parsers: all three read the file, without an error or a warning.
"""

import argparse
import collections
import datetime as dt
import io
import json
import logging
import re
import sys
import warnings
import zoneinfo

import ical.calendar_stream
import icalendar
import vobject
import vobject.icalendar
from dateutil import tz

# The zone data of requirements.txt, not this machine's: everybody judges by the same.
zoneinfo.reset_tzpath(to=())

FOLD_LIMIT = 75
BARE_LF = b"\n"
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")
MONEY = re.compile(
    r"(?:(?<![A-Za-z])S/\.?|\b(?:PEN|USD|EUR|GBP)|US\$|[$€£])[\s\u00a0\u202f]*\d"
    r"|\d[\s\u00a0\u202f]*(?:(?:PEN|USD|EUR|GBP)\b|[€£])")
ONCE_IN_CALENDAR = {"VERSION", "PRODID", "CALSCALE", "METHOD"}
ONCE_IN_EVENT = {
    "UID", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "SEQUENCE",
    "CLASS", "CREATED", "LAST-MODIFIED", "ORGANIZER", "PRIORITY", "TRANSP", "URL", "GEO", "RECURRENCE-ID", "COLOR"}
DATE_PROPERTIES = {"DTSTART", "DTEND", "DTSTAMP", "CREATED", "LAST-MODIFIED", "RECURRENCE-ID", "EXDATE", "RDATE"}
UTC_PROPERTIES = {"DTSTAMP", "CREATED", "LAST-MODIFIED"}
EVENT_FIELDS = ["uid", "summary", "description", "location", "start", "end", "status", "sequence", "dtstamp"]

Line = collections.namedtuple("Line", "number name parameters value")


class Component:
    def __init__(self, name, number):
        self.name, self.number = name, number
        self.lines, self.children = [], []

    def all(self, name):
        return [line for line in self.lines if line.name == name]

    def one(self, name):
        return next(iter(self.all(name)), None)


class Judge:
    """The findings about one file, and the file's events."""

    def __init__(self, path):
        self.path, self.found, self.events = path, set(), []

    def note(self, number, what):
        self.found.add((number, what))

    def run(self):
        with open(self.path, "rb") as file:
            data = file.read()
        unfolded = self.physical(data)
        calendars = self.tree(unfolded)
        for calendar in calendars:
            self.calendar(calendar)
        if not calendars:
            self.note(1, "no VCALENDAR")
        for number, text in unfolded:
            if money := MONEY.search(text):
                self.note(number, f"an amount of money: {money[0]!r}")
        self.parsers(data)
        self.found = sorted(self.found)
        return self

    # Bytes

    def physical(self, data):
        """Judges the bytes line by line and returns the unfolded lines, each with the number of its first."""
        if data.startswith(b"\xef\xbb\xbf"):
            self.note(1, "starts with a byte order mark")
            data = data[3:]
        if not data.endswith(b"\r\n"):
            self.note(data.count(b"\n") + 1, "the last line does not end with CRLF")
        unfolded, bare = [], {}
        # Split as the most lenient readers do, so that a wrong line end does not hide what follows it.
        pieces = re.split(rb"(\r\n|\n|\r)", data)
        for number, (raw, end) in enumerate(zip(pieces[::2], pieces[1::2] + [b""]), start=1):
            if end in (b"\n", b"\r"):
                bare.setdefault(end, []).append(number)
            if not raw and not end:
                continue
            if not raw:
                self.note(number, "an empty line")
            if len(raw) > FOLD_LIMIT:
                self.note(number, f"{len(raw)} octets, more than {FOLD_LIMIT}")
            try:
                text = raw.decode("utf-8")
            except UnicodeDecodeError as error:
                self.note(number, f"not UTF-8 by itself at octet {error.start + 1}: a broken character or fold")
                text = raw.decode("utf-8", "replace")
            if control := CONTROL.search(text):
                self.note(number, f"control character U+{ord(control[0]):04X}")
            if text[:1] in (" ", "\t"):
                if unfolded:
                    unfolded[-1][1] += text[1:]
                else:
                    self.note(number, "a continuation with nothing before it")
            elif text:
                unfolded.append([number, text])
        for end, numbers in bare.items():
            more = f", as do {len(numbers) - 1} more lines" if len(numbers) > 1 else ""
            self.note(numbers[0], f"ends with {'LF' if end == BARE_LF else 'CR'} alone{more}")
        return unfolded

    # Structure

    def content(self, number, text):
        match = re.match(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:])*)*):(.*)$', text, re.DOTALL)
        if not match:
            self.note(number, f"not a content line: {text[:40]!r}")
            return None
        parameters = {}
        for name, value in re.findall(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:])*)', match[2]):
            parameters[name.upper()] = value.strip('"')
        return Line(number, match[1].upper(), parameters, match[3])

    def tree(self, unfolded):
        root, stack = Component("", 0), []
        stack.append(root)
        for number, text in unfolded:
            line = self.content(number, text)
            if line is None:
                continue
            if line.name == "BEGIN":
                child = Component(line.value.upper(), number)
                stack[-1].children.append(child)
                stack.append(child)
            elif line.name == "END":
                if len(stack) == 1 or stack[-1].name != line.value.upper():
                    self.note(number, f"END:{line.value} closes nothing that is open")
                else:
                    stack.pop()
            else:
                if len(stack) == 1:
                    self.note(number, f"{line.name} outside any component")
                stack[-1].lines.append(line)
        for left in stack[1:]:
            self.note(left.number, f"{left.name} is never closed")
        return [c for c in root.children if c.name == "VCALENDAR"]

    def calendar(self, calendar):
        self.once(calendar, ONCE_IN_CALENDAR)
        for name in ("VERSION", "PRODID"):
            if not calendar.one(name):
                self.note(calendar.number, f"VCALENDAR without {name}")
        if (version := calendar.one("VERSION")) and version.value != "2.0":
            self.note(version.number, f"VERSION is {version.value}, not 2.0")
        if method := calendar.one("METHOD"):
            self.note(method.number, "METHOD in a published calendar")
        zones = self.zones(calendar)
        seen = {}
        for event in (c for c in calendar.children if c.name == "VEVENT"):
            self.event(event, zones, seen)

    def once(self, component, names):
        counts = collections.Counter(line.name for line in component.lines)
        for line in component.lines:
            if line.name in names and counts[line.name] > 1:
                self.note(line.number, f"{line.name} stands {counts[line.name]} times in one {component.name}")
            if line.name == "X-LIC-ERROR":
                self.note(line.number, "an X-LIC-ERROR left in")

    # Zones

    def zones(self, calendar):
        """The file's own zones by TZID: as dateutil evaluates them, and their first onset."""
        zones = {}
        for component in (c for c in calendar.children if c.name == "VTIMEZONE"):
            tzid = component.one("TZID")
            if not tzid:
                self.note(component.number, "VTIMEZONE without TZID")
                continue
            if tzid.value in zones:
                self.note(component.number, f"a second VTIMEZONE {tzid.value}")
                continue
            rules = [c for c in component.children if c.name in ("STANDARD", "DAYLIGHT")]
            text = ["BEGIN:VTIMEZONE", f"TZID:{tzid.value}"]
            for rule in rules:
                text += [f"BEGIN:{rule.name}"]
                text += [f"{line.name}:{line.value}" for line in rule.lines if not line.name.startswith("X-")]
                text += [f"END:{rule.name}"]
            text += ["END:VTIMEZONE", ""]
            onsets = [rule.one("DTSTART").value[:15] for rule in rules if rule.one("DTSTART")]
            try:
                zone = tz.tzical(io.StringIO("\n".join(text))).get(tzid.value)
                zones[tzid.value] = zone, dt.datetime.strptime(min(onsets), "%Y%m%dT%H%M%S")
            except (ValueError, TypeError, KeyError) as error:
                self.note(component.number, f"VTIMEZONE {tzid.value} cannot be evaluated: {error}")
                zones[tzid.value] = None
        return zones

    def moment(self, line, value, zones):
        """A date, an aware datetime, or None where the line's value is no time; judges its zone on the way."""
        tzid = line.parameters.get("TZID")
        if re.fullmatch(r"\d{8}", value):
            try:
                return dt.datetime.strptime(value, "%Y%m%d").date()
            except ValueError:
                value = "not a date: " + value
        form = re.fullmatch(r"(\d{8}T\d{6})(Z?)", value)
        try:
            local = dt.datetime.strptime(form[1], "%Y%m%dT%H%M%S")
        except (TypeError, ValueError):
            self.note(line.number, f"{line.name} is not a date or time: {value}")
            return None
        if form[2]:
            if tzid:
                self.note(line.number, f"{line.name} is in UTC and has a TZID")
            return local.replace(tzinfo=dt.timezone.utc)
        if not tzid:
            self.note(line.number, f"{line.name} has neither UTC nor a TZID")
            return None
        if tzid not in zones:
            self.note(line.number, f"TZID {tzid} has no VTIMEZONE in the file")
        try:
            real = local.replace(tzinfo=zoneinfo.ZoneInfo(tzid))
        except (zoneinfo.ZoneInfoNotFoundError, ValueError):
            self.note(line.number, f"TZID {tzid} is not an IANA zone")
            return None
        if real.astimezone(dt.timezone.utc).astimezone(real.tzinfo).replace(tzinfo=None) != local:
            self.note(line.number, f"{line.name} {value} does not exist in {tzid}")
        elif zones.get(tzid):
            own, onset = zones[tzid]
            offset = local.replace(tzinfo=own).utcoffset()
            if offset != real.utcoffset():
                self.note(line.number, f"VTIMEZONE {tzid} gives {value} the offset {hours(offset)}, "
                          f"IANA {hours(real.utcoffset())}")
            if local < onset:
                self.note(line.number, f"{line.name} {value} is before all that VTIMEZONE {tzid} says")
        return real

    # Events

    def event(self, event, zones, seen):
        self.once(event, ONCE_IN_EVENT)
        for name in ("UID", "DTSTAMP", "DTSTART"):
            if not event.one(name):
                self.note(event.number, f"VEVENT without {name}")
        moments = {}
        for line in event.lines:
            if line.name in DATE_PROPERTIES and line.parameters.get("VALUE") != "PERIOD":
                for value in line.value.split(","):
                    moments[line.name] = moment = self.moment(line, value, zones)
                    if line.parameters.get("VALUE") == "DATE" and isinstance(moment, dt.datetime):
                        self.note(line.number, f"{line.name} says VALUE=DATE and gives a time")
                    if type(moment) is dt.date and line.parameters.get("VALUE") != "DATE":
                        self.note(line.number, f"{line.name} gives a date without VALUE=DATE")
                    if line.name in UTC_PROPERTIES and not value.endswith("Z"):
                        self.note(line.number, f"{line.name} is not in UTC")
        if uid := event.one("UID"):
            recurrence = event.one("RECURRENCE-ID")
            key = uid.value, recurrence and recurrence.value
            if key in seen:
                self.note(uid.number, f"UID {uid.value} stands already in line {seen[key]}")
            seen.setdefault(key, uid.number)
            if not uid.value:
                self.note(uid.number, "an empty UID")
        start, end = moments.get("DTSTART"), moments.get("DTEND")
        if start is not None and end is not None:
            number = event.one("DTEND").number
            if type(start) is not type(end):
                self.note(number, "DTSTART and DTEND: one is a date, the other a time")
            elif isinstance(start, dt.datetime) and end.timestamp() <= start.timestamp():
                self.note(number, "DTEND is not after DTSTART")
            elif not isinstance(start, dt.datetime) and end <= start:
                self.note(number, "DTEND is not after DTSTART")
        if (duration := event.one("DURATION")) and duration.value.startswith("-"):
            self.note(duration.number, "DURATION is negative")

    # Parsers

    def parsers(self, data):
        readings = {}
        for name, read in (("icalendar", self.read_icalendar), ("ical", self.read_ical),
                           ("vobject", self.read_vobject)):
            log = Log()
            logging.getLogger().addHandler(log)
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                try:
                    readings[name] = list(read(data))
                except Exception as error:  # noqa: BLE001: whatever a parser throws is its verdict
                    readings[name] = []
                    what = " ".join(f"{type(error).__name__}: {error}".split())
                    where = getattr(error, "lineNumber", None)
                    self.note(where if isinstance(where, int) else 1, f"{name} refuses the file: {what[:300]}")
            logging.getLogger().removeHandler(log)
            for message in [str(w.message) for w in caught if not of_the_parser_itself(w)] + log.messages:
                self.note(1, f"{name} warns: {' '.join(message.split())[:300]}")
        self.events = compare(readings)

    def read_icalendar(self, data):
        for calendar in icalendar.Calendar.from_ical(data, multiple=True):
            for component in calendar.walk():
                for name, message in component.errors:
                    where = f"{component.get('UID', '')} {name or ''}".strip()
                    self.note(1, f"icalendar: {component.name} {where}: {message}")
            for event in calendar.walk("VEVENT"):
                duration = event.get("DURATION")
                start = event.get("DTSTART") and event["DTSTART"].dt
                end = event["DTEND"].dt if "DTEND" in event else (start + duration.dt if duration else None)
                yield {
                    "uid": text(event.get("UID")), "summary": text(event.get("SUMMARY")),
                    "description": text(event.get("DESCRIPTION")), "location": text(event.get("LOCATION")),
                    "start": iso(start), "end": iso(end), "status": text(event.get("STATUS")),
                    "sequence": None if event.get("SEQUENCE") is None else int(event["SEQUENCE"]),
                    "dtstamp": iso(event.get("DTSTAMP") and event["DTSTAMP"].dt)}

    def read_ical(self, data):
        stream = ical.calendar_stream.IcsCalendarStream.from_ics(data.decode("utf-8"))
        for calendar in stream.calendars:
            for event in calendar.events:
                yield {
                    "uid": text(event.uid), "summary": text(event.summary), "description": text(event.description),
                    "location": text(event.location), "start": iso(event.dtstart), "end": iso(event.end),
                    "status": event.status and event.status.value, "sequence": event.sequence,
                    "dtstamp": iso(event.dtstamp)}

    def read_vobject(self, data):
        # vobject keeps the zones of every file it has read; each file is to be judged by its own.
        known = vars(vobject.icalendar)["__tzidMap"]
        known.clear()
        known["UTC"] = tz.tzutc()
        for calendar in vobject.readComponents(data.decode("utf-8")):
            calendar.validate(raiseException=True)
            for event in calendar.contents.get("vevent", []):
                value = event.getChildValue
                start, end, duration = value("dtstart"), value("dtend"), value("duration")
                sequence = value("sequence")
                yield {
                    "uid": text(value("uid")), "summary": text(value("summary")),
                    "description": text(value("description")), "location": text(value("location")),
                    "start": iso(start), "end": iso(end or (duration and start + duration)),
                    "status": text(value("status")), "sequence": None if sequence is None else int(sequence),
                    "dtstamp": iso(value("dtstamp"))}


class Log(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.messages = []

    def emit(self, record):
        self.messages.append(record.getMessage())


def of_the_parser_itself(warning):
    """Whether a warning is about the parser's own code, which no file can help."""
    return issubclass(warning.category, (DeprecationWarning, PendingDeprecationWarning, ResourceWarning))


def compare(readings):
    """The events of all three by UID, with the fields on which they differ."""
    by_uid = {}
    for parser, events in readings.items():
        for event in events:
            by_uid.setdefault(event["uid"], {}).setdefault(parser, event)
    result = []
    for uid, read in by_uid.items():
        entry = {"uid": uid, **{parser: read.get(parser) for parser in readings}}
        entry["differs"] = [
            field for field in EVENT_FIELDS
            if len({json.dumps(instant(field, event.get(field))) for event in read.values()}) > 1
            or len(read) != len(readings)]
        result.append(entry)
    return result


def instant(field, value):
    """Times are the same when their instants are; the rest when equal, absent and empty being one."""
    if field in ("start", "end", "dtstamp") and value and "T" in value:
        return dt.datetime.fromisoformat(value).astimezone(dt.timezone.utc).isoformat()
    return value or None


def text(value):
    return None if value is None else str(value)


def iso(value):
    return value.isoformat() if value else None


def hours(offset):
    minutes = int(offset.total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def main():
    arguments = argparse.ArgumentParser(prog="judge_ics.py", description="Judges iCalendar files.")
    arguments.add_argument("files", nargs="+", metavar="FILE")
    arguments.add_argument("--json", action="store_true", help="print findings and events as JSON")
    try:
        options = arguments.parse_args()
    except SystemExit as stop:
        return 64 if stop.code else 0
    judged = []
    for path in options.files:
        try:
            judged.append(Judge(path).run())
        except OSError as error:
            print(f"judge_ics.py: {path}: {error.strerror}", file=sys.stderr)
            return 64
    if options.json:
        json.dump([{
            "file": judge.path,
            "findings": [{"line": number, "what": what} for number, what in judge.found],
            "events": judge.events} for judge in judged], sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        for judge in judged:
            for number, what in judge.found:
                print(f"{judge.path}:{number}: {what}")
    return 1 if any(judge.found for judge in judged) else 0


if __name__ == "__main__":
    sys.exit(main())
