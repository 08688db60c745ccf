#!/usr/bin/env python3
"""Times the building of packs beside Jinja2 and pandoc in the same run.

Usage: packs.py ENTENTE

A workspace is filled with a year of data (packs_workspace.py). A QBR is built from its journal as Markdown with three
pictures, again where nothing changed, and as one HTML file; Jinja2 makes a plainer one of the same figures from `pack data`,
which is written to a file before and not timed, and pandoc makes HTML of the Markdown, as Quarto does. Then every pack of a year
is built in a workspace of 18 programmes: 1,008 packs. Whole processes, medians of seven in milliseconds and peaks in MiB.
Targets: 150 ms for the QBR; 20 s and 200 MiB for the 1,000 packs. Ends with 1 where one is missed.
"""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import packs_workspace

HERE = pathlib.Path(__file__).resolve().parent
DAY = packs_workspace.DAY
PROGRAMMES = 18


def run(command, folder):
    """Seconds and MiB of a whole process."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} ended with {process.returncode}")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def measure(name, command, folder, before=lambda: None):
    figures = []
    for _ in range(8):
        before()
        figures.append(run(command, folder))
    # The first warms the disk's cache.
    seconds = statistics.median(figure[0] for figure in figures[1:])
    print(f"{name:<48}{seconds * 1000:9.1f} ms{max(figure[1] for figure in figures):9.1f} MiB", flush=True)
    return seconds


def one(entente, folder):
    """A QBR with a year of data; whether the target is missed."""
    workspace = packs_workspace.make(entente, folder)
    build = [entente, "pack", "build", "qbr/Y2-Q4", "--as-of", DAY]

    def forget():
        for part in ("packs", ".entente/packs"):
            shutil.rmtree(workspace / part, ignore_errors=True)

    seconds = measure("entente pack build, with three pictures", build, workspace, forget)
    measure("entente pack build, nothing changed", build, workspace)
    measure("entente pack build --to html", build + ["--to", "html"], workspace, forget)
    view = subprocess.run([entente, "pack", "data", "qbr/Y2-Q4", "--as-of", DAY, "--format", "json"], cwd=workspace,
                          capture_output=True, check=True).stdout
    (workspace / "view.json").write_bytes(view)
    if not json.loads(view)["funds"]:
        sys.exit("the view holds no funds")
    measure("Jinja2, from the view as JSON", [sys.executable, HERE / "packs_jinja.py", "view.json", "jinja.md"],
            workspace)
    if shutil.which("pandoc"):
        measure("pandoc, Markdown to one HTML file",
                ["pandoc", "--standalone", "--self-contained", "--resource-path=packs/qbr", "--metadata=title:QBR",
                 "--from=gfm", "packs/qbr/Y2-Q4.md", "--output=pandoc.html"], workspace)
    else:
        print("pandoc is not installed")
    return seconds > 0.15


def many(entente, folder):
    """Every pack of a year of many programmes; whether a target is missed."""
    workspace = packs_workspace.make(entente, folder, programmes=PROGRAMMES)
    build = [entente, "pack", "build", "--all", "--from", "2024-07-01", "--to", "2025-06-30", "--as-of", DAY]
    seconds, memory = run(build, workspace)
    built = len(list(workspace.glob("packs/**/*.md")))
    again, _ = run(build, workspace)
    print(f"{built} packs of {PROGRAMMES} programmes: {seconds:.1f} s, {memory:.0f} MiB; nothing changed: {again:.1f} s")
    return built < 1000 or seconds > 20 or memory > 200


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    entente = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="entente-packs.") as name:
        folder = pathlib.Path(name)
        missed = [one(entente, folder / "one"), many(entente, folder / "many")]
    sys.exit(any(missed))


main()
