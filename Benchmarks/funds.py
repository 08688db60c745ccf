#!/usr/bin/env python3
"""Races `funds status` against hledger and ledger on the program's own export of the same journal.

Usage: funds.py ENTENTE [POSTINGS...]      (1000 and 100000 unless given)

A journal of so many postings is made as JSON Lines, hashes and all, and imported; the time of that says how many durable
facts a second one import takes (target: 1,000). Then each program tells what every account holds, five whole processes in
turn; printed are the medians in seconds and the peak memory in MiB. Targets: 50 times faster than hledger and 10 times
than ledger at 100,000 postings; under 0.3 s and 100 MiB at 1,000,000. Ends with 1 where one is missed.
"""

import hashlib
import json
import os
import pathlib
import statistics
import struct
import subprocess
import sys
import tempfile
import time

WORKSPACE = "entente: 1\nprogrammes: [programmes/*.yaml]\njournal: sqlite:entente.db\nuid-domain: fund.example\n"
PROGRAMME = """programme: alliance
title: Alliance
currency: PEN
term: { from: 2024-01-01, length: 60 months }
parties:
  home: { name: Home, time-zone: America/Lima, business-centre: PE }
funds:
"""
FUNDS = [f"fund-{letter}" for letter in "abcd"]
ALLOTMENT = 10_000_000_000_00


def number(value):
    return b"i" + struct.pack(">q", value)


def text(value):
    if value is None:
        return b"n"
    data = value.encode()
    return b"t" + struct.pack(">q", len(data)) + data


def digest(event, microseconds):
    """As the documentation of EventHash says."""
    data = text("entente event 1") + number(event["number"]) + text(event["id"]) + number(microseconds)
    data += b"".join(text(event[key]) for key in (
        "actor", "programme", "kind", "subject", "effective", "reason", "reference", "corrects"))
    details = sorted(event["details"].items(), key=lambda item: item[0].encode())
    data += number(len(details)) + b"".join(text(key) + text(value) for key, value in details)
    data += number(len(event["postings"]))
    for posting in event["postings"]:
        data += (text(posting["account"]) + text(posting["bucket"]) + number(posting["minor_units"])
                 + text(posting["currency"]))
    return hashlib.sha256(data + text(event["previous_hash"])).hexdigest()


def facts(postings):
    """Each fund's allotment, then requests that are drafted, submitted and approved: two postings a step that moves."""
    for fund in FUNDS:
        yield "fund.allocate", fund, "2024-01-01", {
            "amount": f"{ALLOTMENT // 100}.00", "currency": "PEN"}, [("allocated", -ALLOTMENT), ("available", ALLOTMENT)]
    left = postings - 2 * len(FUNDS)
    request = 0
    while left > 0:
        fund = FUNDS[request % len(FUNDS)]
        request += 1
        day = f"{2024 + request % 4}-{1 + request % 12:02}-{1 + request % 28:02}"
        amount = 100_00 + request % 900
        shown = {"amount": f"{amount // 100}.{amount % 100:02}", "currency": "PEN"}
        name = f"F{fund[-1].upper()}-{request}"
        yield "fund.submit", name, day, shown, [("available", -amount), ("requested", amount)], fund
        yield "fund.approve", name, day, shown, [("requested", -amount), ("committed", amount)], fund
        left -= 4


def write_journal(path, postings):
    """The number of events."""
    previous, microseconds, count = "0" * 64, 1_700_000_000_000_000, 0
    with open(path, "w") as file:
        for kind, subject, day, details, moves, *fund in facts(postings):
            count += 1
            microseconds += 1_000
            stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(microseconds // 1_000_000))
            event = {
                "number": count, "id": f"{count:026}", "recorded": f"{stamp}.{microseconds % 1_000_000:06}Z",
                "actor": "benchmark", "programme": "alliance", "kind": kind, "subject": subject, "effective": day,
                "reason": None, "reference": None, "corrects": None, "details": details,
                "postings": [{"account": fund[0] if fund else subject, "bucket": bucket, "minor_units": amount,
                              "currency": "PEN"} for bucket, amount in moves],
                "previous_hash": previous}
            event["hash"] = previous = digest(event, microseconds)
            file.write(json.dumps(event, separators=(",", ":")) + "\n")
    return count


def run(command, folder):
    """Seconds and MiB of a whole process."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{command} ended with {process.returncode}")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def race(entente, postings):
    with tempfile.TemporaryDirectory(prefix="entente-funds.") as name:
        folder = pathlib.Path(name)
        (folder / "programmes").mkdir()
        (folder / "entente.yaml").write_text(WORKSPACE)
        (folder / "programmes/alliance.yaml").write_text(
            PROGRAMME + "".join(f"  {fund}: {{ title: {fund}, amount: {ALLOTMENT // 100} PEN }}\n" for fund in FUNDS))
        events = write_journal(folder / "facts.jsonl", postings)
        seconds, _ = run([entente, "journal", "import", "facts.jsonl"], folder)
        rate = events / seconds
        print(f"{postings} postings: {events} facts imported in {seconds:.1f} s, {rate:.0f} a second", flush=True)
        commands = {"entente": [entente, "funds", "status", "--as-of", "2028-01-01"]}
        if postings <= 100_000:
            for program in ("hledger", "ledger"):
                subprocess.run([entente, "funds", "export", f"{program}.txt", "--to", program], cwd=folder, check=True)
                commands[program] = [program, "-f", f"{program}.txt", "bal"]
        figures = {program: [] for program in commands}
        for _ in range(5):
            for program, command in commands.items():
                figures[program].append(run(command, folder))
        times = {program: statistics.median(seconds for seconds, _ in runs) for program, runs in figures.items()}
        for program, runs in figures.items():
            ratio = "" if program == "entente" else f", {times[program] / times['entente']:.1f} times as long"
            print(f"  {program:8} {times[program]:7.3f} s  {max(memory for _, memory in runs):6.0f} MiB{ratio}")
        failed = rate < 1000
        if postings == 100_000:
            failed |= times["hledger"] < 50 * times["entente"] or times["ledger"] < 10 * times["entente"]
        if postings >= 1_000_000:
            failed |= times["entente"] > 0.3 or max(memory for _, memory in figures["entente"]) > 100
        return failed


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sizes = [int(size) for size in sys.argv[2:]] or [1_000, 100_000]
    sys.exit(any([race(os.path.abspath(sys.argv[1]), size) for size in sizes]))


main()
