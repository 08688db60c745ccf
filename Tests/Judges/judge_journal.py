"""Judges a journal file with Python's own SQLite and SHA-256; shares no code with the program.

judge_journal.py FILE            prints a JSON object: count, last hash, balances, problems
judge_journal.py FILE tamper     tries to change what must not change, and prints what was not refused
judge_journal.py FILE sql SQL    runs statements without the triggers, as somebody with an editor for SQLite can
"""

import hashlib
import json
import sqlite3
import struct
import sys

NUMBER, ID, PROGRAMME, KIND, SUBJECT, EFFECTIVE, RECORDED, ACTOR, REASON, REFERENCE, CORRECTS, DETAILS, PREVIOUS, HASH = range(14)


def number(value):
    return b"i" + struct.pack(">q", value)


def text(value):
    if value is None:
        return b"n"
    data = value.encode()
    return b"t" + struct.pack(">q", len(data)) + data


def digest(event, postings):
    """As the documentation of EventHash says."""
    data = text("entente event 1") + number(event[NUMBER]) + text(event[ID]) + number(event[RECORDED])
    data += text(event[ACTOR]) + text(event[PROGRAMME]) + text(event[KIND]) + text(event[SUBJECT])
    data += text(event[EFFECTIVE]) + text(event[REASON]) + text(event[REFERENCE]) + text(event[CORRECTS])
    details = sorted(json.loads(event[DETAILS]).items(), key=lambda item: item[0].encode())
    data += number(len(details)) + b"".join(text(key) + text(value) for key, value in details)
    data += number(len(postings))
    for account, bucket, minor_units, currency in postings:
        data += text(account) + text(bucket) + number(minor_units) + text(currency)
    return hashlib.sha256(data + text(event[PREVIOUS])).hexdigest()


def judge(path):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    problems = [row[0] for row in database.execute("PRAGMA integrity_check") if row[0] != "ok"]
    problems += [str(row) for row in database.execute("PRAGMA foreign_key_check")]
    previous, recorded, count = "0" * 64, None, 0
    columns = "number, id, programme, kind, subject, effective, recorded, actor, reason, reference, corrects, details, previous_hash, hash"
    for event in database.execute(f"SELECT {columns} FROM event ORDER BY number").fetchall():
        count += 1
        rows = database.execute(
            "SELECT account, bucket, minor_units, currency, programme, subject, effective, recorded FROM posting "
            "WHERE event = ? ORDER BY position", (event[NUMBER],)).fetchall()
        told = (event[PROGRAMME], event[SUBJECT], event[EFFECTIVE], event[RECORDED])
        if any(row[4:] != told for row in rows):
            problems.append(f"{count}: a posting says something else than its event")
        if event[NUMBER] != count or event[PREVIOUS] != previous or (recorded is not None and event[RECORDED] < recorded):
            problems.append(f"{count}: the chain is broken")
        if event[HASH] != digest(event, [row[:4] for row in rows]):
            problems.append(f"{count}: the hash is wrong")
        previous, recorded = event[HASH], event[RECORDED]
    balances = {}
    for programme, account, bucket, currency, amount in database.execute(
            "SELECT programme, account, bucket, currency, minor_units FROM posting"):
        key = f"{programme} {account}/{bucket} {currency}"
        balances[key] = balances.get(key, 0) + amount
    return {
        "count": count, "last_hash": previous, "problems": problems,
        "balances": [f"{key} {amount}" for key, amount in sorted(balances.items()) if amount],
    }


TAMPERING = [
    "UPDATE event SET reason = 'x' WHERE number = 1",
    "UPDATE event SET number = 99 WHERE number = 1",
    "DELETE FROM event WHERE number = (SELECT max(number) FROM event)",
    "DELETE FROM event",
    "REPLACE INTO event SELECT * FROM event WHERE number = 1",
    "UPDATE OR REPLACE event SET id = (SELECT id FROM event WHERE number = 2) WHERE number = 1",
    "INSERT OR REPLACE INTO event SELECT 1 + (SELECT max(number) FROM event), id, programme, kind, subject, effective, "
    "recorded, actor, reason, reference, corrects, details, previous_hash, hash FROM event WHERE number = 1",
    "UPDATE posting SET minor_units = 0",
    "DELETE FROM posting",
    "REPLACE INTO posting SELECT event, position, programme, account, bucket, subject, effective, recorded, 7, currency "
    "FROM posting WHERE event = (SELECT max(event) FROM posting)",
    "INSERT INTO posting SELECT 1, 9, programme, account, bucket, subject, effective, recorded, 7, currency FROM posting LIMIT 1",
    "INSERT INTO event (number, id, programme, kind, effective, recorded, actor, details, previous_hash, hash) "
    "VALUES ('x', 'x', 'p', 'k', '2025-01-01', 1, 'a', '{}', '', '')",
]


def tamper(path):
    database = sqlite3.connect(path)
    allowed = []
    for sql in TAMPERING:
        try:
            database.execute(sql)
            allowed.append(sql)
        except (sqlite3.IntegrityError, sqlite3.OperationalError) as error:
            if not isinstance(error, sqlite3.IntegrityError):
                allowed.append(f"{sql}: {error}")
        database.rollback()
    return allowed


def run(path, sql):
    database = sqlite3.connect(path)
    triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        database.execute(f"DROP TRIGGER {name}")
    for statement in sql.split(";"):
        database.execute(statement)
    for _, creation in triggers:
        database.execute(creation)
    database.commit()
    database.close()


if __name__ == "__main__":
    if len(sys.argv) == 2:
        print(json.dumps(judge(sys.argv[1])))
    elif sys.argv[2] == "tamper":
        print(json.dumps(tamper(sys.argv[1])))
    else:
        run(sys.argv[1], sys.argv[3])
