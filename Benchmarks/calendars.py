#!/usr/bin/env python3
"""Races the writer of calendars against a C program that makes the same file with libical alone, whole processes.

Usage: calendars.py ENTENTE CALENDAR-BENCHMARK [--events 100000] [--runs 9]

peer.c is built with cc and pkg-config. Both files must hold the same properties, event by event and line by line once
the folds are taken out, else the race is not run and the end is 1. The runs take turns; printed are the medians in
seconds, the peak memory in MiB, and how many times as long ours takes (target: at most 1.5). Then a workspace with as
many meetings is published as a whole (target: 5 s and 500 MiB).
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent


def content(path):
    """The lines before the first event, and each event's lines, sorted."""
    lines = path.read_bytes().replace(b"\r\n ", b"").split(b"\r\n")
    starts = [number for number, line in enumerate(lines) if line == b"BEGIN:VEVENT"]
    ends = starts[1:] + [len(lines) - 2]
    return lines[:starts[0]], sorted(b"\n".join(lines[start:end]) for start, end in zip(starts, ends))


def run(command):
    """Seconds and MiB of a whole process."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def write_workspace(folder, events):
    """Weekly meetings of five years, 2,610 a programme."""
    (folder / "programmes").mkdir()
    (folder / "entente.yaml").write_text("entente: 1\nprogrammes: [programmes/*.yaml]\nuid-domain: calendar.example\n")
    for number in range(-(-events // 2610)):
        lines = [
            f"programme: p{number}", f"title: Partnership {number}", "currency: USD",
            "term: { from: 2024-01-01, length: 60 months }", "parties:",
            "  home: { name: Home, time-zone: America/Lima, business-centre: PE }", "meetings:"]
        for series in range(10):
            day = ("monday", "tuesday", "wednesday", "thursday", "friday")[series % 5]
            lines += [f"  weekly-{series}: {{ title: Weekly {series}, every: week, day: {day}, time: \"{8 + series:02}:00\","
                      " duration: 60 minutes, calendar: technical-sync }"]
        (folder / f"programmes/p{number}.yaml").write_text("\n".join(lines) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entente", type=os.path.abspath)
    parser.add_argument("benchmark", type=os.path.abspath)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory(prefix="entente-calendar.") as name:
        folder = pathlib.Path(name)
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libical"], capture_output=True, text=True,
                               check=True).stdout.split()
        subprocess.run(["cc", "-O2", "-Wall", "-o", folder / "peer", HERE / "Calendar/peer.c", *flags], check=True)
        commands = {
            "CalendarWriter": [options.benchmark, "write", str(options.events), str(folder / "ours.ics")],
            "libical alone": [str(folder / "peer"), str(options.events), str(folder / "peer.ics")]}
        for command in commands.values():
            run(command)
        ours, peer = content(folder / "ours.ics"), content(folder / "peer.ics")
        if ours != peer:
            differing = [pair for pair in zip(ours[1], peer[1]) if pair[0] != pair[1]][:1]
            sys.exit(f"the files differ: {ours[0]} and {peer[0]}, {differing}" if ours[0] != peer[0]
                     else f"the events differ: {differing}")
        results = {who: [] for who in commands}
        for _ in range(options.runs):
            for who, command in commands.items():
                results[who].append(run(command))
        medians = {}
        print(f"{options.events} events, {options.runs} runs, the same lines in both files")
        for who, runs in results.items():
            medians[who] = statistics.median(seconds for seconds, _ in runs)
            print(f"{who:16} {medians[who]:7.3f} s  {max(memory for _, memory in runs):6.0f} MiB")
        ratio = medians["CalendarWriter"] / medians["libical alone"]
        print(f"{ratio:.2f} times libical alone (target: at most 1.5)")
        failed |= ratio > 1.5
        write_workspace(folder, options.events)
        seconds, memory = run([options.entente, "publish", "--workspace", name])
        written = (folder / "calendars/all.ics").read_bytes().count(b"BEGIN:VEVENT")
        print(f"publish of {written} events: {seconds:.2f} s, {memory:.0f} MiB (target: 5 s, 500 MiB)")
        failed |= seconds > 5 or memory > 500 or written < options.events
    sys.exit(failed)


main()
