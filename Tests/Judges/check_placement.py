#!/usr/bin/env python3
"""Checks an answer to a placement problem, and says what it costs. Shares nothing with the program that made either.

Usage: check_placement.py PROBLEM.json SOLUTION.json
       check_placement.py --self-test

Prints `ok UNPLACED MOVES URGENCY DISPLACEMENT`, or one line for each broken rule and ends with 1. The form of both files,
and what each part of the cost means, stand in docs/placement-problem.md. Standard library only.
"""

import json
import sys
from collections import defaultdict


def own_cost(meeting, start):
    """Extra cost of a start and its day; None where it is not allowed."""
    if meeting["fixed"] is not None:
        if start != meeting["fixed"]:
            return None
        return 0, meeting["fixed_day"]
    found = None
    for first, last, extra, day in meeting["starts"]:
        if first <= start <= last and (start - first) % 30 == 0:
            if found is None or extra < found[0]:
                found = (extra, day)
    return found


def check(problem, starts):
    """The broken rules in words, and the cost."""
    meetings = problem["meetings"]
    broken = []
    unplaced = moves = urgency = displacement = 0
    placed = {}
    names = {meeting["id"] for meeting in meetings}
    broken += [f"{name} is no meeting of the problem" for name in starts if name not in names]
    for index, meeting in enumerate(meetings):
        start = starts.get(meeting["id"])
        if meeting["published"] is not None and start != meeting["published"]:
            moves += 1
            urgency += meeting["urgency"]
        if start is None:
            unplaced += 1
            continue
        own = own_cost(meeting, start)
        if own is None:
            broken.append(f"{meeting['id']} may not start at {start}")
            continue
        placed[index] = (start, own[1])
        displacement += -(-abs(start - meeting["preferred"]) // 30)
        if meeting["fixed"] is None:
            displacement += own[0]
    bookings = defaultdict(list)
    for index, (start, _) in placed.items():
        meeting = meetings[index]
        if meeting["minutes"] == 0:
            continue
        for person in meeting["required"]:
            bookings[person].append((start, start + meeting["minutes"], index, True))
        for person in meeting["optional"]:
            bookings[person].append((start, start + meeting["minutes"], index, False))
    for person, booked in bookings.items():
        booked.sort()
        running = []
        for booking in booked:
            running = [other for other in running if other[1] > booking[0]]
            for other in running:
                one, two = meetings[booking[2]], meetings[other[2]]
                if booking[3] and other[3]:
                    if one["fixed"] is None or two["fixed"] is None:
                        broken.append(f"{problem['people'][person]} is in {two['id']} and in {one['id']} at once")
                else:
                    displacement += problem["optional_cost"]
            running.append(booking)
    for first, second, days in problem["apart"]:
        if first in placed and second in placed:
            distance = abs(placed[first][1] - placed[second][1])
            fixed = meetings[first]["fixed"] is not None and meetings[second]["fixed"] is not None
            if distance < days and not fixed:
                broken.append(f"{meetings[first]['id']} and {meetings[second]['id']} are {distance} days apart, not {days}")
    return broken, (unplaced, moves, urgency, displacement)


def self_test():
    """Hand-made cases: 60 minutes each, one person, starts at 0, 30, … 240 of day 0."""
    def meeting(name, preferred, **more):
        return {"id": name, "minutes": 60, "preferred": preferred, "required": [0], "optional": [], "published": None,
                "urgency": 0, "fixed": None, "fixed_day": None, "starts": [[0, 240, 0, 0]], **more}

    def judge(meetings, starts, apart=()):
        return check({"people": ["p"], "optional_cost": 8, "meetings": meetings, "apart": list(apart)}, starts)

    two = [meeting("a", 0), meeting("b", 0)]
    assert judge(two, {"a": 0, "b": 60}) == ([], (0, 0, 0, 2))
    assert judge(two, {"a": 0, "b": 30})[0] == ["p is in a and in b at once"]
    assert judge(two, {"a": 0}) == ([], (1, 0, 0, 0))
    assert judge(two, {"a": 0, "b": 45})[0] == ["b may not start at 45"]
    assert judge(two, {"a": 0, "b": 60, "c": 0})[0] == ["c is no meeting of the problem"]
    optional = [meeting("a", 0), meeting("b", 0, required=[], optional=[0])]
    assert judge(optional, {"a": 0, "b": 0}) == ([], (0, 0, 0, 8))
    published = [meeting("a", 0, published=120, urgency=7)]
    assert judge(published, {"a": 120}) == ([], (0, 0, 0, 4))
    assert judge(published, {"a": 0}) == ([], (0, 1, 7, 0))
    assert judge(published, {}) == ([], (1, 1, 7, 0))
    fixed = [meeting("a", 0, fixed=0, fixed_day=0), meeting("b", 0, fixed=0, fixed_day=0)]
    assert judge(fixed, {"a": 0, "b": 0}) == ([], (0, 0, 0, 0))
    assert judge(two, {"a": 0, "b": 60}, [(0, 1, 3)])[0] == ["a and b are 0 days apart, not 3"]
    print("ok")


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1]) as file:
        problem = json.load(file)
    with open(sys.argv[2]) as file:
        solution = json.load(file)
    for text in (problem, solution):
        if text.get("format") != "entente-placement-1":
            sys.exit("not of the form entente-placement-1")
    broken, cost = check(problem, {k: v for k, v in solution["starts"].items() if v is not None})
    for line in broken:
        print(line)
    if broken:
        sys.exit(1)
    print("ok", *cost)


main()
