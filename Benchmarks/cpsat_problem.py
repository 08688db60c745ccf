"""What cpsat.py solves: a placement problem with all its choices, and a bound on its cost. Imported by cpsat.py only."""

import json
import time
from collections import defaultdict

import numpy

UNPLACED, MOVES, URGENCY, DISPLACEMENT = range(4)


class Problem:
    """The meetings with their choices: every start, and none."""

    def __init__(self, path):
        with open(path) as file:
            entry = json.load(file)
        self.entries = entry["meetings"]
        self.optional_cost = entry["optional_cost"]
        self.apart = entry["apart"]
        self.is_fixed = [meeting["fixed"] is not None for meeting in self.entries]
        self.required = [m["required"] if m["minutes"] else [] for m in self.entries]
        self.optional = [m["optional"] if m["minutes"] else [] for m in self.entries]
        self.neighbours = defaultdict(list)
        for first, second, days in self.apart:
            self.neighbours[first].append((second, days))
            self.neighbours[second].append((first, days))
        taken = defaultdict(list)
        for index, meeting in enumerate(self.entries):
            if self.is_fixed[index]:
                for person in self.required[index]:
                    taken[person].append((meeting["fixed"], meeting["fixed"] + meeting["minutes"]))
        self.choices = [self.choices_of(index, taken) for index in range(len(self.entries))]

    def choices_of(self, index, taken):
        """(start, day, cost) of each choice that fixed meetings leave, the cheapest first."""
        meeting = self.entries[index]

        def choice(start, day, extra):
            moved = int(meeting["published"] is not None and start != meeting["published"])
            distance = 0 if start is None else -(-abs(start - meeting["preferred"]) // 30) + extra
            return start, day, (int(start is None), moved, moved * meeting["urgency"], distance)

        if self.is_fixed[index]:
            return [choice(meeting["fixed"], meeting["fixed_day"], 0)]
        busy = [span for person in self.required[index] for span in taken[person]]
        fixed_days = [(self.entries[other]["fixed_day"], days) for other, days in self.neighbours[index]
                      if self.is_fixed[other]]
        found = {}
        for first, last, extra, day in meeting["starts"]:
            if any(abs(day - other) < days for other, days in fixed_days):
                continue
            for start in range(first, last + 1, 30):
                if not any(start < end and begin < start + meeting["minutes"] for begin, end in busy):
                    made = choice(start, day, extra)
                    if start not in found or made[2] < found[start][2]:
                        found[start] = made
        return sorted(found.values(), key=lambda c: (c[2], c[0])) + [choice(None, None, 0)]

    def clashes(self, answer):
        """How many people pairs of meetings share at one time of whom one of the two has them as optional."""
        bookings = defaultdict(list)
        for index, (start, _, _) in enumerate(answer):
            if start is not None:
                end = start + self.entries[index]["minutes"]
                for is_optional, people in enumerate((self.required[index], self.optional[index])):
                    for person in people:
                        bookings[person].append((start, end, index, is_optional))
        count = 0
        for booked in bookings.values():
            booked.sort()
            running = []
            for booking in booked:
                running = [other for other in running if other[1] > booking[0]]
                count += sum(booking[3] or other[3] for other in running)
                running.append(booking)
        return count

    def cost(self, answer):
        total = [sum(choice[2][part] for choice in answer) for part in range(4)]
        total[DISPLACEMENT] += self.optional_cost * self.clashes(answer)
        return tuple(total)

    def least(self, part):
        """What a part costs where nobody stands in anybody's way."""
        return sum(min(choice[2][part] for choice in choices) for choices in self.choices)

    def keep_least(self, part):
        """Drops the choices that would make a part cost more than that."""
        least = [min(choice[2][part] for choice in choices) for choices in self.choices]
        self.choices = [[choice for choice in choices if choice[2][part] == most]
                        for choices, most in zip(self.choices, least)]

    def none(self, index):
        """The choice of no start."""
        entry = self.entries[index]
        moved = int(entry["published"] is not None)
        return None, None, (1, moved, moved * entry["urgency"], 0)

    def standing(self, answer):
        """The minutes for which people are needed, without those of fixed meetings, which the choices leave out."""
        busy = defaultdict(set)
        for index, choice in enumerate(answer):
            if choice[0] is not None and not self.is_fixed[index]:
                for person in self.required[index]:
                    busy[person].update(range(choice[0], choice[0] + self.entries[index]["minutes"]))
        return busy

    def is_free(self, index, choice, answer, standing):
        """Whether a choice can be taken beside all that stands."""
        if choice[0] is None:
            return False
        minutes = range(choice[0], choice[0] + self.entries[index]["minutes"])
        return all(standing[person].isdisjoint(minutes) for person in self.required[index]) and all(
            answer[other][0] is None or abs(answer[other][1] - choice[1]) >= days
            for other, days in self.neighbours[index])

    def greedy(self):
        """The better of two orders: the meetings with the fewest starts first, or those that take the most of people's
        time."""
        empty = [choices[0] if is_fixed else self.none(index)
                 for index, (choices, is_fixed) in enumerate(zip(self.choices, self.is_fixed))]
        weights = (lambda i: len(self.choices[i]), lambda i: -len(self.required[i]) * self.entries[i]["minutes"])
        return min((self.inserted(self.choices, weight, empty) for weight in weights), key=self.cost)

    def inserted(self, ranked, weight, answer):
        """An answer with all that it lacks at their first free choice, published ones first."""
        answer = list(answer)
        standing = self.standing(answer)
        missing = [index for index, choice in enumerate(answer) if choice[0] is None]
        for index in sorted(missing, key=lambda i: (self.entries[i]["published"] is None, weight(i), i)):
            found = next((c for c in ranked[index] if self.is_free(index, c, answer, standing)), None)
            if found:
                answer[index] = found
                for person in self.required[index]:
                    standing[person].update(range(found[0], found[0] + self.entries[index]["minutes"]))
        return answer

    def read(self, path):
        """An answer; none for a start that the problem does not allow."""
        with open(path) as file:
            starts = json.load(file)["starts"]
        return [next((c for c in choices if c[0] == starts.get(meeting["id"])), choices[-1])
                for meeting, choices in zip(self.entries, self.choices)]


class Relaxation:
    """Every meeting takes one choice, every person is in one meeting at each moment; the latter has a price."""

    def __init__(self, problem, part):
        counts = [len(choices) for choices in problem.choices]
        self.firsts = numpy.concatenate(([0], numpy.cumsum(counts)[:-1]))
        self.counts = counts
        self.own = numpy.array([c[2][part] for choices in problem.choices for c in choices], dtype=float)
        booked = defaultdict(list)
        for index, choices in enumerate(problem.choices):
            if not problem.is_fixed[index]:
                for person in problem.required[index]:
                    booked[person].append(index)
        rows, columns, size = [], [], 0
        for person, indexes in booked.items():
            starts, ends, numbers = [], [], []
            for index in indexes:
                for position, choice in enumerate(problem.choices[index]):
                    if choice[0] is not None:
                        starts.append(choice[0])
                        ends.append(choice[0] + problem.entries[index]["minutes"])
                        numbers.append(self.firsts[index] + position)
            moments = numpy.unique(starts)
            low, high = numpy.searchsorted(moments, starts), numpy.searchsorted(moments, ends)
            length = high - low
            within = numpy.arange(length.sum()) - numpy.repeat(numpy.cumsum(length) - length, length)
            rows.append(size + numpy.repeat(low, length) + within)
            columns.append(numpy.repeat(numbers, length))
            size += len(moments)
        self.rows = numpy.concatenate([numpy.zeros(0, dtype=int), *rows]).astype(int)
        self.columns = numpy.concatenate([numpy.zeros(0, dtype=int), *columns]).astype(int)
        self.size = size

    def bound(self, target, until):
        """The best bound found, and by how much each choice would raise it."""
        prices = numpy.zeros(self.size)
        best, raises = -numpy.inf, None
        scale, stale = 1.0, 0
        for _ in range(1500):
            priced = self.own + numpy.bincount(self.columns, prices[self.rows], len(self.own))
            least = numpy.minimum.reduceat(priced, self.firsts)
            value = least.sum() - prices.sum()
            excess = priced - numpy.repeat(least, self.counts)
            if value > best + 1e-6:
                best, raises, stale = value, excess, 0
            else:
                stale += 1
                if stale == 15:
                    scale, stale = scale / 1.5, 0
            if best > target - 1 + 1e-6 or scale < 0.01 or time.perf_counter() > until:
                break
            # Equally cheap choices share a meeting's place.
            cheapest = excess < 1e-9
            share = cheapest / numpy.repeat(numpy.add.reduceat(cheapest.astype(float), self.firsts), self.counts)
            slope = numpy.bincount(self.rows, share[self.columns], self.size) - 1
            slope[(prices <= 0) & (slope < 0)] = 0
            norm = (slope ** 2).sum()
            if norm == 0:
                break
            prices = numpy.maximum(0, prices + scale * (max(target, best + 1) - value) / norm * slope)
        return best, raises
