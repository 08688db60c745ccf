#!/usr/bin/env python3
"""Replans the published portfolio of Examples after one person's week of absence, beside CP-SAT's least number of moves.

Usage: replan.py ENTENTE [--people 8] [--runs 7]

The portfolio is published as of 2025-01-01 and looked at as of 2025-03-03; of every few people the first week from April on
in which at least two published meetings need them is taken. Ours is the whole process `plan --with away.yaml`. Answers are
checked by Tests/Judges/check_placement.py; one that breaks a rule, or more moves than needed, ends with 1.
"""

import argparse
import datetime
import json
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent.parent
PUBLISHED, DAY, FIRST = "2025-01-01", "2025-03-03", datetime.date(2025, 4, 7)
EPOCH = datetime.date(1970, 1, 1)


def python(script, *arguments):
    command = [sys.executable, str(HERE / script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stdout[:2000]}{done.stderr[-2000:]}")
    return done.stdout.split()


def absences(problem, count):
    """(person, Monday, number of meetings): people spread over the list, each with the first busy week."""
    weeks = {}
    for meeting in problem["meetings"]:
        if meeting["published"] is not None:
            day = EPOCH + datetime.timedelta(days=meeting["published"] // 1440)
            monday = day - datetime.timedelta(days=day.weekday())
            for person in meeting["required"]:
                weeks.setdefault(person, {}).setdefault(monday, []).append(meeting["id"])
    found = []
    # Seats and rooms have no absences: a seat's name has slashes, a room's is no person of the workspace.
    people = [n for n, name in enumerate(problem["people"]) if "/" not in name and not name.startswith("bridge-")]
    for number in people[::max(1, len(people) // count)]:
        busy = sorted((m, len(ids)) for m, ids in weeks.get(number, {}).items() if m >= FIRST and len(ids) > 1)
        if busy:
            found.append((problem["people"][number], *busy[0]))
    return found[:count]


def away(workspace, person, monday):
    """The person's own line of the workspace with one more absence."""
    line = re.search(rf"^  {person}: .*$", workspace, re.M).group()
    week = f"{monday}/{monday + datetime.timedelta(days=4)}"
    line = line.replace("away: [", f"away: [{week}, ") if "away: [" in line else line[:-2] + f", away: [{week}] }}"
    return f"people:\n{line}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entente", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--people", type=int, default=8)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory(prefix="entente-replan.") as name:
        folder = pathlib.Path(name)
        workspace = folder / "portfolio"
        shutil.copytree(HERE / "Examples/portfolio", workspace)

        def entente(*arguments):
            start = time.perf_counter()
            done = subprocess.run([options.entente, *map(str, arguments), "--workspace", workspace],
                                  capture_output=True, text=True)
            # 1 says that some meetings have no start.
            if done.returncode not in (0, 1):
                sys.exit(done.stderr)
            return (time.perf_counter() - start) * 1000

        entente("publish", "--as-of", PUBLISHED)
        problem, answer, other = folder / "problem.json", folder / "ours.json", folder / "cpsat.json"
        entente("plan", "--as-of", DAY, "--problem", problem)
        chosen = absences(json.loads(problem.read_text()), options.people)
        text = (workspace / "entente.yaml").read_text()
        print("target: never more moves than the least, within 50 ms")
        for person, monday, count in chosen:
            change = folder / "away.yaml"
            change.write_text(away(text, person, monday))
            question = ["plan", "--as-of", DAY, "--with", change]
            time_taken = statistics.median(entente(*question) for _ in range(options.runs))
            entente(*question, "--problem", problem, "--answer", answer)
            ours = python("Tests/Judges/check_placement.py", problem, answer)[1:]
            peer = python("Benchmarks/cpsat.py", problem, "--seconds", 30, "--parts", 2, "--out", other)
            theirs = python("Tests/Judges/check_placement.py", problem, other)[1:]
            is_kept = (int(ours[0]), int(ours[1])) <= (int(theirs[0]), int(theirs[1]))
            failed |= not is_kept
            print(f"{person}, away from {monday}, {count} meetings: {time_taken:.1f} ms, {ours[1]} moves and {ours[0]} "
                  f"unplaced; CP-SAT {theirs[1]} and {theirs[0]}"
                  f"{', the least' if peer[0] == 'OPTIMAL' else ', not proven'}{'' if is_kept else '; TOO MANY'}")
    sys.exit(failed)


main()
