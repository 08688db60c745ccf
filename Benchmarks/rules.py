#!/usr/bin/env python3
"""Races 20 rules over five years against remind and against dateutil with holidays, whole processes.

Usage: rules.py ENTENTE [--runs 15]

The dates of all three must be the same, else the race is not run and the end is 1. The runs take turns; printed are the
medians in milliseconds and how many times as long as ours the others take. The rules cover weeks, months, quarters and half
years, weekdays, business days, days of months and RFC 5545 recurrences, on the holidays of Peru and of Luxembourg joined.
"""

import argparse
import csv
import io
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import holidays

HERE = pathlib.Path(__file__).resolve().parent
YEARS = range(2024, 2029)
# Each in our words and in remind's. remind's own AFTER and BEFORE roll over omitted days; -1 counts open days back.
RULES = {
    "weekly": ("every: week, day: monday", "2024-01-01 *7 AFTER"),
    "fortnightly": ("every: 2 weeks, day: wednesday", "2024-01-03 *14 UNTIL 2028-12-24 AFTER"),
    "first-monday": ("every: month, day: 1st monday", "Mon 1 AFTER"),
    "second-tuesday": ("every: month, day: 2nd tuesday", "Tue 8 AFTER"),
    "third-wednesday": ("every: month, day: 3rd wednesday", "Wed 15 AFTER"),
    "third-friday": ("every: month, day: 3rd friday", "Fri 15 AFTER"),
    "last-thursday": ("every: month, day: last thursday, convention: preceding", "Thu 1 --7 BEFORE"),
    "last-friday": ("every: month, day: last friday, convention: preceding", "Fri 1 --7 BEFORE"),
    "quarter-tuesday": ("every: quarter, day: 3rd tuesday", "Tue 15 AFTER SATISFY [monnum($T) % 3 == 1]"),
    "quarter-wednesday": (
        "every: quarter, day: 2nd wednesday of month 2", "Wed 8 AFTER SATISFY [monnum($T) % 3 == 2]"),
    "quarter-end": (
        "every: quarter, day: last friday of month 3, convention: preceding",
        "Fri 1 --7 BEFORE SATISFY [monnum($T) % 3 == 0]"),
    "first-day": ("every: month, day: business-day 1", "1 AFTER"),
    "fifth-day": (
        "every: month, day: business-day 5",
        "SKIP SATISFY [day($T) < 20 && !isomitted($T) && nonomitted($T-day($T)+1, $T) == 4]"),
    "last-day": ("every: month, day: business-day -1", "1 -1"),
    "third-last-day": ("every: month, day: business-day -3", "1 -3"),
    "mid-month": ("every: month, day: day 15", "15 AFTER"),
    "tenth": ("every: month, day: day 10, convention: preceding", "10 BEFORE"),
    "half-year": ("every: 6 months, day: 1st thursday of month 4", "Thu 1 AFTER SATISFY [monnum($T) % 6 == 4]"),
    "two-monthly": ('recurrence: "FREQ=MONTHLY;INTERVAL=2;BYDAY=2MO"', "Mon 8 AFTER SATISFY [monnum($T) % 2 == 1]"),
    "expiry": ('recurrence: "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=3WE"', "Wed 15 AFTER SATISFY [monnum($T) % 3 == 0]"),
}


def write_workspace(folder):
    (folder / "programmes").mkdir()
    (folder / "entente.yaml").write_text("entente: 1\nprogrammes: [programmes/*.yaml]\nuid-domain: rules.example\n")
    lines = [
        "programme: rules", "title: Twenty rules", "currency: USD", "term: { from: 2024-01-01, length: 60 months }",
        "parties:", "  home: { name: Home, time-zone: America/Lima, business-centre: PE }",
        "  away: { name: Away, time-zone: Europe/Luxembourg, business-centre: LU }", "meetings:"]
    lines += [f"  {name}: {{ title: {name}, {ours}, all-day: true }}" for name, (ours, _) in RULES.items()]
    (folder / "programmes/rules.yaml").write_text("\n".join(lines) + "\n")


def write_remind(path):
    """Holidays of every year without the year, the rest one by one."""
    closed = set(holidays.country_holidays("PE", years=YEARS)) | set(holidays.country_holidays("LU", years=YEARS))
    lines = ["OMIT Sat Sun"]
    for day in sorted(closed):
        if all(day.replace(year=year) in closed for year in YEARS):
            if day.year == YEARS[0]:
                lines.append(f"OMIT {day:%b} {day.day}")
        else:
            lines.append(f"OMIT {day}")
    lines += [f"REM {theirs} MSG {name}" for name, (_, theirs) in RULES.items()]
    path.write_text("\n".join(lines) + "\n")


def ours(output):
    return sorted((row["adjusted_date"], row["series"]) for row in csv.DictReader(io.StringIO(output))
                  if row["series"] in RULES)


def theirs(output):
    return sorted((line.split()[0].replace("/", "-"), line.split()[-1]) for line in output.splitlines())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entente", type=os.path.abspath)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    if not shutil.which("remind"):
        sys.exit("remind is not installed; on Debian: apt-get install remind")
    with tempfile.TemporaryDirectory(prefix="entente-rules.") as name:
        folder = pathlib.Path(name)
        write_workspace(folder)
        write_remind(folder / "rules.rem")
        commands = {
            "entente agenda": ([options.entente, "agenda", "--workspace", name, "--from", "2024-01-01", "--to",
                                "2028-12-31", "--format", "csv"], ours),
            "remind -s60": (["remind", "-s60", str(folder / "rules.rem"), "2024-01-01"], theirs),
            "dateutil and holidays": ([sys.executable, str(HERE / "rules_dateutil.py")], theirs),
        }
        found = {}
        for who, (command, read) in commands.items():
            found[who] = read(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        first = found["entente agenda"]
        for who, dates in found.items():
            if dates != first:
                print(f"{who} differs from ours: only ours {sorted(set(first) - set(dates))[:5]}, "
                      f"only theirs {sorted(set(dates) - set(first))[:5]}")
        if any(dates != first for dates in found.values()):
            sys.exit(1)
        times = {who: [] for who in commands}
        for _ in range(options.runs):
            for who, (command, _) in commands.items():
                start = time.perf_counter()
                subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
                times[who].append((time.perf_counter() - start) * 1000)
    print(f"{len(RULES)} rules over five years, {len(first)} dates, the same of all three")
    medians = {who: statistics.median(found) for who, found in times.items()}
    targets = {"remind -s60": 5, "dateutil and holidays": 10}
    for who, median in medians.items():
        ratio = median / medians["entente agenda"]
        beside = f"   {ratio:5.1f} times ours (target: at least {targets[who]})" if who in targets else ""
        print(f"{who:<24}{median:>9.1f} ms{beside}")


main()
