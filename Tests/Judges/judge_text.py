"""Judges whether texts survive a calendar file.

    python3 judge_text.py [--random N] cases      prints a JSON array of hostile texts, the same for the same N
    python3 judge_text.py [--random N] judge FILE [READING]
                                                  reads what was written: event number i has UID `i.` and its text, and
                                                  the text as SUMMARY, DESCRIPTION, LOCATION, the one of CATEGORIES, CN of
                                                  the ORGANIZER, its address, RELATED-TO and URL. READING is what another
                                                  reader made of it, a JSON array of events with the fields below

What has to be read is derived from the standards, not from the writer: RFC 5545 section 3.1 keeps control characters
out of a content line and section 3.3.11 escapes line breaks of a TEXT; readers that split lines as Unicode does would
also break at U+2028 and U+2029, so these are line breaks too; a title, a place, a category and a name are one line,
where a break is a space; a tab is a space; RFC 5545 section 3.2 has no quotation mark in a parameter, and RFC 6868
its own use of the caret, and no escapes, so that readers disagree about a backslash and spaces around a name; section
3.3.3 and RFC 3986 have ASCII in an address, the rest in percent. icalendar, ical and vobject have to read exactly
that, no event may have a property more than it was given, and no line more than 75 octets, cut characters or
controls.

Each finding is one line; the last line counts. The exit code is 1 if there is any finding.
"""

import argparse
import collections
import json
import random
import re
import sys
import unicodedata

import ical.calendar_stream
import icalendar
import vobject

FRAGMENTS = [
    "\\", "\\\\", "\\n", "\\N", "\\,", "\\;", ",", ";", ":", '"', "'", "^", "^n", "^'", "^^", "=", "%", "%2C", " ", "  ",
    "\t", "\n", "\r", "\r\n", "\n\n", "\r\n ", "\n ", "\x00", "\x07", "\x0b", "\x0c", "\x1b[31m", "\x1c", "\x1e", "\x7f",
    "\x85", "\x9b", "\x9f", "\u2028", "\u2029", "\ufeff", "\u200b", "\u200d", "\u200e", "\u202e", "\u202c", "\u2066",
    "\u2069", "\u00a0", "\u3000", "\ufffd", "\uffff", "\ufdd0", "\U0001ffff", "\U0010ffff", "e\u0301", "\u0301", "\u0489",
    "ñ", "’", "שלום", "العربية", "日本語", "ไทย", "हिन्दी", "👩‍👩‍👧‍👦", "🇵🇪", "🇱🇺", "👍🏽", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "x", "word", "A" * 74, "b" * 75, "ß" * 37,
    "BEGIN:VEVENT", "END:VEVENT", "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n", "\nATTACH:evil", "\r\nX-EVIL:1", "ATTENDEE=evil:",
    "DTSTART:20250101", ";VALUE=DATE:", ";TZID=x:", "mailto:", "=?utf-8?q?=0A?=", "=0D=0A", "&#10;", "${x}", "{{x}}",
]


def corpus():
    """Every assigned character of every plane; of the private ones, which are alike, one in sixteen."""
    chunk = []
    for code in range(0x110000):
        category = unicodedata.category(chr(code))
        if category in ("Cn", "Cs") or (category == "Co" and code % 16):
            continue
        chunk.append(chr(code))
        if len(chunk) == 300:
            yield "".join(chunk)
            chunk = []
    yield "".join(chunk)
    # Each kind of character at each place of a line.
    for piece in ("e\u0301", "👩‍👩‍👧‍👦", "🇵🇪🇱🇺", "👍🏽", "\\", ",", "ñ", "日", "𐍈", "a\u0301\u0302\u0303\u0304", " ", "\n"):
        for length in range(80):
            yield "x" * length + piece + "y" * 80
    for piece in FRAGMENTS:
        yield from (piece, piece * 3, "a" + piece + "b", piece + "b", "a" + piece)
    for piece in ("word ", "ñandú, ", "日本語", "a\r\nb\\n;", "👩‍👩‍👧‍👦", "e\u0301", "\\", "שלום "):
        yield (piece * 10_000)[:10_000]


def texts(count):
    yield from corpus()
    source = random.Random(5545)
    for _ in range(count):
        pieces = source.choices(FRAGMENTS, k=source.randint(1, 12))
        pieces += [chr(source.choice((source.randrange(0x20, 0x500), source.randrange(0xE000, 0x10FFFF))))
                   for _ in range(source.randint(0, 5))]
        source.shuffle(pieces)
        yield "".join(pieces)


# What has to be read

def lines(text):
    text = re.sub("\r\n|[\r\u2028\u2029]", "\n", text).replace("\t", " ")
    return "".join(each for each in text if each == "\n" or not (ord(each) < 0x20 or 0x7F <= ord(each) <= 0x9F))


def line(text):
    return lines(text).replace("\n", " ")


def category(text):
    return " ".join(word for word in re.split(" ", re.sub(r"[,;\\]", " ", line(text))) if word)


def name(text):
    return line(text).replace('"', "'").replace("\\", "/").replace("^", "").strip()


def percent(text, keep):
    return "".join(each if keep(each) else "".join(f"%{byte:02X}" for byte in each.encode()) for each in text)


def identifier(text):
    return percent(text, lambda each: each > " " and each not in '"%,;\\\u2028\u2029' and not "\x7f" <= each <= "\x9f")


def address(text):
    return percent(text, lambda each: " " < each < "\x7f" and each not in '"<>\\^`{|}')


# What was read

def read_icalendar(data):
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        organiser = event["ORGANIZER"] if "ORGANIZER" in event else None
        categories = event.get("CATEGORIES")
        yield {"uid": str(event["UID"]), "summary": str(event["SUMMARY"]),
               "description": str(event.get("DESCRIPTION", "")), "location": str(event.get("LOCATION", "")),
               "categories": [str(each) for each in categories.cats] if categories else [],
               "name": str(organiser.params.get("CN", "")) if organiser is not None else None,
               "address": str(organiser) if organiser is not None else None,
               "related": str(event.get("RELATED-TO", "")), "url": str(event.get("URL", ""))}


def read_ical(data):
    for event in ical.calendar_stream.IcsCalendarStream.from_ics(data.decode()).calendars[0].events:
        organiser = event.organizer
        yield {"uid": event.uid, "summary": event.summary, "description": event.description or "",
               "location": event.location or "", "categories": list(event.categories),
               "name": organiser and (organiser.common_name or ""), "address": organiser and str(organiser.uri)}


def read_vobject(data):
    for event in next(vobject.readComponents(data.decode())).contents["vevent"]:
        def value(key):
            return event.getChildValue(key) or ""
        organiser = getattr(event, "organizer", None)
        yield {"uid": value("uid"), "summary": value("summary"), "description": value("description"),
               "location": value("location"), "categories": value("categories") or [],
               "name": "".join(organiser.params.get("CN", [])) if organiser else None,
               "address": organiser and organiser.value, "related": value("related-to"), "url": value("url")}


ALLOWED = collections.Counter([
    "BEGIN", "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION",
    "CATEGORIES", "CLASS", "STATUS", "TRANSP", "ORGANIZER", "RELATED-TO", "URL", "END"])


def bytes_of(data, note):
    for number, text in enumerate(data.split(b"\r\n"), start=1):
        if len(text) > 75:
            note(f"line {number} has {len(text)} octets")
        if re.search(rb"[\x00-\x1f\x7f]", text):
            note(f"line {number} has a control character")
        try:
            if re.search("[\x80-\x9f\u2028\u2029]", text.decode()):
                note(f"line {number} has a character that ends lines or controls")
        except UnicodeDecodeError:
            note(f"line {number} is cut within a character")
    names = [each.split(b":")[0].split(b";")[0].decode() for each in data.replace(b"\r\n ", b"").split(b"\r\n")]
    starts = [number for number, text in enumerate(data.replace(b"\r\n ", b"").split(b"\r\n")) if text == b"BEGIN:VEVENT"]
    for start, end in zip(starts, starts[1:] + [len(names) - 2]):
        if extra := collections.Counter(names[start:end]) - ALLOWED:
            note(f"an event has {dict(extra)} more than it was given")


def judge(path, reading, count):
    findings, compared = [], 0
    with open(path, "rb") as file:
        data = file.read()
    bytes_of(data, findings.append)
    expected = {}
    for number, text in enumerate(texts(count)):
        event = {"uid": f"{number}." + identifier(text), "summary": line(text), "description": lines(text),
                 "location": line(text), "categories": [category(text)] if category(text) else [],
                 "name": name(text) if address(text) else None,
                 "address": "mailto:" + address(text) if address(text) else None,
                 "related": identifier(text), "url": address(text)}
        expected[event["uid"]] = event
    readings = {"icalendar": read_icalendar(data), "ical": read_ical(data), "vobject": read_vobject(data)}
    if reading:
        with open(reading, "rb") as file:
            readings["the other reader"] = json.load(file)
    for reader, events in readings.items():
        missing = set(expected)
        for event in events:
            wanted = dict(expected.get(event["uid"], ()))
            if not wanted:
                findings.append(f"{reader} reads an event {event['uid']!r:.300}")
                continue
            missing.discard(event["uid"])
            for field, value in event.items():
                compared += 1
                if field == "name" and reader == "icalendar" and value is not None:
                    # It leaves out spaces around an equals sign, which RFC 5545 section 3.1 has in a parameter's value.
                    value, wanted["name"] = (re.sub(r"\s*=\s*", "=", each) for each in (value, wanted["name"]))
                if value != wanted[field]:
                    findings.append(f"{reader}: {field} of {wanted['uid']!r:.60} is {value!r:.200}, not {wanted[field]!r:.200}")
        findings += [f"{reader} does not read {uid!r:.200}" for uid in missing]
    for finding in findings[:100]:
        print(finding)
    print(f"{len(expected)} texts, {compared} values compared, {len(findings)} findings")
    return bool(findings)


def main():
    arguments = argparse.ArgumentParser(prog="judge_text.py", description="Judges texts in a calendar file.")
    arguments.add_argument("--random", type=int, default=0, metavar="N", help="how many random texts")
    modes = arguments.add_subparsers(dest="mode", required=True)
    modes.add_parser("cases")
    judging = modes.add_parser("judge")
    judging.add_argument("file")
    judging.add_argument("reading", nargs="?")
    options = arguments.parse_args()
    if options.mode == "cases":
        json.dump(list(texts(options.random)), sys.stdout)
        return 0
    return judge(options.file, options.reading, options.random)


sys.exit(main())
