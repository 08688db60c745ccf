#!/usr/bin/env python3
"""Solves a placement problem with OR-tools CP-SAT, as a peer to compare with.

Usage: cpsat.py PROBLEM.json [--seconds 60] [--workers 2] [--parts 4] [--hint ANSWER.json] [--out ANSWER.json]

Prints `STATUS UNPLACED MOVES URGENCY DISPLACEMENT SECONDS BOUND`: OPTIMAL where nothing can be better, FEASIBLE where the
time was up first; BOUND is what the first unproven part (or the last part) costs at least. The form of the files stands in
docs/placement-problem.md. A greedy answer is the first one unless --hint gives another.

The parts of the cost are minimised one after the other, each held before the next; --parts stops after so many of them.
There is a Boolean for each meeting and start, and of those that need a person at one moment at most one is taken. Before
CP-SAT gets the model, a Lagrangian bound on its relaxation removes every start that no better answer can have.
"""

import argparse
import json
import math
import time
from collections import defaultdict

from cpsat_problem import DISPLACEMENT, Problem, Relaxation
from ortools.sat.python import cp_model

# Starts above which CP-SAT first gets only the most promising ones.
MANY = 4000
# Starts above which it never gets all of them, but windows of so many meetings, so many further on each time, with so
# many starts each.
TOO_MANY = 60_000
WINDOW, STRIDE, WIDTH = 60, 40, 16
# What a window pays for a meeting that it leaves out, in half-hours.
LEFT_OUT = 3000


def by_day(choices, literals):
    """The literals of a meeting's starts by day."""
    found = defaultdict(list)
    for choice, literal in zip(choices, literals):
        if choice[0] is not None:
            found[choice[1]].append(literal)
    return found


def build(problem, choices, held):
    """A model with one literal a choice, `choices` by meeting; `held` are the parts with the most that each may cost."""
    model = cp_model.CpModel()
    literals = {index: [model.new_bool_var("") for _ in found] for index, found in choices.items()}
    bookings = defaultdict(list)
    for index in choices:
        model.add_exactly_one(literals[index])
        for is_optional, people in enumerate((problem.required[index], problem.optional[index])):
            for person in people:
                bookings[person].append((index, is_optional))

    def moments(indexes):
        """The literals of meetings that run at each moment at which one may start."""
        spans = sorted(
            (choice[0], choice[0] + problem.entries[index]["minutes"], index, literal.index, literal)
            for index in indexes for choice, literal in zip(choices[index], literals[index]) if choice[0] is not None)
        running = []
        for position, span in enumerate(spans):
            running = [other for other in running if other[1] > span[0]] + [span]
            if position + 1 == len(spans) or spans[position + 1][0] != span[0]:
                if len({other[2] for other in running}) > 1:
                    yield [(other[2], other[4]) for other in running]

    for booked in bookings.values():
        for found in moments([i for i, is_optional in booked if not is_optional and not problem.is_fixed[i]]):
            model.add_at_most_one(literal for _, literal in found)
    for first, second, days in problem.apart:
        if first not in choices or second not in choices or problem.is_fixed[first] and problem.is_fixed[second]:
            continue
        one, other = by_day(choices[first], literals[first]), by_day(choices[second], literals[second])
        # Where the second is never far before the first, all early ones stand against all late ones.
        in_order = one and other and max(one) - min(other) < days
        for day in other:
            late = [literal for d in one if d > day - days and (in_order or d < day + days) for literal in one[d]]
            early = [literal for d in other if d == day or in_order and d < day for literal in other[d]]
            if late:
                model.add_at_most_one(late + early)

    def spans_of(index):
        starts = [choice[0] for choice in choices[index] if choice[0] is not None]
        return (min(starts), max(starts) + problem.entries[index]["minutes"]) if starts else None

    def clash_terms():
        clashes = {}
        people = defaultdict(int)
        for booked in bookings.values():
            spans = sorted((*spans_of(index), index, is_optional) for index, is_optional in booked if spans_of(index))
            running = []
            required = defaultdict(list)
            for span in spans:
                running = [other for other in running if other[1] > span[0]]
                for other in running:
                    if span[3] or other[3]:
                        pair = other[2], span[2]
                        if pair not in clashes:
                            clashes[pair] = model.new_bool_var("")
                        people[pair] += 1
                        for one, two in (pair, pair[::-1]):
                            required[one].append((two, clashes[pair]))
                running.append(span)
            # Of those that need the person only one is there at a time, so that they count together.
            optional = {index for index, is_optional in booked if is_optional}
            for index in optional:
                others = {other: clash for other, clash in required[index] if other not in optional}
                for found in moments([index, *others]):
                    numbers = {number for number, _ in found}
                    if index in numbers and len(numbers) > 2:
                        model.add(sum(literal for _, literal in found)
                                  <= 1 + sum(others[number] for number in numbers if number != index))
        for pair, clash in clashes.items():
            for found in moments(pair):
                model.add(sum(literal for _, literal in found) <= 1 + clash)
        return [problem.optional_cost * people[pair] * clash for pair, clash in clashes.items()]

    def own_terms(part):
        return [choice[2][part] * literal for index, found in choices.items()
                for choice, literal in zip(found, literals[index]) if choice[2][part]]

    for part, most in held:
        model.add(sum(own_terms(part)) <= most)
    objective = own_terms(len(held))
    if len(held) == DISPLACEMENT:
        objective += clash_terms()
    model.minimize(sum(objective))
    return model, literals


class Search:
    """The parts of the cost one after the other. An answer is a list with one choice a meeting."""

    def __init__(self, problem, best, seconds, workers):
        self.problem = problem
        self.best = best
        self.until = time.perf_counter() + seconds
        self.workers = workers
        self.held = []
        self.bound = 0

    def left(self):
        return self.until - time.perf_counter()

    def take(self, answer):
        self.best = min(self.best, answer, key=self.problem.cost)

    def run(self, choices, answer, seconds):
        """Lets CP-SAT choose for some meetings: its status, the answer changed there, and its bound."""
        model, literals = build(self.problem, choices, self.held)
        for index, found in choices.items():
            for choice, literal in zip(found, literals[index]):
                model.add_hint(literal, choice == answer[index])
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = max(0.1, min(seconds, self.left()))
        solver.parameters.num_workers = self.workers
        solver.parameters.linearization_level = 2
        # The bound's prices have done what this would do, and its cost is felt in small models.
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
        solver.parameters.max_presolve_iterations = 1
        status = solver.solve(model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return status, answer, 0
        answer = list(answer)
        for index, found in choices.items():
            chosen = next(c for c, literal in zip(found, literals[index]) if solver.boolean_value(literal))
            answer[index] = chosen if chosen[0] is not None else self.problem.none(index)
        return status, answer, solver.best_objective_bound

    def minimise(self, part):
        """The least of one part, where it can be proven in time."""
        problem = self.problem
        self.bound = problem.least(part)
        if problem.cost(self.best)[part] == self.bound:
            self.held.append((part, self.bound))
            problem.keep_least(part)
            return True
        relaxation = Relaxation(problem, part)
        lower, raises = relaxation.bound(problem.cost(self.best)[part], time.perf_counter() + self.left() / 5)
        self.bound = math.ceil(lower - 1e-6)

        def within(room):
            """The choices of answers that cost no more than so much above the bound, and of the best one."""
            return {index: [choice for choice, more in zip(choices, raises[first:]) if more <= room + 1e-6
                            or choice == self.best[index]]
                    for index, (choices, first) in enumerate(zip(problem.choices, relaxation.firsts))}

        def room():
            # What is better costs at least one less.
            return problem.cost(self.best)[part] - 1 - lower

        if self.bound < problem.cost(self.best)[part] and sum(map(len, within(room()).values())) > TOO_MANY:
            ranked = [sorted(choices, key=dict(zip(choices, raises[first:])).get)
                      for choices, first in zip(problem.choices, relaxation.firsts)]
            self.sweep(ranked, [choice if is_fixed else problem.none(index) for index, (choice, is_fixed)
                                in enumerate(zip(self.best, problem.is_fixed))])
            while self.left() > 0 and self.sweep(ranked, self.best):
                pass
        shares = [0.05, 0.25]
        while self.bound < problem.cost(self.best)[part] and self.left() > 0:
            choices, seconds = within(room()), self.left()
            count = sum(map(len, choices.values()))
            if count > TOO_MANY:
                return False
            is_whole = not shares or count < MANY
            if not is_whole:
                choices, seconds = within(shares.pop(0) * room()), self.left() / 3
            status, answer, least = self.run(choices, self.best, seconds)
            self.take(answer)
            if is_whole:
                self.bound = (problem.cost(self.best)[part] if status == cp_model.OPTIMAL
                              else max(self.bound, math.ceil(least - 1e-6)))
                break
        value = problem.cost(self.best)[part]
        if self.bound < value:
            return False
        self.held.append((part, value))
        kept = within(value - lower)
        problem.choices = [kept[index] for index in range(len(problem.choices))]
        return True

    def sweep(self, ranked, answer):
        """Solves window after window of neighbouring meetings, all else standing still; whether that was better."""
        problem, before = self.problem, self.best
        order = sorted(range(len(answer)), key=lambda i: (problem.entries[i]["preferred"], i))
        for at in range(0, len(order), STRIDE):
            if self.left() <= 0:
                break
            # So that the last window is reached in time.
            seconds = min(3, 0.8 * self.left() * STRIDE / (len(order) - at))
            window = [index for index in order[at:at + WINDOW] if not problem.is_fixed[index]]
            answer = self.solve_window(window, ranked, answer, seconds)
        self.take(problem.inserted(ranked, lambda index: len(ranked[index]), answer))
        return self.best is not before

    def solve_window(self, window, ranked, answer, seconds):
        problem = self.problem
        answer = list(answer)
        before = {index: answer[index] for index in window}
        for index in window:
            answer[index] = problem.none(index)
        choices = {}
        standing = problem.standing(answer)
        for index in window:
            free = (c for c in ranked[index] if problem.is_free(index, c, answer, standing))
            choices[index] = [choice for choice, _ in zip(free, range(WIDTH))]
            if before[index][0] is not None and before[index] not in choices[index]:
                choices[index].append(before[index])
            choices[index].append((None, None, (*problem.none(index)[2][:3], LEFT_OUT)))
        starts = [choice[0] for found in choices.values() for choice in found if choice[0] is not None]
        for index, choice in enumerate(answer):
            if starts and choice[0] is not None and min(starts) - 1440 < choice[0] < max(starts) + 1440:
                choices[index] = [choice]
        return self.run(choices, [before.get(index, choice) for index, choice in enumerate(answer)], seconds)[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("problem")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--parts", type=int, default=4)
    parser.add_argument("--hint")
    parser.add_argument("--out")
    options = parser.parse_args()
    began = time.perf_counter()
    problem = Problem(options.problem)
    best = problem.read(options.hint) if options.hint else problem.greedy()
    search = Search(problem, best, options.seconds - (time.perf_counter() - began), options.workers)
    is_proven = all(search.minimise(part) for part in range(options.parts))
    print("OPTIMAL" if is_proven else "FEASIBLE", *problem.cost(search.best), f"{time.perf_counter() - began:.2f}",
          search.bound)
    if options.out:
        starts = {meeting["id"]: choice[0] for meeting, choice in zip(problem.entries, search.best)}
        with open(options.out, "w") as file:
            json.dump({"format": "entente-placement-1", "starts": starts}, file, indent=0)


main()
