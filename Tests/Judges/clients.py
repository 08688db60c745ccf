"""Published calendars, as real clients see them: vdirsyncer fetches them from `entente serve`, khal lists what it fetched.

    clients.py ENTENTE SCENARIO SCRATCH

ENTENTE is the program. SCENARIO is a JSON object: `workspace`, the folder of one that is copied; `subscribed`, the names of
the calendars that clients fetch, `all` among them; `steps`,
each with `name`, `day`, `edits` ({file, old, new}), `lists`, the calendars that khal lists, and `seen` (identities, each
with the time zones in which khal is asked for it). SCRATCH is a folder of the run's own.

After each step's edits its plan is asked for and it is published as of its day. Then
- what khal lists of a calendar, and what recurring-ical-events makes of every published file, is what `entente agenda` has:
  the same identities, titles, instants, and whole days where they are whole days;
- what used to take place and does not any more is shown as cancelled where it last was, for 30 days;
- the events of which vdirsyncer changed an item are those that the plan announced;
- SEQUENCE rises by 1 with start, end, status or place, and LAST-MODIFIED changes with any content, and only then.

Prints for each step what was announced, changed and shown, and `faults`, everything that is not so.

vdirsyncer's http storage drops UIDs: it names an item by a hash of its content without DTSTAMP, LAST-MODIFIED, CREATED and
UID. A changed event is therefore one item that goes and one that comes. So changed events are counted in vdirsyncer's own
local storage, the files on disk before and after, by the line `Occurrence:` that every event has in its DESCRIPTION; and the
items that came and went must be as many as its log tells of.
"""

import atexit
import collections
import concurrent.futures
import datetime as dt
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import warnings
import zoneinfo

import icalendar
import recurring_ical_events

# recurring-ical-events warns of what it deprecates in itself.
warnings.simplefilter("ignore")

BIN = pathlib.Path(sys.executable).parent
HOME_ZONE = "America/Lima"
FIRST, LAST = "2023-01-01", "2028-01-01"
DAYS_OF_CANCELLATION = 30

Shown = collections.namedtuple("Shown", "id title start end all_day")


def instant(moment):
    """A time in UTC, by ISO 8601."""
    return moment.astimezone(dt.timezone.utc).isoformat()


def identity(text):
    """The identity in a DESCRIPTION whose lines are whole."""
    found = re.search(r"^Occurrence: (\S+)$", text, re.M)
    return found[1] if found else f"no identity in {text[:80]!r}"


class Server:
    """`entente serve` on a port that the system picks, and a token for all that is subscribed."""

    def __init__(self, programs, names, scratch):
        made = programs.run(programs.entente, "feed", "add", "--name", "Clients", "--calendars", ",".join(names))
        token = made.stdout.split("/f/")[1].split("/")[0]
        with open(scratch / "server.log", "wb") as log:
            self.process = subprocess.Popen(
                [programs.entente, "serve", "--port", "0"], cwd=programs.work, env=programs.environment,
                stdout=subprocess.PIPE, stderr=log, encoding="utf-8")
        atexit.register(self.process.terminate)
        self.address = f"{self.process.stdout.readline().strip()}/f/{token}"


class Programs:
    """Runs programs in the workspace, with a home folder of the run's own."""

    def __init__(self, entente, scratch, faults):
        self.entente, self.work, self.faults = entente, scratch / "workspace", faults
        home = scratch / "home"
        home.mkdir()
        xdg = {f"XDG_{name}": str(home) for name in
               ("CONFIG_HOME", "CACHE_HOME", "DATA_HOME", "STATE_HOME", "RUNTIME_DIR")}
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8", "TZ": "UTC", **xdg}

    def run(self, *command, expected=(0,)):
        done = subprocess.run(
            command, cwd=self.work, env=self.environment, capture_output=True, encoding="utf-8", input="y\n" * 50,
            timeout=120)
        if done.returncode not in expected:
            self.faults.append(f"{command[:4]} ends with {done.returncode}: {done.stderr[-400:]}")
        return done

    def plan(self, day):
        done = self.run(self.entente, "plan", "--format", "json", "--as-of", day, "--detailed-exitcode", expected=(0, 2))
        plan = json.loads(done.stdout)
        if (done.returncode == 2) != any(plan.values()):
            self.faults.append(f"plan ends with {done.returncode} where it has {len(plan['changes'])} changes")
        return plan

    def agenda(self, calendar):
        """What takes place, by identity, and in which of the calendars that every workspace has."""
        text = self.run(self.entente, "agenda", "--calendar", calendar, "--from", FIRST, "--to", LAST,
                        "--format", "json").stdout
        held, calendars = {}, collections.defaultdict(dict)
        for entry in json.loads(text):
            if entry["status"] != "confirmed":
                continue
            times = entry["start"], entry["end"]
            times = [t[:10] if entry["all_day"] else instant(dt.datetime.fromisoformat(t)) for t in times]
            held[entry["id"]] = Shown(entry["id"], entry["title"], *times, entry["all_day"])
            calendars[entry["calendar"]][entry["id"]] = held[entry["id"]]
        return held, calendars


class Clients:
    """vdirsyncer and khal, with a folder for each calendar."""

    def __init__(self, programs, scratch, names, address):
        self.programs, self.scratch, self.names, self.vdir = programs, scratch, names, scratch / "vdir"
        self.faults = programs.faults
        sync = [f'[general]\nstatus_path = "{scratch}/status"\n']
        for name in names:
            (self.vdir / name).mkdir(parents=True)
            key = name.replace("-", "_")
            sync.append(
                f'[pair {key}]\na = "{key}_web"\nb = "{key}_here"\ncollections = null\n'
                f'[storage {key}_web]\ntype = "http"\nurl = "{address}/{name}.ics"\n'
                f'[storage {key}_here]\ntype = "filesystem"\npath = "{self.vdir / name}"\nfileext = ".ics"\n')
        self.syncer = BIN / "vdirsyncer", "-v", "DEBUG", "-c", scratch / "vdirsyncer.conf"
        self.syncer[-1].write_text("".join(sync))
        programs.run(*self.syncer, "discover")

    def items(self):
        """The bytes of each item, by calendar and file."""
        return {(path.parent.name, path.name): path.read_bytes() for path in self.vdir.glob("*/*.ics")}

    def sync(self):
        """The identities of the events of which an item changed, by calendar; and how many items came and went."""
        before = self.items()
        log = self.programs.run(*self.syncer, "sync")
        after = self.items()
        changed = collections.defaultdict(set)
        for calendar, file in before.keys() | after.keys():
            old, new = before.get((calendar, file)), after.get((calendar, file))
            if old != new:
                text = (new or old).decode().replace("\r\n", "\n").replace("\n ", "").replace("\\n", "\n")
                changed[calendar].add(identity(text))
        told = [len(re.findall(words, log.stdout + log.stderr)) for words in
                (r"Copying \((?:uploading|updating)\) item \S+ to \S+", r"Deleting item \S+ from \S+")]
        found = [len(after.keys() - before.keys()), len(before.keys() - after.keys())]
        if told != found:
            self.faults.append(f"vdirsyncer tells of {told} items that came and went, its folder of {found}")
        return changed, found

    def khal(self, calendars, zone):
        """What khal lists of calendars in a time zone: rows of (calendar, status, Shown, the start in khal's words)."""
        config = self.scratch / f"{zone.replace('/', '-')}.conf"
        if not config.exists():
            config.write_text(
                "[calendars]\n" + "".join(f"[[{n}]]\npath = {self.vdir / n}\nreadonly = True\n" for n in self.names)
                + f"[sqlite]\npath = {config}.db\n[locale]\nlocal_timezone = {zone}\ndefault_timezone = {zone}\n"
                "timeformat = %H:%M\n"
                + "".join(f"{key} = %Y-%m-%d\n" for key in ("dateformat", "longdateformat"))
                + "".join(f"{key} = %Y-%m-%d %H:%M\n" for key in ("datetimeformat", "longdatetimeformat")))
        fields = ("calendar", "status", "title", "start-long-full", "end-long-full", "all-day", "description")
        listed = self.programs.run(
            BIN / "khal", "-c", config, "list", "--once", "--day-format", "",
            *(word for name in calendars for word in ("-a", name)),
            *(word for field in fields for word in ("--json", field)), FIRST, LAST).stdout
        rows = []
        for event in (event for line in listed.splitlines() for event in json.loads(line)):
            start, end = (dt.datetime.fromisoformat(event[f"{name}-long-full"]) for name in ("start", "end"))
            all_day = event["all-day"] == "True"
            if all_day:
                times = str(start.date()), str(end.date() + dt.timedelta(days=1))
            else:
                times = [instant(moment.replace(tzinfo=zoneinfo.ZoneInfo(zone))) for moment in (start, end)]
            shown = Shown(identity(event["description"]), event["title"], *times, all_day)
            rows.append((event["calendar"], event["status"], shown, event["start-long-full"]))
        return rows


class Expectation:
    """What subscribers of one calendar ought to see, worked out from one agenda after another."""

    def __init__(self):
        self.held, self.cancelled = {}, {}

    def advance(self, day, held, everything):
        """To the agenda of that day, and the identities of all that takes place in any calendar."""
        for id, shown in self.held.items():
            # What somebody else's calendar still has was not cancelled; it is only no longer for this audience.
            if id not in everything:
                self.cancelled[id] = day, shown
        self.held = held
        self.cancelled = {
            id: (since, shown) for id, (since, shown) in self.cancelled.items()
            if id not in everything and (day - since).days < DAYS_OF_CANCELLATION}

    def visible(self):
        """The identities of all that it has."""
        return self.held.keys() | self.cancelled.keys()

    def cancelled_ones(self):
        return {shown for _, shown in self.cancelled.values()}


class Run:
    def __init__(self, entente, scenario, scratch):
        self.scenario, self.scratch, self.faults = scenario, scratch, []
        shutil.copytree(scenario["workspace"], scratch / "workspace")
        self.programs = Programs(entente, scratch, self.faults)
        self.pool = concurrent.futures.ThreadPoolExecutor(2)
        self.clients = None
        self.expected = collections.defaultdict(Expectation)
        self.parts = set()       # the calendars of which the agenda of all has at first what their own has: asked for no more
        self.expansions = {}     # by file: its bytes, and what recurring-ical-events makes of them
        self.revisions = {}      # by UID: SEQUENCE, its dates, LAST-MODIFIED, everything else

    def differ(self, what, found, expected):
        for verb, some in (("lacks", expected - found), ("has", found - expected)):
            if some:
                self.faults.append(f"{what} {verb} {len(some)}, such as {sorted(some)[0]}")

    def edit(self, file, old, new):
        path = self.programs.work / file
        text = path.read_text("utf-8")
        if text.count(old) != 1:
            raise SystemExit(f"{file} has {text.count(old)} times: {old}")
        path.write_text(text.replace(old, new), "utf-8")

    def take(self, step):
        begun, self.faults[:] = time.monotonic(), []
        for edit in step["edits"]:
            self.edit(**edit)
        day = dt.date.fromisoformat(step["day"])
        plan = self.programs.plan(step["day"])
        self.programs.run(self.programs.entente, "publish", "--as-of", step["day"], "--yes")
        again = self.pool.submit(self.programs.plan, step["day"])
        folder = self.programs.work / "calendars"
        names = sorted(path.stem for path in folder.glob("*.ics"))
        subscribed = self.scenario["subscribed"]
        agendas = {name: self.pool.submit(self.programs.agenda, name) for name in subscribed if name not in self.parts}
        self.clients = self.clients or Clients(self.programs, self.scratch, subscribed, Server(self.programs, subscribed, self.scratch).address)
        changed, items = self.clients.sync()
        everything, calendars = agendas["all"].result()
        if not self.expected:
            self.parts = {name for name in subscribed if name in calendars and agendas[name].result()[0] == calendars[name]}
        before = {name: self.expected[name].visible() for name in subscribed}
        for name in names:
            held = agendas[name].result()[0] if name in agendas else calendars[name]
            self.expected[name].advance(day, held, everything)
        if any(again.result().values()):
            self.faults.append("after publishing plan still announces something")

        zones = {HOME_ZONE} | {zone for zones in step["seen"].values() for zone in zones}
        lists = {zone: self.pool.submit(self.clients.khal, step["lists"], zone) for zone in sorted(zones)}
        for name in names:
            self.expand(name, folder / f"{name}.ics")
        self.revise(folder / "all.ics")
        self.count(plan, changed, before)
        seen = collections.defaultdict(dict)
        for zone, rows in lists.items():
            self.compare(step["lists"], zone, rows.result())
            for calendar, _, shown, text in rows.result():
                if calendar == "all" and zone in step["seen"].get(shown.id, []):
                    seen[shown.id][zone] = text
        union = set().union(*changed.values())
        return {
            "name": step["name"], "kinds": collections.Counter(change["change"] for change in plan["changes"]),
            "calendars": len(plan["calendars"]), "leaving": len(plan["leaving"]), "changed": len(union),
            "came": items[0], "went": items[1], "held": {name: len(self.expected[name].held) for name in names},
            "cancelled": {name: len(self.expected[name].cancelled) for name in names}, "seen": seen,
            "seconds": round(time.monotonic() - begun, 1), "faults": list(self.faults)}

    def compare(self, names, zone, rows):
        """khal has of every calendar what the agenda has, once."""
        for name in names:
            expected = self.expected[name]
            found = [(status == "CANCELLED", shown) for calendar, status, shown, _ in rows if calendar == name]
            what = f"khal in {zone}, calendar {name},"
            if len(found) != len(set(found)):
                self.faults.append(f"{what} has something twice")
            self.differ(what, {shown for gone, shown in found if not gone}, set(expected.held.values()))
            self.differ(f"{what} cancelled", {shown for gone, shown in found if gone}, expected.cancelled_ones())

    def expand(self, name, path):
        """recurring-ical-events has what the agenda has."""
        content = path.read_bytes()
        if self.expansions.get(name, (None,))[0] != content:
            held, cancelled = [], []
            events = recurring_ical_events.of(icalendar.Calendar.from_ical(content))
            for event in events.between(dt.date.fromisoformat(FIRST), dt.date.fromisoformat(LAST)):
                all_day = not isinstance(event.start, dt.datetime)
                times = [str(t) if all_day else instant(t) for t in (event.start, event.end)]
                shown = Shown(identity(str(event["DESCRIPTION"])), str(event["SUMMARY"]), *times, all_day)
                (cancelled if event["STATUS"] == "CANCELLED" else held).append(shown)
            self.expansions[name] = content, held, cancelled
        _, held, cancelled = self.expansions[name]
        if len(held) != len(set(held)):
            self.faults.append(f"recurring-ical-events has something twice in {name}")
        self.differ(f"recurring-ical-events, calendar {name},", set(held), set(self.expected[name].held.values()))
        self.differ(f"recurring-ical-events, calendar {name}, cancelled", set(cancelled),
                    self.expected[name].cancelled_ones())

    def revise(self, path):
        for event in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
            lines = {key: value.to_ical() for key, value in event.items()}
            uid, sequence, _ = str(event["UID"]), int(lines.pop("SEQUENCE")), lines.pop("DTSTAMP")
            modified = lines.pop("LAST-MODIFIED")
            dates = [repr(event.get(key)) for key in ("DTSTART", "DTEND", "STATUS", "LOCATION")]
            if uid in self.revisions:
                was = self.revisions[uid]
                if sequence != was[0] + (dates != was[1]):
                    self.faults.append(f"{uid}: SEQUENCE {was[0]} became {sequence}; rescheduled: {dates != was[1]}")
                if (modified != was[2]) != (lines != was[3]):
                    names = [key for key in lines.keys() | was[3].keys() if lines.get(key) != was[3].get(key)]
                    self.faults.append(f"{uid}: LAST-MODIFIED {was[2]} became {modified}; changed: {sorted(names)}")
            self.revisions[uid] = sequence, dates, modified, lines

    def count(self, plan, changed, before):
        """What vdirsyncer changed is what plan announced, in all calendars together and in each that hides nothing."""
        announced = {change["id"]: change for change in plan["changes"]}
        if len(announced) != len(plan["changes"]):
            self.faults.append("plan announces an event twice")
        union = set().union(*changed.values())
        self.differ("what vdirsyncer changed", union, announced.keys() | set(plan["leaving"]))
        # Announced for that alone, an event changes only where it comes or goes.
        unchanged = {id for id, change in announced.items() if change["fields"] == ["calendars"]}
        for name in before:
            after = self.expected[name].visible()
            expected = (announced.keys() | set(plan["leaving"])) & (before[name] | after)
            self.differ(f"what vdirsyncer changed of {name}", changed[name], expected - (unchanged & before[name] & after))


def main():
    entente, scenario, scratch = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
    scenario = json.loads(scenario.read_text("utf-8"))
    run = Run(entente, scenario, scratch)
    json.dump([run.take(step) for step in scenario["steps"]], sys.stdout, indent=1)


if __name__ == "__main__":
    main()
