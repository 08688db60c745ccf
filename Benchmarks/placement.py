#!/usr/bin/env python3
"""Places portfolios of 200, 2,000 and 20,000 meetings, beside OR-tools CP-SAT on the same exported problems.

Usage: placement.py ENTENTE [--sizes 200 2000 20000] [--seeds 3] [--runs 3]

Ours is the whole process `plan --problem --answer`; its answer is checked by Tests/Judges/check_placement.py, and an answer
that breaks a rule ends the race with 1. CP-SAT gets 60 s for 200 and for 2,000 meetings, 120 s for 20,000, on two cores.
Costs are unplaced, moves, urgency and half-hours of displacement, compared in that order. The seeds are for the smallest.
"""

import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent.parent
DAY = "2025-01-01"


def python(script, *arguments, seconds=None):
    """The words that a script prints; nothing where the time is up."""
    command = [sys.executable, str(HERE / script), *map(str, arguments)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return []
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stdout[:2000]}{done.stderr[-2000:]}")
    return done.stdout.split()


def cost(words):
    return tuple(map(int, words))


def race(entente, folder, size, seed, runs):
    """One portfolio; whether ours costs no more."""
    name = folder / f"{size}-{seed}"
    problem, answer, other = (folder / f"{size}-{seed}.{kind}.json" for kind in ("problem", "ours", "cpsat"))
    python("Examples/portfolio/generate.py", "--occurrences", size, "--seed", seed, name)
    command = [entente, "plan", "--workspace", name, "--as-of", DAY, "--problem", problem, "--answer", answer]
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True)
        times.append(time.perf_counter() - start)
        # 1 says that some meetings have no start; the cost tells how many.
        if done.returncode not in (0, 1):
            sys.exit(done.stderr)
    ours = cost(python("Tests/Judges/check_placement.py", problem, answer)[1:])
    limit = 60 if size < 10_000 else 120
    words = python("Benchmarks/cpsat.py", problem, "--seconds", limit, "--out", other, seconds=2 * limit)
    print(f"{size:>7,} meetings, seed {seed}")
    print(f"  entente  {statistics.median(times):>7.2f} s   cost {ours} (target: within 2 s)")
    if not words:
        print(f"  CP-SAT   no answer within {2 * limit} s")
        return True
    theirs = cost(python("Tests/Judges/check_placement.py", problem, other)[1:])
    proven = "proven to be the least" if words[0] == "OPTIMAL" else f"at least {words[6]} half-hours are needed"
    print(f"  CP-SAT   {float(words[5]):>7.2f} s   cost {theirs}, {proven}")
    better = "the same cost" if ours == theirs else "ours is lower" if ours < theirs else "CP-SAT's is lower"
    print(f"  {better} (target: at most CP-SAT's)")
    return ours <= theirs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entente", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 2000, 20_000])
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="entente-placement.") as name:
        races = [(size, seed) for size in options.sizes
                 for seed in range(1, (options.seeds if size == min(options.sizes) else 1) + 1)]
        kept = [race(options.entente, pathlib.Path(name), size, seed, options.runs) for size, seed in races]
    print(f"ours costs at most CP-SAT's in {sum(kept)} of {len(kept)}")


main()
