"""Reads exports of funds with hledger, ledger and beancount, and holds their sums against figures.

Usage: judge_ledgers.py FOLDER PLANTED

FOLDER holds CASE.hledger, CASE.ledger and CASE.beancount, and figures.tsv with lines `CASE DATE ACCOUNT+ACCOUNT AMOUNT`: what
those accounts hold together at the end of that date, in their one currency. Accounts that no line of a case names must be empty.
titles.json holds an array of arrays CASE, ID, DATE, TITLE, one for each transaction, whose description must end with the letters and
digits of the title. Every program must read each file without an error or a warning in its strictest mode. In every PLANTED-th case one figure is
changed, an assertion is changed, and a transaction is removed, and each program must refuse each; files of fewer than two
transactions of one account are left alone.

Prints a line for each difference, then the counts. Ends with 1 where there was a difference.
"""

import collections
import csv
import datetime
import decimal
import io
import json
import os
import pathlib
import random
import re
import subprocess
import sys

import beanquery
from beancount import loader
from beancount.core import data

ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8"}
PEDANTIC = 'plugin "beancount.plugins.pedantic"\n'
FORMATS = ("hledger", "ledger", "beancount")


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", env=ENVIRONMENT)
    return done.returncode, done.stdout, done.stderr


def loaded(path):
    """Entries, errors and options, as bean-check has them."""
    return loader.load_string(PEDANTIC + pathlib.Path(path).read_text(encoding="utf-8"))


def refusal(kind, path, bean=None):
    """What the program says against a file in its strictest mode; empty where it has nothing to say."""
    if kind == "hledger":
        status, _, said = run("hledger", "-f", path, "check", "-s", "ordereddates")
    elif kind == "ledger":
        status, _, said = run("ledger", "-f", path, "--pedantic", "--args-only", "bal")
    else:
        errors = (bean or loaded(path))[1]
        status, said = 0, "\n".join(error.message for error in errors)
    return said.strip() or (f"it ended with {status}" if status else "")


def of_hledger(path, date):
    end = str(date + datetime.timedelta(days=1))
    status, out, said = run("hledger", "-f", path, "bal", "--flat", "-N", "-O", "csv", "-e", end)
    rows = list(csv.reader(io.StringIO(out)))[1:]
    return {account: amount(text) for account, text in rows}, said or status


def of_ledger(path, date):
    end = str(date + datetime.timedelta(days=1))
    status, out, said = run(
        "ledger", "-f", path, "--args-only", "--strict", "bal", "--flat", "--no-total", "-e", end,
        "--format", "%(account)\t%(display_total)\n")
    rows = [line.split("\t") for line in out.splitlines() if line.strip()]
    return {account: amount(text) for account, text in rows}, said or status


def transactions(kind, path, bean):
    """Dates and descriptions by id."""
    if kind == "hledger":
        return {
            each["tcode"]: (each["tdate"], each["tdescription"])
            for each in json.loads(run("hledger", "-f", path, "print", "-O", "json")[1])
        }
    if kind == "ledger":
        form = "%(code)\t%(format_date(date, '%Y-%m-%d'))\t%(payee)\n"
        out = run("ledger", "-f", path, "--args-only", "reg", "--format", form)[1]
        rows = [line.split("\t") for line in out.split("\n") if line]
        return {row[0]: (row[1], row[2]) for row in rows}
    entries = [entry for entry in bean[0] if isinstance(entry, data.Transaction)]
    return {link: (str(entry.date), entry.narration) for entry in entries for link in entry.links if re.match(r"E\d+$", link)}


def spoken(text):
    """Letters and digits, without what stands for a control character."""
    return re.sub(r"\W", "", re.sub(r"\\u\{[0-9a-f]+\}|[\x00-\x08\x7f]", "", text))


def misread(expected, found):
    for code, (date, title) in expected.items():
        at, words = found.get(code, ("never", ""))
        if at != date or not spoken(words).endswith(spoken(title)):
            yield f"{code} of {date} for {title!r} is read as of {at}: {words!r}"
    if len(found) != len(expected):
        yield f"{len(found)} transactions, expected {len(expected)}"


def amount(text):
    number, _, currency = text.partition(" ")
    return decimal.Decimal(number) if currency or number == "0" else decimal.Decimal("NaN")


class Beancount:
    def __init__(self, entries, errors, options):
        self.connection = beanquery.connect("beancount:", entries=entries, errors=errors, options=options)

    def sums(self, date):
        query = f"SELECT account, sum(position) WHERE date <= {date} GROUP BY account"
        held = {}
        for account, inventory in self.connection.execute(query):
            amounts = [position.units.number for position in inventory]
            held[account] = sum(amounts) if len(amounts) < 2 else decimal.Decimal("NaN")
        return held, ""


def plants(kind, text, chance):
    """The text with a figure moved by one minor unit, with an assertion changed by one, and without a transaction."""
    blocks = text.split("\n\n")
    posting = re.compile(r"^(\s+\S+  )(-?[0-9.]+)( [A-Z]{3}.*)$")
    places = [i for i, block in enumerate(blocks) if re.match(r"\d{4}-\d\d-\d\d \*", block)]
    # hledger and ledger miss a transaction where a later one tells of its account.
    account = re.compile(r"^ +((?:Assets|Equity|Expenses):\S+)", re.MULTILINE)
    missed = [i for i in places if set(account.findall(blocks[i])) & set(account.findall("\n\n".join(blocks[i + 1:])))]
    if not missed:
        return
    place = chance.choice(places)
    lines = blocks[place].split("\n")
    steps = [1, -1]
    for i, line in enumerate(lines):
        if steps and (found := posting.match(line)):
            lines[i] = found[1] + shifted(found[2], steps.pop()) + found[3]
    assert not steps
    yield "a figure", "\n\n".join(blocks[:place] + ["\n".join(lines)] + blocks[place + 1:])
    assertion = re.compile(r"( balance \S+  )(-?[0-9.]+)" if kind == "beancount" else r"( = )(-?[0-9.]+)")
    found = chance.choice(list(assertion.finditer(text)))
    yield "an assertion", text[:found.start(2)] + shifted(found[2], 1) + text[found.end(2):]
    place = chance.choice(missed)
    yield "a transaction", "\n\n".join(blocks[:place] + blocks[place + 1:])


def shifted(text, step):
    number = decimal.Decimal(text)
    return str(number + step * decimal.Decimal(1).scaleb(number.as_tuple().exponent))


def main(folder, planted):
    figures = collections.defaultdict(lambda: collections.defaultdict(dict))
    with open(os.path.join(folder, "figures.tsv"), encoding="utf-8") as file:
        for line in file:
            case, date, accounts, number = line.rstrip("\n").split("\t")
            figures[case][datetime.date.fromisoformat(date)][tuple(accounts.split("+"))] = decimal.Decimal(number)
    titles = collections.defaultdict(dict)
    with open(os.path.join(folder, "titles.json"), encoding="utf-8") as file:
        for case, code, date, title in json.load(file):
            titles[case][code] = date, title
    problems, compared, found = [], 0, 0
    for index, (case, dates) in enumerate(figures.items()):
        for kind in FORMATS:
            path = os.path.join(folder, f"{case}.{kind}")
            file = loaded(path) if kind == "beancount" else None
            said = refusal(kind, path, file)
            if said:
                problems.append(f"{case}.{kind}: {said}")
                continue
            problems += [f"{case}.{kind}: {said}" for said in misread(titles[case], transactions(kind, path, file))]
            bean = Beancount(*file) if file else None
            for date, sums in dates.items():
                held, said = bean.sums(date) if bean else (of_hledger if kind == "hledger" else of_ledger)(path, date)
                if said:
                    problems.append(f"{case}.{kind} {date}: {said}")
                for accounts, number in sums.items():
                    compared += 1
                    sum_held = sum((held.get(account, decimal.Decimal(0)) for account in accounts), decimal.Decimal(0))
                    if sum_held != number:
                        problems.append(f"{case}.{kind} {date}: {'+'.join(accounts)} is {sum_held}, expected {number}")
                unknown = [account for account in held if held[account] and not any(account in key for key in sums)]
                if unknown:
                    problems.append(f"{case}.{kind} {date}: holds also {', '.join(unknown)}")
            if index % planted == 0:
                text = pathlib.Path(path).read_text(encoding="utf-8")
                for what, wrong in plants(kind, text, random.Random(index)):
                    other = os.path.join(folder, "planted." + kind)
                    pathlib.Path(other).write_text(wrong, encoding="utf-8")
                    said = refusal(kind, other)
                    if re.search(r"[Bb]alance.*(assertion|failed)|assertion", said):
                        found += 1
                    else:
                        problems.append(f"{case}.{kind}: {what} was changed, and it says '{said}'")
    for problem in problems:
        print(problem)
    print(f"{len(figures)} cases, {compared} figures, {found} planted errors found")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
