"""Computes the dates of recurrence rules with python-dateutil, to compare ICalendar's with.

    python3 recurrence.py > recurrence.tsv

One line a case: rule, first day, last day, dates; a rule without dates has an empty fourth field. The rules are those
that partnerships meet by, some of them from a start that does not match, that lies late in its week or month, or on a
leap day. COUNT and UNTIL count from the first day, which is the rule's DTSTART.
"""

import datetime as dt

from dateutil.rrule import rrulestr

# Most agreements run from one January to the third next December; the other starts are awkward on purpose.
TERM = [("2025-01-01", "2027-12-31")]
MONTH_END = [("2025-01-31", "2026-12-31")]
LEAP = [("2024-02-29", "2032-12-31")]
MIDWEEK = [("2025-04-03", "2025-12-31"), ("2025-08-10", "2026-06-30")]
FISCAL = [("2025-07-01", "2027-06-30")]

CASES = [
    # Daily stand-ups of a launch.
    ("FREQ=DAILY;COUNT=10", MIDWEEK),
    ("FREQ=DAILY;INTERVAL=3;UNTIL=20250601", MIDWEEK),
    ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=15", MIDWEEK),
    ("FREQ=DAILY;BYMONTH=6,12;BYDAY=FR", TERM),
    ("FREQ=DAILY;BYMONTHDAY=1,15", TERM),
    ("FREQ=DAILY;INTERVAL=14", TERM),
    # Weekly and fortnightly technical syncs.
    ("FREQ=WEEKLY", MIDWEEK),
    ("FREQ=WEEKLY;BYDAY=TU", TERM + MIDWEEK),
    ("FREQ=WEEKLY;BYDAY=TU,TH", MIDWEEK),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", TERM + MIDWEEK),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", MIDWEEK),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;WKST=SU", MIDWEEK),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;WKST=SU", MIDWEEK),
    ("FREQ=WEEKLY;INTERVAL=3;BYDAY=FR;WKST=SA", MIDWEEK),
    ("FREQ=WEEKLY;INTERVAL=2;WKST=FR", MIDWEEK),
    ("FREQ=WEEKLY;INTERVAL=6;BYDAY=WE", FISCAL + MIDWEEK),
    ("FREQ=WEEKLY;INTERVAL=13;BYDAY=TH", TERM),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;BYMONTH=1,2,3,9,10,11", TERM),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=12", MIDWEEK),
    ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20251027", MIDWEEK),
    # Monthly pipeline reviews.
    ("FREQ=MONTHLY", TERM + MONTH_END + LEAP),
    ("FREQ=MONTHLY;BYDAY=3TU", TERM + MIDWEEK + FISCAL),
    ("FREQ=MONTHLY;BYDAY=1MO", TERM + MIDWEEK),
    ("FREQ=MONTHLY;BYDAY=-1FR", TERM + MONTH_END),
    ("FREQ=MONTHLY;BYDAY=-2TH", TERM),
    ("FREQ=MONTHLY;BYDAY=5WE", TERM),
    ("FREQ=MONTHLY;BYDAY=2TU,4TU", TERM),
    ("FREQ=MONTHLY;BYDAY=1MO,-1MO;COUNT=9", TERM),
    ("FREQ=MONTHLY;BYDAY=2WE;COUNT=6", MIDWEEK),
    ("FREQ=MONTHLY;BYDAY=2WE;UNTIL=20260114", MIDWEEK),
    ("FREQ=MONTHLY;BYMONTHDAY=15", TERM + MIDWEEK),
    ("FREQ=MONTHLY;BYMONTHDAY=31", TERM),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", TERM + LEAP),
    ("FREQ=MONTHLY;BYMONTHDAY=1,15,-1", TERM),
    ("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", TERM),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", TERM + MONTH_END),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", TERM + MONTH_END),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=5", TERM),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1", TERM),
    ("FREQ=MONTHLY;BYDAY=TU,TH;BYSETPOS=3", TERM),
    ("FREQ=MONTHLY;BYMONTHDAY=8,9,10,11,12,13,14;BYDAY=TU", TERM),
    ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYDAY=MO,WE;BYSETPOS=-1", TERM),
    ("FREQ=MONTHLY;BYMONTH=2,5,8,11;BYDAY=2TH", TERM),
    ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1WE", TERM + FISCAL),
    ("FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=10", TERM),
    # Quarterly business reviews.
    ("FREQ=MONTHLY;INTERVAL=3", TERM + MONTH_END),
    ("FREQ=MONTHLY;INTERVAL=3;BYDAY=3TU", TERM + FISCAL + MIDWEEK),
    ("FREQ=MONTHLY;INTERVAL=3;BYDAY=-1TH", TERM),
    ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", TERM + LEAP),
    ("FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-3", TERM),
    ("FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=4TU", TERM + FISCAL + MIDWEEK),
    ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", TERM),
    ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15", FISCAL),
    # Half-yearly and yearly: plans, true-ups, renewals, compliance.
    ("FREQ=MONTHLY;INTERVAL=6;BYDAY=2WE", TERM + FISCAL),
    ("FREQ=MONTHLY;INTERVAL=12;BYDAY=1TH", TERM),
    ("FREQ=YEARLY", TERM + LEAP + MONTH_END),
    ("FREQ=YEARLY;BYMONTH=11", TERM + MIDWEEK),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", LEAP),
    ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", TERM),
    ("FREQ=YEARLY;BYMONTH=12;BYDAY=1MO", TERM + MIDWEEK),
    ("FREQ=YEARLY;BYMONTH=11;BYDAY=-1TH", TERM),
    ("FREQ=YEARLY;BYMONTH=11,5;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", TERM),
    ("FREQ=YEARLY;BYMONTH=1;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2", TERM),
    ("FREQ=YEARLY;BYDAY=20MO", TERM),
    ("FREQ=YEARLY;BYDAY=-1FR", TERM),
    ("FREQ=YEARLY;BYDAY=53TH", LEAP),
    ("FREQ=YEARLY;BYDAY=WE;BYSETPOS=1,26", TERM),
    ("FREQ=YEARLY;BYYEARDAY=1,100,200,-1", TERM + LEAP),
    ("FREQ=YEARLY;BYYEARDAY=366", LEAP),
    ("FREQ=YEARLY;INTERVAL=2;BYMONTH=6;BYDAY=2TH", TERM),
    ("FREQ=YEARLY;INTERVAL=4", LEAP),
    ("FREQ=YEARLY;BYMONTH=6;BYDAY=1FR;COUNT=2", TERM),
    ("FREQ=YEARLY;BYMONTH=6;BYDAY=1FR;UNTIL=20260605", TERM),
    # No date at all: the interval never meets the month.
    ("FREQ=MONTHLY;INTERVAL=12;BYMONTH=3", TERM),
]


# Every nth weekday, quarterly and from the middle of a month, so that the first one is sometimes past.
CASES += [
    (f"FREQ=MONTHLY;INTERVAL=3;BYDAY={ordinal}{day}", [("2025-01-16", "2026-12-31")])
    for ordinal in (1, 2, 3, 4, -1)
    for day in ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
]


def dates(rule, first, last):
    parts = dict(part.split("=") for part in rule.split(";"))
    count = int(parts.pop("COUNT", 10_000))
    # dateutil looks for the next date of an impossible rule until the year 9999, unless it is told where to end.
    parts["UNTIL"] = min(parts.get("UNTIL", "99991231"), last.strftime("%Y%m%d"))
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    return [day.date() for day in rrulestr(text, dtstart=dt.datetime.combine(first, dt.time()))][:count]


for rule, spans in CASES:
    for first, last in spans:
        found = dates(rule, dt.date.fromisoformat(first), dt.date.fromisoformat(last))
        print(rule, first, last, " ".join(map(str, found)), sep="\t")
