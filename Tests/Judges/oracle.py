"""Computes every period of every series of a programme, independently of Entente.

    python3 oracle.py WORKSPACE.yaml PROGRAMME.yaml > oracle-dates.tsv

It expands and adjusts, and does not place: no times, no people. Holidays come from the PyPI package `holidays`,
recurrence rules from python-dateutil, dates from the standard library. It shares no code with Entente, so that two
readings of the same rules can be compared. Whatever it does not know how to read is an error, never a guess.

Where the rules leave a choice, it reads them so:
- anchor is contract and convention following unless stated; centres are the business centres of all parties, joined;
- Saturdays, Sundays, observed holidays and blackouts are closed, also when open days are counted;
- an ordinal weekday counts over the whole period, or over month k of the period with `of month k`; `day n` alone is in
  the period's first month; a day past the month's end is its last day;
- a date outside the bound (the window, else the period) counts as closed, so a nominal date outside its window rolls;
- a change with `move-to` replaces the adjusted date and leaves the nominal one; a cancelled occurrence keeps the date
  that it would have had;
- a period that the term does not wholly contain is skipped.
"""

import calendar
import datetime as dt
import re
import sys

import holidays
import yaml
from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

DAY = dt.timedelta(days=1)
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "last": -1}
# The package lists these, and no law of the country does.
NOT_IN_LAW = {"PE": {"Domingo de Resurrección"}}
COLUMNS = ["series", "period label", "period from", "period to", "nominal date", "adjusted date", "status"]


def tenor(text):
    """'2 weeks' as a relativedelta, and its unit and count."""
    words = str(text).split()
    count, unit = (1, words[0]) if len(words) == 1 else (int(words[0]), words[1])
    unit = unit.removesuffix("s")
    if unit == "week":
        return relativedelta(weeks=count), "week", count
    months = {"month": 1, "quarter": 3, "year": 12}[unit] * count
    return relativedelta(months=months), "month", months


def dates(first, last):
    while first <= last:
        yield first
        first += DAY


class Closures:
    """Which days are closed for some centres, with the workspace's additions, removals and blackouts."""

    def __init__(self, workspace, centres, years):
        self.days = {}
        for centre in centres:
            country, _, subdivision = centre.partition("-")
            # In the country's own language, or the names would follow this machine's locale.
            own = holidays.country_holidays(country).default_language
            public = holidays.country_holidays(country, subdivision or None, years, language=own)
            edits = (workspace.get("holidays") or {}).get(centre, {})
            observed = edits.get("observe", ["public"])
            if observed != ["public"]:
                raise ValueError(f"observe {observed}: only public is known here")
            removed = {str(entry) for entry in edits.get("remove", [])}
            for day, name in public.items():
                left = [n for n in name.split("; ") if n not in NOT_IN_LAW.get(centre, ())]
                if left and day.isoformat() not in removed:
                    self.days.setdefault(day, f"{centre}: {'; '.join(left)}")
            for entry in edits.get("add", []):
                if entry.get("category", "public") in observed:
                    self.days.setdefault(dt.date.fromisoformat(entry["date"]), f"{centre}: {entry['name']}")
        for name, blackout in (workspace.get("blackouts") or {}).items():
            for first, last in self._spans(blackout["dates"], years):
                for day in dates(first, last):
                    self.days.setdefault(day, f"blackout {name}")

    @staticmethod
    def _spans(text, years):
        yearly = re.fullmatch(r"yearly (\d\d)-(\d\d)/(\d\d)-(\d\d)", text)
        if not yearly:
            first, last = text.split("/")
            return [(dt.date.fromisoformat(first), dt.date.fromisoformat(last))]
        m1, d1, m2, d2 = map(int, yearly.groups())
        return [(dt.date(y, m1, d1), dt.date(y + ((m2, d2) < (m1, d1)), m2, d2)) for y in years]

    def open(self, day):
        return day.weekday() < 5 and day not in self.days

    def why(self, day):
        return self.days.get(day) or WEEKDAYS[day.weekday()]


def nominal(rule, first, last, unit, closures):
    """The date that a `day` rule names in one period."""
    if unit == "week" and rule in WEEKDAYS:
        return next(day for day in dates(first, last) if day.weekday() == WEEKDAYS.index(rule))
    counted = re.fullmatch(r"business-day (-?[1-9]\d*)", rule)
    if counted:
        n = int(counted[1])
        open_days = [day for day in dates(first, last) if closures.open(day)]
        return open_days[n - 1 if n > 0 else n]
    whole = re.fullmatch(r"(?:day (\d+)|(\w+) (\w+))(?: of month (\d+))?", rule)
    if not whole:
        raise ValueError(f"{rule!r} is not a day rule")
    if whole[4]:
        first = first + relativedelta(months=int(whole[4]) - 1)
        last = min(last, first + relativedelta(months=1) - DAY)
    if whole[1]:
        if first.day != 1:
            raise ValueError("day n in a period that does not start on a 1st: not read here")
        return first.replace(day=min(int(whole[1]), calendar.monthrange(first.year, first.month)[1]))
    days = [day for day in dates(first, last) if day.weekday() == WEEKDAYS.index(whole[3])]
    n = ORDINALS[whole[2]]
    return days[n - 1 if n > 0 else n]


def bound(window, first, last, closures):
    if not window:
        return first, last
    low, high = map(int, re.fullmatch(r"business-day (\d+)\.\.(\d+)", window).groups())
    open_days = [day for day in dates(first, last) if closures.open(day)]
    return open_days[low - 1], open_days[high - 1]


def adjust(day, convention, first, last, closures):
    """Rolls a date; days outside first…last count as closed. None where no open day is left."""
    if convention == "unadjusted":
        return day
    candidates = [d for d in dates(first, last) if closures.open(d)]
    later = next((d for d in candidates if d >= day), None)
    earlier = next((d for d in reversed(candidates) if d <= day), None)
    half = lambda d: (d.year, d.month, d.day > 15)  # noqa: E731
    month = lambda d: (d.year, d.month)  # noqa: E731
    if later is None or earlier is None:
        return later or earlier
    if convention == "following":
        return later
    if convention == "preceding":
        return earlier
    if convention == "modified-following":
        return later if month(later) == month(day) else earlier
    if convention == "modified-preceding":
        return earlier if month(earlier) == month(day) else later
    if convention == "half-month-modified-following":
        return later if half(later) == half(day) else earlier
    if convention == "nearest":
        return earlier if day - earlier < later - day else later
    raise ValueError(f"{convention!r} is not a convention")


def label(number, first, unit, count, starts_on_first):
    """The period's name under the contract anchor; `number` counts from 0."""
    if unit == "week":
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02}"
    months = number * count
    year = months // 12 + 1
    if count == 1:
        return f"{first:%Y-%m}" if starts_on_first else f"Y{year}-M{months % 12 + 1:02}"
    within = {3: f"-Q{months % 12 // 3 + 1}", 6: f"-H{months % 12 // 6 + 1}", 12: ""}
    return f"Y{year}{within[count]}"


def series_rows(name, meeting, programme, workspace):
    start = dt.date.fromisoformat(programme["term"]["from"])
    length, _, _ = tenor(programme["term"]["length"])
    end = start + length - DAY
    if meeting.get("anchor", "contract") != "contract":
        raise ValueError(f"{name}: only the contract anchor is read here")
    if meeting.get("stub", "skip") != "skip":
        raise ValueError(f"{name}: kept stubs are not read here")
    centres = meeting.get("centres") or [p["business-centre"] for p in programme["parties"].values()]
    closures = Closures(workspace, centres, range(start.year - 1, end.year + 2))

    rule = None
    if "recurrence" in meeting:
        parts = dict(part.split("=") for part in meeting["recurrence"].split(";"))
        unit = {"WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}[parts["FREQ"]]
        every = f"{parts.get('INTERVAL', 1)} {unit}"
        rule = rrulestr(meeting["recurrence"], dtstart=dt.datetime.combine(start, dt.time()))
        occurrences = [o.date() for o in rule.between(
            dt.datetime.combine(start, dt.time()), dt.datetime.combine(end, dt.time()), inc=True)]
    else:
        every = meeting["every"]
    step, unit, count = tenor(every)

    changes = {k.split("/")[1]: v for k, v in (programme.get("changes") or {}).items() if k.split("/")[0] == name}
    number = 0
    while True:
        first = start + step * number
        last = start + step * (number + 1) - DAY
        if last > end:
            break
        text = label(number, first, unit, count, start.day == 1)
        if rule:
            inside = [o for o in occurrences if first <= o <= last]
            if len(inside) != 1:
                raise ValueError(f"{name}/{text}: the recurrence gives {len(inside)} dates")
            said = inside[0]
        else:
            said = nominal(meeting["day"], first, last, unit, closures)
        low, high = bound(meeting.get("window"), first, last, closures)
        rolled = adjust(said, meeting.get("convention", "following"), low, high, closures)
        status = "confirmed"
        change = changes.pop(text, None)
        if change and change.get("cancel") == "true":
            status = "cancelled"
        elif change:
            status = "pinned"
            rolled = dt.date.fromisoformat(change["move-to"][:10])
        yield [name, text, first, last, said, rolled or "-", status], closures
        number += 1
    if changes:
        raise ValueError(f"{name}: changes to periods that are not there: {', '.join(changes)}")


def main(arguments):
    if len(arguments) not in (2, 3) or arguments[2:] not in ([], ["--why"]):
        print("usage: oracle.py WORKSPACE.yaml PROGRAMME.yaml [--why]", file=sys.stderr)
        return 64
    # The base loader keeps every scalar a string, so no centre turns into a boolean.
    workspace, programme = (yaml.load(open(path, encoding="utf-8"), yaml.BaseLoader) for path in arguments[:2])
    print("#" + "\t".join(COLUMNS))
    for name, meeting in programme["meetings"].items():
        for row, closures in series_rows(name, meeting, programme, workspace):
            line = "\t".join(map(str, row))
            said, rolled = row[4], row[5]
            if arguments[2:] and said != rolled:
                passed = dates(said, rolled) if said < rolled else reversed(list(dates(rolled, said)))
                line += "\t" + ", ".join(f"{d:%m-%d} {closures.why(d)}" for d in passed if not closures.open(d))
            print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
