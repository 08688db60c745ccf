#!/usr/bin/env python3
"""Write the shipped holiday data, one JSON file per centre, from the `holidays` package.

    pip install -r requirements.txt
    python3 generate.py            write Sources/BusinessCalendar/Holidays/*.json
    python3 generate.py --check    exit 1 unless the files are what would be written

What is taken from the package, what is corrected and why stands in centres.py.
"""

import json
import re
import sys
import warnings
from pathlib import Path

import holidays

from centres import CENTRES

VERSION = "0.109"
FIRST, LAST = 2015, 2035
# Strongest first: a date that has several categories is listed under the first of them.
CATEGORIES = ("public", "bank", "government", "half_day", "optional", "unofficial")
FOLDER = Path(__file__).resolve().parents[2] / "Sources/BusinessCalendar/Holidays"


def package_days(country, subdivision, language, category):
    """The (date, name) pairs of one category; a neighbouring year can reach into ours."""
    warnings.filterwarnings("ignore", "Requested Holidays are available only from")
    found = holidays.country_holidays(
        country, subdiv=subdivision, language=language, categories=(category,),
        years=range(FIRST - 1, LAST + 2))
    return {(day, name) for day in found for name in found.get_list(day)
            if FIRST <= day.year <= LAST}


def centre_days(centre):
    country, _, subdivision = centre["package"].partition("-")
    offered = holidays.country_holidays(country)
    language = centre.get("language", offered.default_language)
    days = set()
    for category in CATEGORIES:
        if category in offered.supported_categories:
            for day, name in package_days(country, subdivision or None, language, category):
                days.add((day, name, category.replace("_", "-")))
    if "common" in centre:
        parts = [package_days(country, part, language, "public") for part in centre["common"]]
        shared = set.intersection(*({day for day, _ in part} for part in parts))
        known = {day for day, _, _ in days}
        days |= {(day, name, "public") for day, name in parts[0] if day in shared - known}
    return days


def corrected(days, corrections):
    for correction in corrections:
        if "match" not in correction:
            continue
        applies = correction.get("only", lambda day: True)
        hit = {row for row in days if applies(row[0]) and re.search(correction["match"], row[1])}
        if not hit:
            sys.exit(f"no day to correct: {correction['what']}")
        if not correction.get("keep"):
            days -= hit
        if correction.keys() & {"date", "name", "category"}:
            for day, name, category in hit:
                if "date" in correction:
                    day = correction["date"](day)
                if "name" in correction:
                    name = re.sub(correction["match"], correction["name"], name)
                days.add((day, name, correction.get("category", category)))
    return days


def strongest(days):
    order = [category.replace("_", "-") for category in CATEGORIES]
    best = {}
    for day, _, category in days:
        best[day] = min(best.get(day, len(order)), order.index(category))
    return sorted({row for row in days if order.index(row[2]) == best[row[0]]})


def checked_laws(code, laws, days):
    """A law names a day of the list, and no such day is older than the law's first year."""
    rows = []
    for law, names in laws:
        for name, year in names.items():
            kept = [day for day, given, _ in days if given == name or given.startswith(name + " (")]
            if not kept or kept[0].year < year or (year >= FIRST and kept[0].year > year):
                sys.exit(f"{code}: {name}, {year}: the list has {kept[:1]}")
            rows.append({"name": name, "first-year": year, "law": law})
    return rows


def document(code, centre):
    corrections = centre.get("corrections", [])
    days = strongest(corrected(centre_days(centre), corrections))
    return {
        "centre": code,
        "name": centre["name"],
        "generator": f"holidays {VERSION}",
        "first-year": FIRST,
        "last-year": LAST,
        "weekend": ["saturday", "sunday"],
        "corrections": [{"what": c["what"], "law": c["law"]} for c in corrections],
        "laws": checked_laws(code, centre.get("laws", []), days),
        "holidays": [{"date": day.isoformat(), "name": name, "category": category}
                     for day, name, category in days],
    }


def text(document):
    """JSON with one row of a list on each line."""
    fields = []
    for key, value in document.items():
        if value and isinstance(value[0] if isinstance(value, list) else None, dict):
            rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in value)
            fields.append(f"{json.dumps(key)}: [\n{rows}\n]")
        else:
            fields.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(fields) + "\n}\n"


def main():
    if holidays.__version__ != VERSION:
        sys.exit(f"holidays {VERSION} is needed, {holidays.__version__} is installed")
    files = {f"{code}.json": text(document(code, centre)) for code, centre in CENTRES.items()}
    if sys.argv[1:] == ["--check"]:
        present = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.json")}
        different = sorted(name for name in files.keys() | present.keys()
                           if files.get(name) != present.get(name))
        for name in different:
            print(f"{name} differs")
        sys.exit(1 if different else 0)
    if sys.argv[1:]:
        sys.exit(__doc__)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, contents in files.items():
        (FOLDER / name).write_text(contents, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
