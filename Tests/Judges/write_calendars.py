"""Writes calendars with three libraries, so that a judge of calendars is tried on what real programs write.

    python3 write_calendars.py FOLDER

Each file is named after its library and what is in it. All are conformant: what a library leaves to its user (UID,
DTSTAMP, PRODID, VTIMEZONE) is given.
"""

import datetime as dt
import pathlib
import sys
import zoneinfo

import icalendar
import vobject
from dateutil import tz
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event
from ical.todo import Todo
from ical.types import Recur

STAMP = dt.datetime(2025, 1, 1, tzinfo=dt.timezone.utc)
START = dt.datetime(2025, 3, 3, 9, tzinfo=dt.timezone.utc)
HOUR = dt.timedelta(hours=1)


def with_icalendar(folder, name, *components, zone=False):
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Example//icalendar//EN")
    for component in components:
        calendar.add_component(component)
    if zone:
        calendar.add_missing_timezones(dt.date(2020, 1, 1), dt.date(2030, 1, 1))
    (folder / f"icalendar-{name}.ics").write_bytes(calendar.to_ical())


class Several(tuple):
    """The values of a property that stands several times."""


def component(kind, **values):
    made = kind()
    made.add("uid", "1@example.com")
    made.add("dtstamp", STAMP)
    for key, value in values.items():
        for single in value if isinstance(value, Several) else (value,):
            made.add(key.replace("_", "-"), single)
    return made


def event(**values):
    return component(icalendar.Event, **{"dtstart": START, "dtend": START + HOUR, "summary": "Review", **values})


def write_icalendar(folder):
    lima = START.replace(tzinfo=zoneinfo.ZoneInfo("America/Lima"))
    london = START.replace(tzinfo=zoneinfo.ZoneInfo("Europe/London"))
    with_icalendar(folder, "event", event())
    with_icalendar(folder, "escapes", event(summary="a, b; c \\ d\ne", description="x" * 300, location="Lima, Perú"))
    with_icalendar(folder, "unicode", event(summary="Réunion 会議 👩‍👩‍👧 " * 20))
    with_icalendar(folder, "whole-days", event(dtstart=dt.date(2025, 3, 3), dtend=dt.date(2025, 3, 5)))
    with_icalendar(folder, "zone-fixed", event(dtstart=lima, dtend=lima + HOUR), zone=True)
    with_icalendar(folder, "zone-changing", event(dtstart=london, dtend=london + HOUR), zone=True)
    with_icalendar(folder, "weekly", event(rrule={"freq": "weekly", "byday": ["MO", "TH"], "count": 12}))
    with_icalendar(folder, "until", event(rrule={"freq": "daily", "until": START + 9 * dt.timedelta(days=1)}))
    with_icalendar(folder, "exdates", event(rrule={"freq": "daily", "count": 9},
                                            exdate=[START + dt.timedelta(days=1), START + dt.timedelta(days=2)]))
    with_icalendar(folder, "categories", event(categories=["a,b", "c;d", "plain"]))
    with_icalendar(folder, "geo", event(geo=(-12.046, -77.043), priority=1, url="https://example.com/?a=1,2"))
    attendee = icalendar.vCalAddress("mailto:ana@example.com")
    attendee.params["cn"] = icalendar.vText('Ana "A" Ruiz, Lima; Peru')
    attendee.params["role"] = icalendar.vText("REQ-PARTICIPANT")
    with_icalendar(folder, "attendees", event(attendee=Several((attendee, "mailto:b@example.com")), organizer="mailto:c@example.com"))
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", "Soon")
    alarm.add("trigger", -dt.timedelta(minutes=15))
    alarmed = event()
    alarmed.add_component(alarm)
    with_icalendar(folder, "alarm", alarmed)
    absolute = icalendar.Alarm()
    absolute.add("action", "AUDIO")
    absolute.add("trigger", START, parameters={"VALUE": "DATE-TIME"})
    rung = event()
    rung.add_component(absolute)
    with_icalendar(folder, "alarm-absolute", rung)
    with_icalendar(folder, "task", component(icalendar.Todo, dtstart=START, due=START + HOUR, status="NEEDS-ACTION",
                                             percent_complete=10))
    with_icalendar(folder, "journal", component(icalendar.Journal, dtstart=dt.date(2025, 3, 3), description=Several(("a", "b"))))
    with_icalendar(folder, "freebusy", component(icalendar.FreeBusy, dtstart=START, dtend=START + HOUR,
                                                 freebusy=(START, HOUR)))
    changed = event(dtstart=START + dt.timedelta(days=1, hours=2), dtend=START + dt.timedelta(days=1, hours=3),
                    recurrence_id=START + dt.timedelta(days=1))
    with_icalendar(folder, "override", event(rrule={"freq": "daily", "count": 9}), changed)
    with_icalendar(folder, "duration", component(icalendar.Event, dtstart=START, duration=dt.timedelta(days=1, minutes=5)))


def write_ical(folder):
    def write(name, *items):
        calendar = Calendar()
        calendar.prodid = "-//Example//ical//EN"
        for item in items:
            (calendar.todos if isinstance(item, Todo) else calendar.events).append(item)
        text = IcsCalendarStream.calendar_to_ics(calendar)
        # The library leaves line ends to whoever writes the file.
        (folder / f"ical-{name}.ics").write_bytes(text.replace("\r\n", "\n").replace("\n", "\r\n").encode() + b"\r\n")

    common = {"uid": "1@example.com", "dtstamp": STAMP}
    write("event", Event(**common, summary="Review, with; marks", dtstart=START, dtend=START + HOUR))
    write("whole-days", Event(**common, summary="Fair", dtstart=dt.date(2025, 3, 3), dtend=dt.date(2025, 3, 4)))
    write("monthly", Event(**common, summary="Month", dtstart=START, dtend=START + HOUR,
                           rrule=Recur.from_rrule("FREQ=MONTHLY;BYDAY=1MO;COUNT=6")))
    write("long-text", Event(**common, summary="ñ" * 200, description="line\nline", dtstart=START, dtend=START + HOUR))
    write("task", Todo(**common, summary="Write", due=START))


def write_vobject(folder):
    def write(name, zone, **values):
        calendar = vobject.iCalendar()
        calendar.add("prodid").value = "-//Example//vobject//EN"
        made = calendar.add("vevent")
        start = START.replace(tzinfo=zone)
        for key, value in {"uid": "1@example.com", "dtstamp": STAMP.replace(tzinfo=tz.UTC), "dtstart": start,
                           "dtend": start + HOUR, "summary": "Review", **values}.items():
            made.add(key.replace("_", "-")).value = value
        (folder / f"vobject-{name}.ics").write_bytes(calendar.serialize().encode())

    write("event", tz.UTC)
    write("escapes", tz.UTC, summary="a, b; c \\ d\ne", description="é" * 100)
    write("zone", tz.gettz("Europe/Madrid"))
    write("recurring", tz.gettz("America/New_York"), rrule="FREQ=WEEKLY;BYDAY=MO;COUNT=4")


def main():
    folder = pathlib.Path(sys.argv[1])
    write_icalendar(folder)
    write_ical(folder)
    write_vobject(folder)


if __name__ == "__main__":
    main()
