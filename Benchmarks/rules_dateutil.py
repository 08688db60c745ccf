#!/usr/bin/env python3
"""The rules of rules.py with dateutil and holidays, as a person would write them for the years 2024 to 2028.

Prints a line `DATE RULE` for each date, in no order.
"""

from datetime import date, datetime, timedelta

import holidays
from dateutil.rrule import DAILY, FR, MO, MONTHLY, TH, TU, WE, WEEKLY, YEARLY, rrule

FIRST, LAST = datetime(2024, 1, 1), datetime(2028, 12, 31)
YEARS = range(2024, 2029)
CLOSED = set(holidays.country_holidays("PE", years=YEARS)) | set(holidays.country_holidays("LU", years=YEARS))


def is_open(day):
    return day.weekday() < 5 and day not in CLOSED


def rolled(day, step):
    while not is_open(day):
        day += timedelta(days=step)
    return day


def following(rule):
    return [rolled(day.date(), 1) for day in rule]


def preceding(rule):
    return [rolled(day.date(), -1) for day in rule]


def dates(freq, **more):
    return rrule(freq, dtstart=FIRST, until=more.pop("until", LAST), **more)


def business_days(number):
    months = {}
    for day in dates(DAILY):
        if is_open(day.date()):
            months.setdefault((day.year, day.month), []).append(day.date())
    return [days[number - 1 if number > 0 else number] for days in months.values()]


QUARTERS = (1, 4, 7, 10)
RULES = {
    "weekly": following(dates(WEEKLY, byweekday=MO)),
    "fortnightly": following(dates(WEEKLY, interval=2, byweekday=WE, until=datetime(2028, 12, 24))),
    "first-monday": following(dates(MONTHLY, byweekday=MO(1))),
    "second-tuesday": following(dates(MONTHLY, byweekday=TU(2))),
    "third-wednesday": following(dates(MONTHLY, byweekday=WE(3))),
    "third-friday": following(dates(MONTHLY, byweekday=FR(3))),
    "last-thursday": preceding(dates(MONTHLY, byweekday=TH(-1))),
    "last-friday": preceding(dates(MONTHLY, byweekday=FR(-1))),
    "quarter-tuesday": following(dates(YEARLY, bymonth=QUARTERS, byweekday=TU(3))),
    "quarter-wednesday": following(dates(YEARLY, bymonth=[m + 1 for m in QUARTERS], byweekday=WE(2))),
    "quarter-end": preceding(dates(YEARLY, bymonth=[m + 2 for m in QUARTERS], byweekday=FR(-1))),
    "first-day": business_days(1),
    "fifth-day": business_days(5),
    "last-day": business_days(-1),
    "third-last-day": business_days(-3),
    "mid-month": following(dates(MONTHLY, bymonthday=15)),
    "tenth": preceding(dates(MONTHLY, bymonthday=10)),
    "half-year": following(dates(YEARLY, bymonth=(4, 10), byweekday=TH(1))),
    "two-monthly": following(dates(MONTHLY, interval=2, byweekday=MO(2))),
    "expiry": following(dates(YEARLY, bymonth=(3, 6, 9, 12), byweekday=WE(3))),
}

for name, found in RULES.items():
    for found_day in found:
        print(date.isoformat(found_day), name)
