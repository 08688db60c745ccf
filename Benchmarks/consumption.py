#!/usr/bin/env python3
"""Races `consumption import` of a FOCUS file against Python's csv module, which reads the same columns and sums the same keys.

Usage: consumption.py ENTENTE [ROWS]      (1000000 unless given)

The file has all 54 columns of FOCUS 1.2, about 645 bytes a row. Python sums with Decimal, exact as ours is, and must come to
the same figures. Printed are seconds and the peak memory in MiB of whole processes, the median of three. Targets for
1,000,000 rows: 10 s and 200 MiB. Ends with 1 where one is missed, or where the figures differ.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
WORKSPACE = "entente: 1\nprogrammes: [programmes/*.yaml]\njournal: sqlite:entente.db\nuid-domain: spend.example\n"
PROGRAMME = """programme: alliance
title: Alliance
currency: USD
term: { from: 2024-07-01, length: 12 months }
parties:
  home: { name: Home, time-zone: America/Lima, business-centre: PE }
commitments:
  consumption: { years: [ { amount: 4000000 USD } ] }
"""
PEER = """
import csv, decimal, json, sys
decimal.getcontext().prec = 50
sums = {}
with open(sys.argv[1], newline="") as file:
    for row in csv.DictReader(file):
        key = (row["BillingPeriodStart"][:7], row["ChargePeriodStart"][:7], row["ServiceName"], row["ChargeCategory"],
               row["ChargeClass"], row["BillingCurrency"])
        sum = sums.setdefault(key, [decimal.Decimal(0), decimal.Decimal(0), 0])
        sum[0] += decimal.Decimal(row["BilledCost"])
        sum[1] += decimal.Decimal(row["EffectiveCost"])
        sum[2] += 1
print(json.dumps([list(key) + [str(sum[0]), str(sum[1]), sum[2]] for key, sum in sorted(sums.items())]))
"""


def run(command, folder):
    """Seconds and MiB of a whole process."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} ended with {process.returncode}")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def number(text):
    """Without zeros at the end, so that equal amounts have equal texts."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def same(entente, folder, file):
    subprocess.run([entente, "consumption", "import", file, "--on", "2025-08-01", "--actor", "benchmark"], cwd=folder,
                   check=True, stdout=subprocess.DEVNULL)
    shown = subprocess.run([entente, "consumption", "history", "--format", "json", "--as-of", "2025-08-01"], cwd=folder,
                           check=True, stdout=subprocess.PIPE)
    ours = sorted(
        [period["period"], line["month"], line["service"], line["category"], "Correction" if line["correction"] else "",
         line["currency"], line["billed"], line["effective"], line["rows"]]
        for period in json.loads(shown.stdout) for line in period["sums"])
    peers = json.loads(subprocess.run([sys.executable, "-c", PEER, file], check=True, stdout=subprocess.PIPE).stdout)
    return ours == [row[:6] + [number(row[6]), number(row[7]), row[8]] for row in peers]


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    entente, rows = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) == 3 else 1_000_000
    with tempfile.TemporaryDirectory(prefix="entente-consumption.") as name:
        folder = pathlib.Path(name)
        (folder / "programmes").mkdir()
        (folder / "entente.yaml").write_text(WORKSPACE)
        (folder / "programmes/alliance.yaml").write_text(PROGRAMME)
        file = str(folder / "focus.csv")
        subprocess.run([sys.executable, HERE / "focus_file.py", str(rows), file], check=True)
        print(f"{rows} rows, {os.path.getsize(file) >> 20} MiB", flush=True)
        commands = {
            "entente": [entente, "consumption", "import", file, "--on", "2025-08-01", "--actor", "benchmark", "--dry-run"],
            "Python": [sys.executable, "-c", PEER, file]}
        figures = {program: [] for program in commands}
        for _ in range(3):
            for program, command in commands.items():
                figures[program].append(run(command, folder))
        times = {program: statistics.median(seconds for seconds, _ in runs) for program, runs in figures.items()}
        memory = {program: max(size for _, size in runs) for program, runs in figures.items()}
        for program in commands:
            ratio = "" if program == "entente" else f", {times[program] / times['entente']:.1f} times as long"
            print(f"  {program:8} {times[program]:7.2f} s  {memory[program]:6.0f} MiB{ratio}")
        agrees = same(entente, folder, file)
        print(f"  the figures {'agree' if agrees else 'DIFFER'}")
        sys.exit(not agrees or memory["entente"] > 200 or times["entente"] > 10 * rows / 1_000_000 + 1)


main()
