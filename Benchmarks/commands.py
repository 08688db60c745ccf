#!/usr/bin/env python3
"""Times whole commands of the built program, beside a peer in the same run.

Usage: commands.py ENTENTE

Each figure is the median of several runs: wall time of the process in milliseconds, and the peak of its memory. The peer
for dates is Tests/Judges/oracle.py (dateutil, holidays and PyYAML), which works out the same dates; for reading, PyYAML on
libyaml, which only parses. Large agreements are made from the sample in three shapes of 5 MB.
"""

import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent.parent
SAMPLE = (HERE / "Examples/agreement.md").read_text()
SIZE = 5_000_000


def run(command, folder):
    """Wall milliseconds and peak MiB of one run."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        null = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(null, descriptor)
        os.chdir(folder)
        os.execvp(command[0], command)
    start = time.perf_counter()
    os.close(read)
    os.close(write)
    _, status, usage = os.wait4(child, 0)
    return (time.perf_counter() - start) * 1000, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def measure(name, command, folder, runs=7, before=None):
    figures = []
    for _ in range(runs + 1):
        if before:
            before()
        figures.append(run(command, folder))
    figures = figures[1:]  # the first warms the disk's cache
    milliseconds = statistics.median(f[0] for f in figures)
    memory = max(f[1] for f in figures)
    print(f"{name:<52}{milliseconds:>9.1f} ms{memory:>9.1f} MiB   exit {figures[0][2]}")
    return milliseconds


def rows():
    """The sample with its tables lengthened, but for those of meetings and roles: thousands of meeting series are no
    agreement, and what they cost is the size of their calendars."""
    blocks = SAMPLE.split("\n\n")
    count = SIZE * 21 // (10 * len(SAMPLE))
    lengthened = []
    for block in blocks:
        lines = block.split("\n")
        if len(lines) > 2 and lines[1].startswith("|--") and not re.search("Frequency|Role", lines[0]):
            last = lines[-1].strip("|").split("|")
            for number in range(count * (len(lines) - 2)):
                lines.append("|" + "|".join([f" {last[0].strip()} {number} "] + last[1:]) + "|")
        lengthened.append("\n".join(lines))
    return "\n\n".join(lengthened)


def main():
    entente = os.path.abspath(sys.argv[1])
    python = sys.executable
    folder = tempfile.mkdtemp(prefix="entente-bench.")
    agreement = os.path.join(folder, "agreement.md")
    shutil.copy(HERE / "Examples/agreement.md", agreement)
    workspace = os.path.join(folder, "made")

    def remove():
        shutil.rmtree(workspace, ignore_errors=True)

    print("sample agreement (target: 100 ms each)")
    measure("init --from", [entente, "init", "made", "--from", "agreement.md"], folder, before=remove)
    measure("check", [entente, "check"], workspace)
    measure("agenda, a quarter", [entente, "agenda", "--from", "2025-10-01", "--to", "2025-12-31"], workspace)
    measure("agenda, the whole term as JSON",
            [entente, "agenda", "--from", "2023-07-01", "--to", "2026-06-30", "--format", "json"], workspace)
    measure("publish", [entente, "publish"], workspace,
            before=lambda: shutil.rmtree(os.path.join(workspace, "calendars"), ignore_errors=True))
    measure("pack build", [entente, "pack", "build", "qbr/Y2-Q3", "--as-of", "2025-01-27"], workspace)
    sample = HERE / "Tests/Fixtures/sample"
    ours = measure("agenda of the hand-written sample",
                   [entente, "agenda", "--from", "2023-07-01", "--to", "2026-06-30", "--format", "csv"], sample)
    peer = measure("  the same dates with dateutil and holidays",
                   [python, str(HERE / "Tests/Judges/oracle.py"), str(sample / "entente.yaml"),
                    str(sample / "programmes/mifibra-aws.yaml")], folder, runs=3)
    print(f"  {peer / ours:.0f} times as long as ours")

    shapes = {
        "longer tables": rows(),
        "the sample, over and over": (SAMPLE * (SIZE // len(SAMPLE) + 1))[:SIZE],
        "the sample and much prose": SAMPLE + "\n\n" + "Nothing of this is a table, a field or a bullet point.\n\n" * (
            SIZE // 57),
    }
    for shape, text in shapes.items():
        print(f"\n5 MB of agreement: {shape} (target: 2 s and 200 MiB each)")
        pathlib.Path(agreement).write_text(text)
        remove()
        measure("init --from", [entente, "init", "made", "--from", "agreement.md"], folder, runs=3, before=remove)
        if not os.path.exists(workspace):
            print("  no workspace was made")
            continue
        measure("check", [entente, "check"], workspace, runs=3)
        measure("agenda", [entente, "agenda", "--from", "2025-10-01", "--to", "2025-12-31"], workspace, runs=3)
        measure("publish", [entente, "publish"], workspace, runs=3)
        programme = next(pathlib.Path(workspace, "programmes").glob("*.yaml"))
        measure("  PyYAML on libyaml, parsing the programme only",
                [python, "-c", f"import yaml; yaml.load(open({str(programme)!r}), yaml.CSafeLoader)"], folder, runs=1)
    shutil.rmtree(folder)


main()
