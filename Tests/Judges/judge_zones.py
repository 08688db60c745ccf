"""Judges the times of calendar files by the VTIMEZONEs that stand in them.

    python3 judge_zones.py [--thin N] cases      tells what to write: file, UID, zone, date, time, minutes, by tabs
    python3 judge_zones.py [--thin N] judge DIR  reads what was written for all of them, one DIR/FILE.ics each

The expected instants are those of the standard library's zoneinfo with this machine's zone data
(/usr/share/zoneinfo). The program's come with Swift's Foundation, so that a zone whose law changed since is found
here; a local time that the zone skips or repeats means what RFC 5545 section 3.3.5 says, and that is zoneinfo's
fold=0. No TZID is looked up by its name: dateutil's tzical and ical's IcsTimezoneInfo, which share no code, each
evaluate the file's own VTIMEZONE, and both have to come to the expected instant for each DTSTART and DTEND. (The
icalendar and vobject packages hand a VTIMEZONE to dateutil.)

Further findings: a TZID without its VTIMEZONE, a VTIMEZONE that nothing uses, that stands twice, or that says more than
one STANDARD and one DAYLIGHT; an event in UTC although a zone's clock can say it, but for the zones and years of
IRREGULAR, whose offsets no single pair of rules gives.

Each finding is one line; the last line counts what was compared. The exit code is 1 if there is any finding.
"""

import argparse
import collections
import datetime as dt
import io
import os
import re
import sys
import zoneinfo

import ical.timezone
import ical.calendar_stream
from dateutil import tz

zoneinfo.reset_tzpath(to=("/usr/share/zoneinfo",))

YEARS = range(2015, 2041)
# The year of the file that has all zones.
EVERYWHERE = 2025
UTC = dt.timezone.utc
MINUTES = (60, 30, 90, 1440, 15, 180, 45)

# Zones with something to get wrong: changed rules, halves and quarters of hours, both hemispheres, changes at midnight
# and on odd weekdays, negative daylight saving time, days that never were.
ZONES = """
Africa/Abidjan Africa/Cairo Africa/Casablanca Africa/El_Aaiun Africa/Johannesburg Africa/Juba Africa/Khartoum
Africa/Lagos Africa/Nairobi Africa/Sao_Tome Africa/Tripoli Africa/Windhoek America/Asuncion America/Bogota
America/Caracas America/Chicago America/Ciudad_Juarez America/Denver America/Grand_Turk America/Halifax America/Havana
America/Lima America/Los_Angeles America/Mexico_City America/Miquelon America/Montevideo America/New_York America/Nuuk
America/Phoenix America/Port-au-Prince America/Punta_Arenas America/Santiago America/Sao_Paulo America/Scoresbysund
America/St_Johns America/Vancouver Antarctica/Casey Antarctica/Macquarie Antarctica/Troll Antarctica/Vostok Asia/Almaty
Asia/Amman Asia/Beirut Asia/Chita Asia/Colombo Asia/Damascus Asia/Dhaka Asia/Famagusta Asia/Gaza Asia/Hebron Asia/Hovd
Asia/Jerusalem Asia/Kabul Asia/Kathmandu Asia/Kolkata Asia/Pyongyang Asia/Shanghai Asia/Tehran Asia/Tokyo
Asia/Ulaanbaatar Asia/Yangon Atlantic/Azores Atlantic/Reykjavik Atlantic/Stanley Australia/Adelaide Australia/Brisbane
Australia/Darwin Australia/Eucla Australia/Lord_Howe Australia/Sydney Etc/GMT+12 Etc/GMT-14 Etc/UTC Europe/Chisinau
Europe/Dublin Europe/Istanbul Europe/Lisbon Europe/London Europe/Luxembourg Europe/Moscow Europe/Saratov
Europe/Volgograd Pacific/Apia Pacific/Auckland Pacific/Bougainville Pacific/Chatham Pacific/Easter Pacific/Fiji
Pacific/Honolulu Pacific/Kiritimati Pacific/Marquesas Pacific/Norfolk Pacific/Tongatapu
""".split()


# Years in which a zone took up or left summer time, moved for good, or interrupted summer time for Ramadan: one offset or
# one pair of rules that come every year does not say such a year.
RAMADAN = {2015, 2016, 2017, 2018, 2020, 2021, 2025, 2028, 2029, 2032, 2033, 2036, 2037, 2040}
IRREGULAR = {
    "Africa/Casablanca": RAMADAN, "Africa/El_Aaiun": RAMADAN, "Africa/Juba": {2021}, "Africa/Khartoum": {2017},
    "Africa/Sao_Tome": {2018, 2019}, "America/Caracas": {2016}, "America/Ciudad_Juarez": {2022},
    "America/Grand_Turk": {2015, 2018}, "America/Montevideo": {2015}, "America/Nuuk": {2023},
    "America/Punta_Arenas": {2016}, "America/Sao_Paulo": {2018, 2019}, "America/Scoresbysund": {2024},
    "Antarctica/Casey": {2016, 2023}, "Antarctica/Vostok": {2023}, "Asia/Almaty": {2024}, "Asia/Amman": {2022},
    "Asia/Chita": {2016}, "Asia/Damascus": {2022}, "Asia/Famagusta": {2016, 2017}, "Asia/Gaza": {2025, 2037, 2040},
    "Asia/Hebron": {2025, 2037, 2040}, "Asia/Pyongyang": {2015, 2018}, "Europe/Istanbul": {2015, 2016},
    "Europe/Saratov": {2016}, "Europe/Volgograd": {2018, 2020}, "Pacific/Apia": {2021}, "Pacific/Fiji": {2020, 2021},
    "Pacific/Norfolk": {2015, 2019}, "Pacific/Tongatapu": {2016, 2017},
}
# Further zones whose rules changed between two years, or name days that are not always the same one of a month.
IRREGULAR_OVER_YEARS = {
    *IRREGULAR, "Africa/Cairo", "Africa/Windhoek", "America/Asuncion", "America/Mexico_City",
    "America/Port-au-Prince", "America/Santiago", "Asia/Hovd", "Asia/Jerusalem", "Asia/Tehran",
    "Asia/Ulaanbaatar", "Pacific/Easter"}

_CHANGES = {}


def changes(zone, years):
    """The instants at which the offset changes, each with the offsets around it."""
    if zone not in _CHANGES:
        info, found = zoneinfo.ZoneInfo(zone), []
        step = 6 * 3600
        moment = int(dt.datetime(YEARS[0] - 1, 12, 1, tzinfo=UTC).timestamp())
        end = int(dt.datetime(YEARS[-1] + 1, 2, 1, tzinfo=UTC).timestamp())
        before = offset(info, moment)
        while moment < end:
            after = offset(info, moment + step)
            if after != before:
                low, high = moment, moment + step
                while high - low > 1:
                    middle = (low + high) // 2
                    low, high = (middle, high) if offset(info, middle) == before else (low, middle)
                found.append((high, before, after))
                before = after
            moment += step
        _CHANGES[zone] = found
    return [change for change in _CHANGES[zone]
            if dt.datetime.fromtimestamp(change[0], UTC).year in years]


def offset(info, instant):
    return dt.datetime.fromtimestamp(instant, info).utcoffset()


# What to write

def around(zone, years):
    """Local times on both sides of each change and on it, and on the days beside it."""
    for instant, before, after in changes(zone, years):
        moment = dt.datetime.fromtimestamp(instant, UTC).replace(tzinfo=None)
        for edge in (moment + before, moment + after):
            for minutes in (-1440, -90, -60, -30, -1, 0, 1, 30, 59, 60, 90, 1440):
                yield edge + dt.timedelta(minutes=minutes)


def spread(years, every, first):
    """Every so many days, the hours taking turns."""
    day, end = dt.datetime(years[0], 1, 1) + dt.timedelta(days=first % every), dt.datetime(years[-1], 12, 31)
    hours = (9, 0, 14, 2, 23, 3, 1, 18)
    number = 0
    while day <= end:
        yield day + dt.timedelta(hours=hours[number % len(hours)], minutes=(number * 7) % 60)
        day += dt.timedelta(days=every)
        number += 1


def files(thin):
    """Each file's name with its zones and local times: a zone's years alone, all its years, all zones at once."""
    for number, zone in enumerate(ZONES):
        plain = zone.replace("/", "_")
        for year in YEARS:
            # Thinned out, each zone has other years than the next.
            if (year + number) % thin == 0:
                years = range(year, year + 1)
                yield f"{plain}-{year}", [(zone, local) for local in [*spread(years, 3, year), *around(zone, years)]]
        yield f"{plain}-all", [
            (zone, local) for local in [*spread(YEARS, 7 * thin, number), *list(around(zone, YEARS))[number % thin::thin]]]
    everywhere = sorted(name for name in zoneinfo.available_timezones() if "/" in name)
    yield "everywhere", [(zone, local) for zone in everywhere for local in spread(range(EVERYWHERE, EVERYWHERE + 1), 97, 0)]


def cases(thin):
    for name, times in files(thin):
        for number, (zone, local) in enumerate(sorted(set(times))):
            minutes = MINUTES[number % len(MINUTES)]
            uid = f"{zone}.{local:%Y%m%dT%H%M}.{minutes}"
            print(name, uid, zone, f"{local:%Y-%m-%d}", f"{local:%H:%M}", minutes, sep="\t")


# What was written

class Evaluators:
    """A file's VTIMEZONEs, each as two independent programs read it."""

    def __init__(self, blocks):
        self.zones = {}
        stream = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//EN", *sum(blocks.values(), []),
                              "END:VCALENDAR", ""])
        read = {zone.tz_id: zone for zone in
                ical.calendar_stream.IcsCalendarStream.from_ics(stream).calendars[0].timezones} if blocks else {}
        for name, block in blocks.items():
            self.zones[name] = [tz.tzical(io.StringIO("\r\n".join(block))).get(name)]
            # ical takes an observance that happens once for one that never happens, though RFC 5545 section 3.6.5
            # makes RRULE optional; such a zone is read in the only way that there is.
            if any(line.startswith("RRULE") for line in block):
                self.zones[name].append(ical.timezone.IcsTimezoneInfo.from_timezone(read[name]))
            else:
                self.zones[name].append(only_offset(block))

    def instants(self, name, local):
        return [local - zone.utcoffset(local.replace(tzinfo=zone)) for zone in self.zones[name]]


def only_offset(block):
    sign, hours, minutes, seconds = re.fullmatch(
        r"([+-])(\d\d)(\d\d)(\d\d)?", next(line[11:] for line in block if line.startswith("TZOFFSETTO:"))).groups()
    offset = dt.timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds or 0))
    return dt.timezone(-offset if sign == "-" else offset)


class Judge:
    def __init__(self):
        self.findings, self.compared, self.utc, self.files = [], 0, 0, 0

    def note(self, *words):
        self.findings.append(" ".join(map(str, words)))

    def file(self, path, name, times):
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read().replace("\r\n ", "")
        self.files += 1
        blocks, events, stack, event, block = {}, {}, [], None, None
        for line in text.split("\r\n"):
            if line == "BEGIN:VTIMEZONE":
                block = [line]
            elif block is not None:
                block.append(line)
                if line == "END:VTIMEZONE":
                    tzid = next(each[5:] for each in block if each.startswith("TZID:"))
                    if tzid in blocks:
                        self.note(name, "states", tzid, "twice")
                    blocks[tzid], block = block, None
                    for part in ("STANDARD", "DAYLIGHT"):
                        if blocks[tzid].count(f"BEGIN:{part}") > 1:
                            self.note(name, tzid, "has more than one", part)
            elif line == "BEGIN:VEVENT":
                event = {}
            elif line == "END:VEVENT":
                events[event["UID"][1]] = event
                event = None
            elif event is not None:
                key, value = line.split(":", 1)
                property, _, parameters = key.partition(";")
                event[property] = parameters, value
        zones = Evaluators(blocks)
        used = set()
        in_utc = collections.Counter()
        for number, (zone, local) in enumerate(sorted(set(times))):
            minutes = MINUTES[number % len(MINUTES)]
            uid = f"{zone}.{local:%Y%m%dT%H%M}.{minutes}"
            event = events.pop(uid, None)
            if event is None:
                self.note(name, "lacks", uid)
                continue
            info = zoneinfo.ZoneInfo(zone)
            start = local.replace(tzinfo=info).astimezone(UTC)
            end = start + dt.timedelta(minutes=minutes)
            for property, expected in (("DTSTART", start), ("DTEND", end)):
                parameters, value = event[property]
                self.compared += 1
                if value.endswith("Z"):
                    got = [dt.datetime.strptime(value, "%Y%m%dT%H%M%SZ")]
                    self.utc += 1
                else:
                    tzid = parameters.removeprefix("TZID=")
                    used.add(tzid)
                    if tzid != zone or tzid not in zones.zones:
                        self.note(name, uid, property, "has TZID", tzid, "and no such VTIMEZONE")
                        continue
                    got = zones.instants(tzid, dt.datetime.strptime(value, "%Y%m%dT%H%M%S"))
                for instant in got:
                    if instant != expected.replace(tzinfo=None):
                        self.note(name, uid, property, value, "is", instant, "and should be", expected)
            if event["DTSTART"][1].endswith("Z"):
                ends = [each.astimezone(info) for each in (start, end)]
                # The second run of a repeated hour cannot be said on the zone's clock.
                if not any(each.fold for each in ends):
                    in_utc[zone] += 1
        for uid in events:
            self.note(name, "has", uid, "which was not asked for")
        for tzid in set(blocks) - used:
            self.note(name, "states", tzid, "for nothing")
        year = name.rpartition("-")[2]
        for zone, count in in_utc.items():
            if year == "all":
                allowed = zone in IRREGULAR_OVER_YEARS
            else:
                allowed = (int(year) if year.isdigit() else EVERYWHERE) in IRREGULAR.get(zone, ())
            if not allowed:
                self.note(name, count, "events of", zone, "are in UTC, which its clock could say")


def main():
    arguments = argparse.ArgumentParser(prog="judge_zones.py", description="Judges the times of calendar files.")
    arguments.add_argument("--thin", type=int, default=1, metavar="N", help="one year in N")
    modes = arguments.add_subparsers(dest="mode", required=True)
    modes.add_parser("cases")
    modes.add_parser("judge").add_argument("folder")
    options = arguments.parse_args()
    if options.mode == "cases":
        cases(options.thin)
    else:
        judge = Judge()
        for name, times in files(options.thin):
            judge.file(os.path.join(options.folder, name + ".ics"), name, times)
        for finding in judge.findings:
            print(finding)
        print(f"{judge.files} files, {judge.compared} times compared, {judge.utc} of them in UTC")
        sys.exit(bool(judge.findings))


main()
