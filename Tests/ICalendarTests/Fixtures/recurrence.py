"""Computes the dates of recurrence rules with python-dateutil and with libical, to compare ICalendar's with.

    python3 recurrence.py > recurrence.tsv

The table was written with Python 3.11, python-dateutil 2.9.0 and libical 3.0.16 (Debian's libical.so.3, called
directly); every run writes the same. One line a case, six fields: rule, first day, last day, the dates that RFC 5545
asks for, libical's dates or `=` where they are dateutil's, and a note where the two differ, which says which of them
the RFC supports and why. A rule without dates has an empty fourth field.

The rules are those that partnerships meet by, some of them from a start that does not match, that lies late in its
week or month, or on a leap day. The first day is the rule's DTSTART, from which COUNT and UNTIL count; it is a date
only where the rule gives it.
"""

import calendar
import ctypes
import datetime as dt
import itertools
import sys

from dateutil.rrule import rrulestr

# Most agreements run from one January to the third next December; the other starts are awkward on purpose.
TERM = [("2025-01-01", "2027-12-31")]
MONTH_END = [("2025-01-31", "2026-12-31")]
LEAP = [("2024-02-29", "2032-12-31")]
MIDWEEK = [("2025-04-03", "2025-12-31"), ("2025-08-10", "2026-06-30")]
FISCAL = [("2025-07-01", "2027-06-30")]
# Signed in the middle of a month or a year, for one to five years.
SPRING = [("2015-03-16", "2018-03-15")]
AUTUMN = [("2030-10-15", "2033-10-14")]
APRIL = [("2017-04-01", "2020-03-31")]
FIVE_YEARS = [("2021-05-20", "2026-05-19")]
YEAR_END = [("2022-12-31", "2025-12-31")]
# One from the last day of a year, over a leap day, and one over the year 2100, which has none.
LEAP_YEAR = [("2019-12-31", "2020-12-31")]
CENTURY = [("2098-06-01", "2103-05-31")]
AWKWARD = itertools.cycle(SPRING + AUTUMN + APRIL + FIVE_YEARS + YEAR_END + FISCAL)
# A year from each day of a week: Monday, Wednesday, Friday, Sunday, Tuesday, Saturday, Thursday.
WEEKDAYS = itertools.cycle(
    [
        ("2018-09-03", "2019-09-02"),
        ("2023-11-15", "2024-11-14"),
        ("2016-01-29", "2017-01-28"),
        ("2028-10-01", "2029-09-30"),
        ("2024-12-31", "2025-12-30"),
        ("2026-02-28", "2027-02-27"),
        ("2033-06-30", "2034-06-29"),
    ]
)

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

BUSINESS = "MO,TU,WE,TH,FR"


def each(texts, terms):
    """One case a rule, each with the next of the terms."""
    CASES.extend((text, [next(terms)]) for text in texts)


# Every nth weekday, quarterly and from the middle of a month, so that the first one is sometimes past.
CASES += [
    (f"FREQ=MONTHLY;INTERVAL=3;BYDAY={ordinal}{day}", [("2025-01-16", "2026-12-31")])
    for ordinal in (1, 2, 3, 4, -1)
    for day in ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
]

# Stand-ups and hand-overs.
each(
    [
        "FREQ=DAILY;COUNT=1",
        "FREQ=DAILY;INTERVAL=2;COUNT=20",
        "FREQ=DAILY;INTERVAL=5;COUNT=30",
        "FREQ=DAILY;INTERVAL=7",
        "FREQ=DAILY;INTERVAL=10",
        "FREQ=DAILY;INTERVAL=28",
        "FREQ=DAILY;INTERVAL=30",
        "FREQ=DAILY;INTERVAL=90",
        "FREQ=DAILY;INTERVAL=91",
        "FREQ=DAILY;INTERVAL=365",
        "FREQ=DAILY;BYDAY=MO",
        "FREQ=DAILY;BYDAY=TU,TH;COUNT=8",
        "FREQ=DAILY;INTERVAL=2;BYDAY=MO,WE,FR",
        "FREQ=DAILY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=DAILY;BYMONTH=12;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=DAILY;BYMONTHDAY=31",
        "FREQ=DAILY;BYMONTHDAY=29,30,31",
        "FREQ=DAILY;BYMONTHDAY=1;BYMONTH=1,4,7,10",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=DAILY;BYMONTHDAY=1,2,3;BYDAY=MO",
    ],
    AWKWARD,
)

# Every few weeks, with the week's beginning left out and said. The terms begin on every day of the week.
each(
    [
        f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={days}{week}"
        for interval in (2, 3, 4)
        for days in ("MO", "WE", "FR", "SU", "TU,TH", "MO,FR", "SA,SU", "MO,WE,FR")
        for week in ("", ";WKST=SU", ";WKST=MO")
    ],
    WEEKDAYS,
)
each([f"FREQ=WEEKLY;BYDAY={day}" for day in ("MO", "WE", "TH", "FR", "SA", "SU")], WEEKDAYS)
each(
    [
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=WEEKLY;BYDAY=SU,TH;WKST=SU",
        "FREQ=WEEKLY;BYDAY=SU,WE",
        "FREQ=WEEKLY;WKST=SU",
        "FREQ=WEEKLY;INTERVAL=2",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        "FREQ=WEEKLY;INTERVAL=4",
        "FREQ=WEEKLY;INTERVAL=4;WKST=SU",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;WKST=TH",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=TU",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,MO;WKST=SA",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO,TU,WE,TH;WKST=SU",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,TU",
        "FREQ=WEEKLY;INTERVAL=5;BYDAY=TU",
        "FREQ=WEEKLY;INTERVAL=6;BYDAY=MO,TH;WKST=SU",
        "FREQ=WEEKLY;INTERVAL=8;BYDAY=WE",
        "FREQ=WEEKLY;INTERVAL=10;BYDAY=FR;WKST=SU",
        "FREQ=WEEKLY;INTERVAL=12;BYDAY=TU;WKST=MO",
        "FREQ=WEEKLY;INTERVAL=13;BYDAY=MO",
        "FREQ=WEEKLY;INTERVAL=13;BYDAY=SU;WKST=SU",
        "FREQ=WEEKLY;INTERVAL=26;BYDAY=WE",
        "FREQ=WEEKLY;INTERVAL=52;BYDAY=TH",
        "FREQ=WEEKLY;INTERVAL=53",
        "FREQ=WEEKLY;COUNT=6",
        "FREQ=WEEKLY;BYDAY=TU;COUNT=1",
        "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=7",
        "FREQ=WEEKLY;BYDAY=SU,MO;COUNT=9;WKST=SU",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;COUNT=26",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR;COUNT=11",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;COUNT=8;WKST=SU",
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO;COUNT=5;WKST=SU",
        "FREQ=WEEKLY;BYMONTH=12,1;BYDAY=MO",
        "FREQ=WEEKLY;INTERVAL=2;BYMONTH=1,2,3,4,5,6;BYDAY=TU,TH",
        "FREQ=WEEKLY;INTERVAL=2;BYMONTH=9,10,11;BYDAY=FR;WKST=SU",
        "FREQ=WEEKLY;BYMONTH=7",
    ],
    WEEKDAYS,
)

# Monthly meetings on the nth weekday, and on two of them.
each(
    [
        f"FREQ=MONTHLY;BYDAY={ordinal}{day}"
        for ordinal in (1, 2, 3, 4, -1)
        for day in ("MO", "TU", "WE", "TH", "FR")
    ],
    AWKWARD,
)
each(
    [
        "FREQ=MONTHLY;BYDAY=5MO",
        "FREQ=MONTHLY;BYDAY=5FR",
        "FREQ=MONTHLY;BYDAY=-5TU",
        "FREQ=MONTHLY;BYDAY=-2MO",
        "FREQ=MONTHLY;BYDAY=-2FR",
        "FREQ=MONTHLY;BYDAY=-3WE",
        "FREQ=MONTHLY;BYDAY=-4TH",
        "FREQ=MONTHLY;BYDAY=+2TU",
        "FREQ=MONTHLY;BYDAY=1SU",
        "FREQ=MONTHLY;BYDAY=-1SA",
        "FREQ=MONTHLY;BYDAY=1TU,3TU",
        "FREQ=MONTHLY;BYDAY=1WE,3WE,5WE",
        "FREQ=MONTHLY;BYDAY=2MO,4TH",
        "FREQ=MONTHLY;BYDAY=1FR,-1FR",
        "FREQ=MONTHLY;BYDAY=-1MO,1MO",
        "FREQ=MONTHLY;BYDAY=2SU,-2SU",
        "FREQ=MONTHLY;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=MO,TH",
        "FREQ=MONTHLY;BYDAY=3TU;COUNT=1",
        "FREQ=MONTHLY;BYDAY=3TU;COUNT=36",
        "FREQ=MONTHLY;BYDAY=-1FR;COUNT=12",
        "FREQ=MONTHLY;BYDAY=5TH;COUNT=6",
    ],
    AWKWARD,
)

# Steering committees and business reviews: every two, three, four and six months.
each(
    [
        f"FREQ=MONTHLY;INTERVAL={interval};BYDAY={ordinal}{day}"
        for interval, days in ((2, ("MO", "TH")), (4, ("TU", "WE")), (6, ("TU", "FR")))
        for ordinal in (1, 2, 3, 4, -1)
        for day in days
    ],
    AWKWARD,
)
each(
    [
        "FREQ=MONTHLY;INTERVAL=3;BYDAY=5TU",
        "FREQ=MONTHLY;INTERVAL=3;BYDAY=-2WE",
        "FREQ=MONTHLY;INTERVAL=3;BYDAY=3TU;COUNT=4",
        "FREQ=MONTHLY;INTERVAL=3;BYDAY=1TH;COUNT=12",
        "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU,4TU",
        "FREQ=MONTHLY;INTERVAL=6;BYDAY=1MO;COUNT=3",
        "FREQ=MONTHLY;INTERVAL=9;BYDAY=2WE",
        "FREQ=MONTHLY;INTERVAL=18;BYDAY=1TU",
        "FREQ=MONTHLY;INTERVAL=24;BYDAY=-1TH",
    ],
    AWKWARD,
)

# Closes and reports: the nth business day of a month, of every other month and of a quarter.
each(
    [
        f"FREQ=MONTHLY;{interval}BYDAY={BUSINESS};BYSETPOS={position}"
        for interval, positions in (
            ("", (2, 3, 8, 10, 15, 20, 21, 23, -2, -3, -5, -10)),
            ("INTERVAL=2;", (1, -1)),
            ("INTERVAL=3;", (1, 2, 3, 5, 10, -1, -2, -5)),
            ("INTERVAL=6;", (1, 3, -1)),
        )
        for position in positions
    ],
    AWKWARD,
)
each(
    [
        f"FREQ=MONTHLY;BYDAY={BUSINESS};BYSETPOS=-1,1",
        f"FREQ=MONTHLY;BYDAY={BUSINESS};BYSETPOS=3,-3;COUNT=10",
        f"FREQ=MONTHLY;BYDAY={BUSINESS};BYSETPOS=10,11,12",
        f"FREQ=MONTHLY;BYDAY={BUSINESS};BYSETPOS=1;COUNT=6",
        f"FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY={BUSINESS};BYSETPOS=-1",
        f"FREQ=MONTHLY;BYMONTH=1,4,7,10;BYDAY={BUSINESS};BYSETPOS=5",
        f"FREQ=MONTHLY;BYMONTH=12;BYDAY={BUSINESS};BYSETPOS=-4,-3,-2,-1",
        "FREQ=MONTHLY;BYDAY=FR,TH,WE,TU,MO;BYSETPOS=3",
        "FREQ=MONTHLY;BYDAY=SU,MO,TU,WE,TH;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=SU,MO,TU,WE,TH;BYSETPOS=-1;WKST=SU",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH;BYSETPOS=2",
        "FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=-2",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2",
        "FREQ=MONTHLY;BYDAY=WE,FR;BYSETPOS=-2",
        "FREQ=MONTHLY;BYDAY=1MO,1TH;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=-1TU,-1TH;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5,6,7;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        "FREQ=MONTHLY;BYMONTHDAY=15,16,17;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        "FREQ=MONTHLY;BYMONTHDAY=13,14,15;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=25,26,27,28;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=10,20,30;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=2",
        "FREQ=MONTHLY;BYMONTHDAY=31,15,1;BYSETPOS=1,3",
    ],
    AWKWARD,
)

# Payments, statements and reports: days of the month, from both its ends.
each([f"FREQ=MONTHLY;BYMONTHDAY={day}" for day in (1, 5, 10, 20, 25, 28, 29, 30)], AWKWARD)
each([f"FREQ=MONTHLY;BYMONTHDAY={day}" for day in (-2, -3, -5, -7, -15, -28, -29, -30, -31)], AWKWARD)
each(
    [
        "FREQ=MONTHLY;BYMONTHDAY=15,1",
        "FREQ=MONTHLY;BYMONTHDAY=5,20",
        "FREQ=MONTHLY;BYMONTHDAY=1,-1",
        "FREQ=MONTHLY;BYMONTHDAY=-1,-15",
        "FREQ=MONTHLY;BYMONTHDAY=28,-1",
        "FREQ=MONTHLY;BYMONTHDAY=29,30,31",
        "FREQ=MONTHLY;BYMONTHDAY=31,-1",
        "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=7",
        "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=14",
        "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=29",
        "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=31",
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1",
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15",
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31",
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-2",
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1,-1",
        "FREQ=MONTHLY;INTERVAL=4;BYMONTHDAY=30",
        "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=29",
        "FREQ=MONTHLY;BYMONTH=4,6,9,11;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYMONTH=1,2,3;BYMONTHDAY=29,30",
        "FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5,6,7;BYDAY=WE",
        "FREQ=MONTHLY;BYMONTHDAY=15,16,17,18,19,20,21;BYDAY=SA",
        "FREQ=MONTHLY;BYMONTHDAY=-1,-2,-3,-4,-5,-6,-7;BYDAY=TH",
        "FREQ=MONTHLY;BYMONTHDAY=1;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=MONTHLY;BYMONTHDAY=-1;BYDAY=FR",
        "FREQ=MONTHLY;INTERVAL=2",
        "FREQ=MONTHLY;INTERVAL=4",
        "FREQ=MONTHLY;INTERVAL=6",
        "FREQ=MONTHLY;COUNT=13",
        "FREQ=MONTHLY;INTERVAL=3;COUNT=5",
    ],
    AWKWARD,
)
# The day comes from the start, and not every month has it.
CASES += [
    (rule, YEAR_END + MONTH_END + LEAP_YEAR)
    for rule in (
        "FREQ=MONTHLY;INTERVAL=5",
        "FREQ=MONTHLY;COUNT=8",
        "FREQ=MONTHLY;BYMONTH=1,3,5,9,11",
        "FREQ=MONTHLY;INTERVAL=3;UNTIL=20251231",
        "FREQ=YEARLY;BYMONTH=1,6,12",
    )
]

# Months that the agreement names: fiscal quarters, seasons, all but the holidays.
each(
    [
        "FREQ=MONTHLY;BYMONTH=1,4,7,10;BYDAY=3TU",
        "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=-1WE",
        "FREQ=MONTHLY;BYMONTH=2,5,8,11;BYDAY=1TH,3TH",
        "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,9,10,11;BYDAY=2TU",
        "FREQ=MONTHLY;BYMONTH=9,6,3;BYDAY=2MO",
        "FREQ=MONTHLY;BYMONTH=6,12;BYDAY=1WE;COUNT=5",
        "FREQ=MONTHLY;BYMONTH=12;BYDAY=TU",
        "FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=1MO",
        "FREQ=YEARLY;BYMONTH=2,5,8,11;BYDAY=-1TH",
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=2TU,2TH",
        "FREQ=YEARLY;BYMONTH=6,12;BYDAY=3WE",
        "FREQ=YEARLY;BYMONTH=1,5,9;BYDAY=2FR",
        "FREQ=YEARLY;BYMONTH=10,7,4,1;BYDAY=4TU",
        "FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=3TU;COUNT=10",
        "FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1",
        "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=31",
        "FREQ=YEARLY;BYMONTH=4,1;BYMONTHDAY=15,1",
        "FREQ=YEARLY;BYMONTH=2,8;BYMONTHDAY=-1",
        "FREQ=YEARLY;BYMONTH=2,5;BYMONTHDAY=29,30;COUNT=9",
        "FREQ=YEARLY;BYMONTH=6;BYDAY=TU",
        "FREQ=YEARLY;BYMONTH=9,10;BYDAY=MO,FR",
        "FREQ=YEARLY;BYMONTH=1,7;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1",
        "FREQ=YEARLY;BYMONTH=12,3;BYMONTHDAY=10,20;BYSETPOS=-1",
    ],
    AWKWARD,
)

# Once a year: plans, budgets, audits, renewals, summits.
each(
    [
        f"FREQ=YEARLY;BYMONTH={month};BYDAY={day}"
        for month, day in enumerate(
            ("3MO", "1TU", "2WE", "4TH", "-1MO", "1FR", "-2WE", "4TH", "1MO", "2MO", "4TH", "2TU"), 1
        )
    ],
    AWKWARD,
)
each(
    [
        "FREQ=YEARLY;BYMONTH=2;BYDAY=-1SA",
        "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1",
        "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1",
        "FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=29,30,31;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        f"FREQ=YEARLY;BYMONTH=12;BYDAY={BUSINESS};BYSETPOS=-1",
        f"FREQ=YEARLY;BYMONTH=7;BYDAY={BUSINESS};BYSETPOS=3",
        f"FREQ=YEARLY;BYDAY={BUSINESS};BYSETPOS=1",
        f"FREQ=YEARLY;BYDAY={BUSINESS};BYSETPOS=-1",
        f"FREQ=YEARLY;BYDAY={BUSINESS};BYSETPOS=1,66,131,196",
        "FREQ=YEARLY;BYDAY=TU;BYSETPOS=13,26,39,52",
        "FREQ=YEARLY;BYDAY=1MO",
        "FREQ=YEARLY;BYDAY=-1TH",
        "FREQ=YEARLY;BYDAY=10WE,36WE",
        "FREQ=YEARLY;BYDAY=52FR",
        "FREQ=YEARLY;BYDAY=1TU,-1TU",
        "FREQ=YEARLY;BYDAY=MO;COUNT=20",
        "FREQ=YEARLY;BYYEARDAY=1",
        "FREQ=YEARLY;BYYEARDAY=60",
        "FREQ=YEARLY;BYYEARDAY=90,181,273,365",
        "FREQ=YEARLY;BYYEARDAY=-1,-93",
        "FREQ=YEARLY;BYYEARDAY=200,100",
        "FREQ=YEARLY;BYYEARDAY=-306",
        "FREQ=YEARLY;BYYEARDAY=-366",
        "FREQ=YEARLY;BYYEARDAY=365,366",
        "FREQ=YEARLY;BYYEARDAY=100;COUNT=2",
        "FREQ=YEARLY;INTERVAL=2;BYYEARDAY=100,-100",
        "FREQ=YEARLY;BYYEARDAY=1,100,200,300;BYSETPOS=-1",
        "FREQ=YEARLY;INTERVAL=2",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYDAY=1TU",
        "FREQ=YEARLY;INTERVAL=3;BYMONTH=9;BYMONTHDAY=15",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=1,7;BYDAY=-1WE",
        "FREQ=YEARLY;INTERVAL=5;BYMONTH=10",
        "FREQ=YEARLY;COUNT=3",
        "FREQ=YEARLY;BYMONTH=8",
    ],
    AWKWARD,
)

# Leap days, of a start and of a rule, over a leap year, a century without one and from a year's last day.
CASES += [
    ("FREQ=YEARLY;COUNT=3", LEAP),
    ("FREQ=YEARLY;INTERVAL=2", LEAP),
    ("FREQ=MONTHLY;INTERVAL=12", LEAP + LEAP_YEAR),
    ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=-1", LEAP),
    ("FREQ=YEARLY;BYMONTH=2,3", LEAP),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", LEAP + CENTURY),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO,TU,WE,TH,FR", LEAP + CENTURY),
    ("FREQ=YEARLY;BYMONTH=2;BYDAY=-1TH", LEAP + CENTURY),
    ("FREQ=YEARLY;BYYEARDAY=60,-307", LEAP + CENTURY),
    ("FREQ=MONTHLY;INTERVAL=3;BYMONTH=2,5,8,11;BYMONTHDAY=29", LEAP + CENTURY),
    ("FREQ=DAILY;INTERVAL=2;BYMONTH=2,3;BYMONTHDAY=28,29,1", LEAP + LEAP_YEAR),
    ("FREQ=WEEKLY;INTERVAL=2;BYMONTH=2", LEAP + LEAP_YEAR),
    ("FREQ=WEEKLY;INTERVAL=2;BYMONTH=12,1;BYDAY=TU,SU", LEAP_YEAR + CENTURY),
    ("FREQ=MONTHLY;BYDAY=-1MO;BYMONTH=2", CENTURY),
]

# Series that end before their term, on a date of theirs, the day before one and between two.
CASES += [
    ("FREQ=DAILY;BYMONTH=1;UNTIL=20320120", AUTUMN),
    ("FREQ=WEEKLY;INTERVAL=2;UNTIL=20250101", YEAR_END),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20240106", YEAR_END),
    ("FREQ=WEEKLY;INTERVAL=4;BYDAY=TU;UNTIL=20190401;WKST=SU", APRIL),
    ("FREQ=MONTHLY;BYDAY=1MO;UNTIL=20180101", SPRING + APRIL),
    ("FREQ=MONTHLY;BYDAY=-1WE;UNTIL=20321230", AUTUMN),
    ("FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR;UNTIL=20230929", YEAR_END + FIVE_YEARS),
    (f"FREQ=MONTHLY;BYDAY={BUSINESS};BYSETPOS=-1;UNTIL=20320629", AUTUMN),
    ("FREQ=MONTHLY;BYMONTHDAY=30;UNTIL=20180330", APRIL),
    ("FREQ=MONTHLY;UNTIL=20331014", AUTUMN),
    ("FREQ=YEARLY;BYMONTH=3,9;BYDAY=-1FR;UNTIL=20220930", FIVE_YEARS),
    ("FREQ=YEARLY;UNTIL=20241231", YEAR_END),
]

# What does not come every year, or in every one of its months.
CASES += [
    ("FREQ=YEARLY;BYMONTH=2;BYDAY=5TU", LEAP + CENTURY),
    ("FREQ=YEARLY;BYMONTH=8;BYDAY=5TH", LEAP),
    ("FREQ=YEARLY;BYDAY=53FR", TERM + YEAR_END),
    ("FREQ=YEARLY;BYDAY=-53MO", APRIL + LEAP),
    ("FREQ=MONTHLY;INTERVAL=2;BYMONTH=1,3,5,9,11;BYDAY=2WE", FIVE_YEARS + AUTUMN),
    ("FREQ=MONTHLY;INTERVAL=3;BYMONTH=1,7;BYDAY=1TU", FISCAL + SPRING),
]

# Numbered weekdays beside plain ones, which name both.
each(
    [
        "FREQ=MONTHLY;BYDAY=1MO,FR",
        "FREQ=MONTHLY;BYDAY=TU,-1TH",
        "FREQ=MONTHLY;BYDAY=MO,1MO",
        "FREQ=YEARLY;BYMONTH=6,12;BYDAY=1TU,FR",
    ],
    AWKWARD,
)

# Weeks that begin on a Saturday or later, as in the Gulf, from starts that match.
CASES += [
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=SA", [("2026-02-03", "2027-02-02"), ("2026-02-05", "2027-02-04")]),
    ("FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,WE;WKST=SA", [("2026-02-04", "2027-02-03")]),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,TH;WKST=FR", [("2017-08-09", "2018-08-08")]),
    ("FREQ=WEEKLY;INTERVAL=4;BYDAY=SU,TU;WKST=SA;COUNT=9", [("2032-05-18", "2034-05-17")]),
]

# Days of the year from both its ends, two of which are one day in some years.
CASES += [
    ("FREQ=YEARLY;BYYEARDAY=365,-1", LEAP),
    ("FREQ=YEARLY;BYYEARDAY=365,-1;BYSETPOS=1", LEAP + CENTURY),
    ("FREQ=YEARLY;BYYEARDAY=365,-1;BYSETPOS=-1", LEAP + CENTURY),
    ("FREQ=YEARLY;BYYEARDAY=1,-1;BYSETPOS=-1", TERM),
]


# MARK: dateutil


def split(rule):
    return dict(part.split("=") for part in rule.split(";"))


def by_dateutil(rule, first, last):
    parts = split(rule)
    count = int(parts.pop("COUNT", 10_000))
    # dateutil looks for the next date of an impossible rule until the year 9999, unless it is told where to end.
    parts["UNTIL"] = min(parts.get("UNTIL", "99991231"), last.strftime("%Y%m%d"))
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    return [day.date() for day in rrulestr(text, dtstart=dt.datetime.combine(first, dt.time()))][:count]


# MARK: libical


class Time(ctypes.Structure):
    """struct icaltimetype"""

    _fields_ = [
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    ]


class Recurrence(ctypes.Structure):
    """struct icalrecurrencetype"""

    _fields_ = [
        ("freq", ctypes.c_int),
        ("until", Time),
        ("count", ctypes.c_int),
        ("interval", ctypes.c_short),
        ("week_start", ctypes.c_int),
        # by_second, by_minute, by_hour, by_day, by_month_day, by_year_day, by_week_no, by_month, by_set_pos
        *((f"by_{i}", ctypes.c_short * size) for i, size in enumerate((62, 61, 25, 386, 32, 386, 56, 14, 386))),
        ("rscale", ctypes.c_char_p),
        ("skip", ctypes.c_int),
    ]


NO_RECURRENCE = 7
LIBICAL = ctypes.CDLL("libical.so.3")
for name, result, arguments in (
    ("icalerror_clear_errno", None, []),
    ("icalrecurrencetype_from_string", Recurrence, [ctypes.c_char_p]),
    ("icaltime_from_string", Time, [ctypes.c_char_p]),
    ("icalrecur_iterator_new", ctypes.c_void_p, [Recurrence, Time]),
    ("icalrecur_iterator_next", Time, [ctypes.c_void_p]),
    ("icalrecur_iterator_free", None, [ctypes.c_void_p]),
):
    function = getattr(LIBICAL, name)
    function.restype, function.argtypes = result, arguments


def by_libical(rule, first, last):
    """The rule as it is written, from the first day on, until libical ends or gives a date after the last day."""
    # What an earlier rule left behind would end a yearly one.
    LIBICAL.icalerror_clear_errno()
    recurrence = LIBICAL.icalrecurrencetype_from_string(rule.encode())
    if recurrence.freq == NO_RECURRENCE:
        sys.exit(f"libical does not read {rule}")
    start = LIBICAL.icaltime_from_string(first.strftime("%Y%m%d").encode())
    iterator = LIBICAL.icalrecur_iterator_new(recurrence, start)
    found = []
    # There is no iterator for a rule that never gives a date.
    while iterator:
        time = LIBICAL.icalrecur_iterator_next(iterator)
        if time.year == 0 or (day := dt.date(time.year, time.month, time.day)) > last:
            break
        found.append(day)
    if iterator:
        LIBICAL.icalrecur_iterator_free(iterator)
    return found


# MARK: RFC 5545


def is_mixed(rule):
    """Whether BYDAY has numbered weekdays beside plain ones."""
    days = split(rule).get("BYDAY", "").split(",")
    return 0 < sum(len(day) > 2 for day in days) < len(days)


def by_union(rule, first, last):
    """The dates of each BYDAY value by itself, together; dateutil agrees with libical on every one of them."""
    parts = split(rule)
    if "BYSETPOS" in parts or "COUNT" in parts:
        sys.exit(f"{rule} is no union of its days")
    days = parts["BYDAY"].split(",")
    found = set()
    for day in days:
        text = ";".join(f"{name}={value}" for name, value in (parts | {"BYDAY": day}).items())
        found.update(agreed(text, first, last))
    return sorted(found)


def agreed(rule, first, last):
    found = by_dateutil(rule, first, last)
    if found != by_libical(rule, first, last):
        sys.exit(f"dateutil and libical differ on {rule}")
    return found


def week_before(rule, first, last):
    """What dateutil gives when it counts the weeks from the one before the start's."""
    parts = split(rule)
    count = int(parts.pop("COUNT", 10_000))
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    return [day for day in by_dateutil(text, first - dt.timedelta(7), last) if day >= first][:count]


def week_start(rule, first):
    """The first day of the week that the start lies in."""
    begin = WEEK.index(split(rule).get("WKST", "MO"))
    return first - dt.timedelta((first.weekday() - begin) % 7)


WEEK = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def decided(rule, first, last):
    """The dates that RFC 5545 asks for, those of libical, and why where it and dateutil differ.

    What a note says of the two programs is checked of its case; a difference of another kind ends the script.
    """
    dateutil, libical = by_dateutil(rule, first, last), by_libical(rule, first, last)
    parts = split(rule)
    if dateutil == libical:
        return dateutil, libical, ""
    if is_mixed(rule):
        union = by_union(rule, first, last)
        if union != libical:
            sys.exit(f"neither is right on {rule}")
        return union, libical, MIXED_DAYS.format(count=len(dateutil) or "none")
    if parts["FREQ"] == "WEEKLY" and int(parts.get("INTERVAL", 1)) > 1 and "BYDAY" in parts:
        if libical != week_before(rule, first, last):
            sys.exit(f"libical counts from no week before on {rule}")
        week = week_start(rule, first)
        # A start in a week that does not count is never among the dates of those that do.
        why = WEEK_OF_A_DATE if dateutil[:1] == [first] else WEEK_OF_NO_DATE
        return dateutil, libical, why.format(start=first, begin=WEEK[week.weekday()], week=week)
    if parts["FREQ"] == "YEARLY" and parts.get("BYYEARDAY") == "365,-1":
        if libical != [day for day in dateutil if calendar.isleap(day.year)]:
            sys.exit(f"libical does not count a day twice on {rule}")
        return dateutil, libical, SAME_DAY_TWICE
    sys.exit(f"nothing decides on {rule} from {first}")


MIXED_DAYS = (
    'libical. 3.3.10: a numbered value of BYDAY is "the nth occurrence of a specific day"; "if an integer modifier is'
    ' not present, it means all days of this type within the specified frequency". BYDAY is a list of such values, so'
    " the dates are those of each of them; dateutil keeps only the days that both a plain and a numbered value name,"
    " here {count}."
)
WEEK_OF_A_DATE = (
    'dateutil. 3.8.5.3: DTSTART "defines the first instance in the recurrence set", and it matches the rule; libical'
    ' leaves it out. 3.3.10: WKST is "the day on which the workweek starts" and "significant when a WEEKLY \'RRULE\''
    ' has an interval greater than 1, and a BYDAY rule part is specified", so {start} lies in the week from {begin}'
    " {week}, from which INTERVAL counts; libical counts from the week before."
)
WEEK_OF_NO_DATE = (
    'dateutil. 3.3.10: WKST is "the day on which the workweek starts", MO by default, and "significant when a WEEKLY'
    ' \'RRULE\' has an interval greater than 1, and a BYDAY rule part is specified", so {start} lies in the week from'
    " {begin} {week}, from which INTERVAL counts; libical counts from the week before. The start is no date of the"
    " rule, for which 3.8.5.3 calls the set undefined; these are the dates of the rule by itself."
)
SAME_DAY_TWICE = (
    'dateutil. 3.3.10: BYSETPOS is "the nth occurrence within the set of recurrence instances"; in a year of 365 days'
    " 365 and -1 are one day, thus one instance of the set and its last; libical counts it twice and finds no last."
)

if __name__ == "__main__":
    for rule, spans in CASES:
        for first, last in spans:
            start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
            dates, libical, note = decided(rule, start, end)
            other = "=" if libical == dates and not note else " ".join(map(str, libical))
            print(rule, first, last, " ".join(map(str, dates)), other, note, sep="\t")
