"""Reads calendar files with the libraries on which calendar programs stand, and tells who refuses which.

    python3 read_calendars.py FOLDER

A line for each file and library that refuses it: file, tab, library. khal reads with icalendar, Radicale with vobject
(and writes, which validates), Home Assistant with ical; khal and Radicale expand rules with dateutil.
"""

import datetime as dt
import logging
import pathlib
import sys
import warnings

import icalendar
import vobject
from dateutil.rrule import rrulestr
from ical.calendar_stream import IcsCalendarStream

UTC = dt.timezone.utc


def with_icalendar(data):
    icalendar.Calendar.from_ical(data)


def with_vobject(data):
    for calendar in vobject.readComponents(data.decode()):
        calendar.validate(raiseException=True)


def with_ical(data):
    IcsCalendarStream.calendar_from_ics(data.decode())


def with_dateutil(data):
    """The rules of the events, each from 3 March 2025 at 9:00, on which those of the files start."""
    inside = False
    floats = b"\r\nDTSTART:20250303T090000\r\n" in data
    for line in data.decode(errors="replace").splitlines():
        if line in ("BEGIN:VEVENT", "END:VEVENT"):
            inside = line == "BEGIN:VEVENT"
        if inside and line.startswith("RRULE:"):
            rrulestr(line.removeprefix("RRULE:"), dtstart=dt.datetime(2025, 3, 3, 9, tzinfo=None if floats else UTC))


LIBRARIES = {"icalendar": with_icalendar, "vobject": with_vobject, "ical": with_ical, "dateutil": with_dateutil}


def main():
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.ics")):
        for name, read in LIBRARIES.items():
            try:
                read(path.read_bytes())
            except Exception:  # Whatever a library raises is its refusal.
                print(f"{path.name}\t{name}")


if __name__ == "__main__":
    main()
