#!/usr/bin/env python3
"""Runs the benchmarks one after the other: whole commands, rules, placement, replanning, funds, consumption, packs, serving, writing.

Usage: bench.py ENTENTE [SCHEDULING-BENCHMARK [CALENDAR-BENCHMARK]]

With the second program, 1,250 to 10,000 programmes are expanded too; with the third, 100,000 events are written. Each benchmark runs by itself as well, with ENTENTE as
its argument. Ends with 1 where one of them failed.
"""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def main():
    if len(sys.argv) not in (2, 3, 4):
        sys.exit(__doc__)
    entente = pathlib.Path(sys.argv[1]).resolve()
    commands = [(f"{name}.py", [sys.executable, HERE / f"{name}.py", entente])
                for name in ("commands", "rules", "placement", "replan", "funds", "consumption", "packs", "server")]
    if len(sys.argv) > 2:
        commands.append(("programmes of the sample's size, expanded and adjusted (target: 10,000 in 10 s and 1 GiB)",
                         [pathlib.Path(sys.argv[2]).resolve(), "expand", "1250", "2500", "5000", "10000"]))
    if len(sys.argv) > 3:
        commands.append(("calendars.py", [sys.executable, HERE / "calendars.py", entente,
                                         pathlib.Path(sys.argv[3]).resolve()]))
    failed = []
    for name, command in commands:
        print(f"\n== {name}", flush=True)
        if subprocess.run(list(map(str, command))).returncode:
            failed.append(name)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


main()
