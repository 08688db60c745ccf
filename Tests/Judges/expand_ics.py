"""When somebody is busy by iCalendar files, as recurring-ical-events expands them.

    expand_ics.py ZONE FROM TO FILE...

Prints a JSON object by file: {"busy": [[from, to], ...]} in minutes since 1970 UTC, merged and cut to the days from FROM up
to and with TO in ZONE, whose clock shows whole days and floating times; {"days": [[first, last], ...]} for whole-day
events of any transparency; or {"refused": why}. Cancelled events never count, and those shown as free are not busy.
"""

import datetime as dt
import json
import sys
import warnings
import zoneinfo

import icalendar
import recurring_ical_events

warnings.simplefilter("ignore")


def instant(value, zone):
    """Seconds since 1970 UTC of a date or a time."""
    if not isinstance(value, dt.datetime):
        value = dt.datetime(value.year, value.month, value.day)
    if value.tzinfo is None:
        value = value.replace(tzinfo=zone)
    return value.timestamp()


def is_free(event):
    """Whether an event is shown as free: what Outlook says, else TRANSP."""
    status = str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper()
    if status:
        return status in ("FREE", "WORKINGELSEWHERE")
    return str(event.get("TRANSP", "")).upper() == "TRANSPARENT"


def expand(path, zone, first, last):
    with open(path, "rb") as file:
        calendars = icalendar.Calendar.from_ical(file.read(), multiple=True)
    low, high = instant(first, zone), instant(last + dt.timedelta(days=1), zone)
    busy, days = [], []
    for calendar in calendars:
        # Two days more on both sides: the library cuts by clocks of its own.
        found = recurring_ical_events.of(calendar).between(
            first - dt.timedelta(days=2), last + dt.timedelta(days=3))
        for event in found:
            if str(event.get("STATUS", "")).upper() == "CANCELLED":
                continue
            start, end = event.start, event.end
            if not isinstance(start, dt.datetime):
                end = max(end, start + dt.timedelta(days=1))
                one, other = max(start, first), min(end - dt.timedelta(days=1), last)
                if one <= other:
                    days.append([str(start), str(end - dt.timedelta(days=1))])
            if not is_free(event):
                begin, finish = max(instant(start, zone), low), min(instant(end, zone), high)
                if begin < finish:
                    busy.append([int(begin // 60), int(-(-finish // 60))])
    merged = []
    for begin, finish in sorted(busy):
        if merged and begin <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], finish)
        else:
            merged.append([begin, finish])
    return {"busy": merged, "days": sorted(days)}


def main():
    zone = zoneinfo.ZoneInfo(sys.argv[1])
    first, last = dt.date.fromisoformat(sys.argv[2]), dt.date.fromisoformat(sys.argv[3])
    result = {}
    for path in sys.argv[4:]:
        try:
            result[path] = expand(path, zone, first, last)
        except Exception as error:  # noqa: BLE001: whatever it throws is its verdict
            result[path] = {"refused": f"{type(error).__name__}: {error}"}
    json.dump(result, sys.stdout)


main()
