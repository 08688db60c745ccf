#!/usr/bin/env python3
"""Writes a workspace of many programmes that share people; the same seed gives the same bytes.

Usage: generate.py [--programmes 25] [--series 8] [--people 40] [--from 2025-01-01] [--months 12] [--seed 1]
                   [--occurrences N] OUT

--occurrences chooses the number of programmes, of people and of months so that N meetings or a few more come out.
Standard library only.
"""

import argparse
import datetime
import pathlib
import random

# Partners whose hours overlap those of the home office in Lima for three hours or more all year round.
PARTNERS = [
    ("cloud-emea", "Cloud EMEA", "Europe/Luxembourg", "LU", "10:00-19:00"),
    ("network-us", "Network US", "America/New_York", "US", "09:00-18:00"),
    ("telecom-uk", "Telecom UK", "Europe/London", "GB-ENG", "10:00-19:00"),
    ("systems-colombia", "Systems Colombia", "America/Bogota", "CO", "08:00-17:00"),
    ("data-iberia", "Data Iberia", "Europe/Madrid", "ES", "10:00-20:00"),
    ("security-chile", "Security Chile", "America/Santiago", "CL", "09:00-18:30"),
    ("analytics-mexico", "Analytics Mexico", "America/Mexico_City", "MX", "09:00-18:00"),
]
ROLES = ["partner-manager", "solutions-architect", "business-development", "marketing"]
# Local times in Lima at which all of them are at work, Europe in summer until 12:00 or so.
TIMES = ["09:00", "09:00", "09:30", "09:30", "10:00", "10:30"]
# Name, title, rule, minutes, required roles, optional roles.
SERIES = [
    ("fortnightly-sync", "Fortnightly sync", "every: 2 weeks, day: {weekday}", 30,
     ["partner-manager"], ["business-development"]),
    ("technical-sync", "Technical sync", "every: month, day: {nth} {weekday}", 45, ["solutions-architect"], []),
    ("pipeline-review", "Pipeline review", "every: month, day: {nth} {weekday}, spacing: 10 days", 30,
     ["business-development", "partner-manager"], []),
    ("marketing-sync", "Marketing sync", "every: month, day: {nth} {weekday}", 45, ["marketing"], ["partner-manager"]),
    ("qbr", "Quarterly business review",
     "every: quarter, day: {nth} {weekday}, window: business-day 8..40, freeze: 10 business-days", 75,
     ["partner-manager", "solutions-architect", "marketing"], ["business-development"]),
    ("training", "Partner training", "every: 6 months, day: business-day -15", 90, ["solutions-architect"], ["marketing"]),
    ("webinar", "Webinar", "every: quarter, day: {nth} {weekday} of month 2", 60, ["marketing"], []),
    ("qbr-rehearsal", "Rehearsal of the QBR", "day: 5 business-days before qbr", 45,
     ["partner-manager", "marketing"], []),
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"]
WEEKS = ["1st", "2nd", "3rd", "last"]


class Chance:
    """Draws from a seed by random() alone, which gives the same numbers in every version of Python."""

    def __init__(self, seed):
        self.source = random.Random(seed)

    def below(self, count):
        return int(self.source.random() * count)

    def one_of(self, items):
        return items[self.below(len(items))]


def people(count, partners):
    """Names with title, party and role: half at home, half with the partners."""
    found = []
    for index in range(count // 2):
        role = ROLES[index % len(ROLES)]
        found.append((f"home-{role}-{index // len(ROLES) + 1}", f"Home {words(role)} {index // len(ROLES) + 1}",
                      "home", role))
    for index in range(count - count // 2):
        key, name = partners[index % len(partners)][:2]
        turn = index // len(partners)
        role = ROLES[turn % len(ROLES)]
        number = turn // len(ROLES) + 1
        found.append((f"{key}-{role}-{number}", f"{name} {words(role)} {number}", key, role))
    return found


def words(identifier):
    return identifier.replace("-", " ")


def workspace(staff, year, chance):
    lines = ["# Made by generate.py.", "entente: 1", "programmes: [programmes/*.yaml]", "uid-domain: portfolio.example",
             "people:"]
    monday = datetime.date(year, 1, 8) - datetime.timedelta(days=datetime.date(year, 1, 1).weekday())
    for index, (name, title, party, _) in enumerate(staff):
        absence = ""
        if index % 3 == 0:
            first = monday + datetime.timedelta(weeks=chance.below(50))
            absence = f", away: [{first}/{first + datetime.timedelta(days=4)}]"
        lines.append(f"  {name}: {{ name: {title}, party: {party}{absence} }}")
    lines += ["resources:", "  bridge-1: { title: Bridge 1 }", "  bridge-2: { title: Bridge 2 }",
              "blackouts:", "  year-end: { dates: yearly 12-22/01-05, why: Year-end freeze }"]
    return "\n".join(lines) + "\n"


def programme(number, partner, staff, options, chance):
    """The identifier of one programme and its file."""
    key, name, zone, centre, hours = partner
    identifier = f"{key}-{number + 1:03d}"
    lines = [
        "# Made by generate.py.",
        f"programme: {identifier}",
        f"title: {name} partnership {number + 1}",
        "classification: Illustration",
        "currency: USD",
        f"term: {{ from: {options.first}, length: {options.months} months }}",
        "parties:",
        '  home: { name: Home Office, time-zone: America/Lima, business-centre: PE, working-hours: "08:30-18:00" }',
        f'  {key}: {{ name: {name}, time-zone: {zone}, business-centre: {centre}, working-hours: "{hours}" }}',
        "roles:",
    ]
    lines += [f"  {role}: {{ home: {words(role).capitalize()}, {key}: {words(role).capitalize()} }}" for role in ROLES]
    lines.append("assignments:")
    for party in ("home", key):
        seats = []
        for role in ROLES:
            able = [person[0] for person in staff if person[2:] == (party, role)]
            if able:
                seats.append(f"{role}: {chance.one_of(able)}")
        if seats:
            lines += [f"  {party}:"] + [f"    {seat}" for seat in seats]
    lines.append("meetings:")
    for index in range(options.series):
        base, title, rule, minutes, attendees, optional = SERIES[index % len(SERIES)]
        series = base if index < len(SERIES) else f"{base}-{index // len(SERIES) + 1}"
        rule = rule.format(weekday=chance.one_of(WEEKDAYS), nth=chance.one_of(WEEKS))
        seats = f"attendees: [{', '.join(attendees)}]"
        if optional:
            seats += f", optional: [{', '.join(optional)}]"
        if base == "training":
            seats += f", resources: [{chance.one_of(['bridge-1', 'bridge-2'])}]"
        lines += [
            f"  {series}:",
            f"    {{ title: {title}, {rule},",
            f'      time: "{chance.one_of(TIMES)}", time-zone: America/Lima, duration: {minutes} min,',
            f"      {seats} }}",
        ]
    return identifier, "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programmes", type=int, default=25)
    parser.add_argument("--series", type=int, default=8)
    parser.add_argument("--people", type=int, default=40)
    parser.add_argument("--from", dest="first", default="2025-01-01")
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--occurrences", type=int)
    parser.add_argument("out", type=pathlib.Path)
    options = parser.parse_args()
    if options.occurrences:
        # A programme of eight series holds 37 meetings in half a year, 76 in a year, 152 in two.
        options.months, each = ((6, 37) if options.occurrences <= 500 else (12, 76) if options.occurrences <= 5000
                                else (24, 152))
        options.programmes = -(-options.occurrences // each)
        options.people = max(8, options.programmes * 8 // 5)
    chance = Chance(options.seed)
    partners = PARTNERS[:options.programmes]
    staff = people(options.people, partners)
    folder = options.out / "programmes"
    folder.mkdir(parents=True, exist_ok=True)
    # Bytes, so that lines end alike on every system.
    (options.out / "entente.yaml").write_bytes(workspace(staff, int(options.first[:4]), chance).encode())
    for number in range(options.programmes):
        name, text = programme(number, partners[number % len(partners)], staff, options, chance)
        (folder / f"{name}.yaml").write_bytes(text.encode())


main()
