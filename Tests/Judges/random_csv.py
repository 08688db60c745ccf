"""random_csv.py FOLDER COUNT: writes COUNT random CSV files, and beside each, as JSON, the rows that Python's csv module reads.

Half of them are then damaged by a byte that csv still reads, so that files nobody would write are among them."""

import csv
import io
import json
import pathlib
import random
import sys

folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
generator = random.Random(4180)
letters = list("ab \"',;\t\n|") + ["\r\n", "ñ", "漢", "👩", "=1+1", "\"\"", "  ", "0.50"]


def strict_rows(text, separator):
    rows = []
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
        if row:
            rows.append(row)
    return rows


written = 0
while written < count:
    separator = generator.choice(",;")
    buffer = io.StringIO(newline="")
    writer = csv.writer(
        buffer,
        delimiter=separator,
        lineterminator=generator.choice(["\n", "\r\n"]),
        quoting=generator.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    )
    width = generator.randint(1, 5)
    for _ in range(generator.randint(1, 8)):
        writer.writerow(["".join(generator.choices(letters, k=generator.randint(0, 6))) for _ in range(width)])
    text = buffer.getvalue()
    if generator.random() < 0.5 and text:
        at = generator.randrange(len(text))
        text = text[:at] + generator.choice(["", "x", separator, "\n"]) + text[at + 1 :]
    if generator.random() < 0.3:
        text = text.rstrip("\r\n")
    if text.startswith(("\ufeff", "sep=")):
        continue
    try:
        rows = strict_rows(text, separator)
    except csv.Error:
        continue
    # A line that holds nothing is no row here; Python has none for it either, but keeps one that is quoted.
    name = f"{written:05}{'-semicolon' if separator == ';' else ''}.csv"
    (folder / name).write_bytes(text.encode())
    (folder / f"{name}.json").write_text(json.dumps(rows))
    written += 1
