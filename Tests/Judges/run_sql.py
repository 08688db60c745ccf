"""Runs SQL on an SQLite file with Python's own SQLite, and prints the rows of each statement as JSON.

    run_sql.py FILE SQL...
"""

import json
import sqlite3
import sys

with sqlite3.connect(sys.argv[1], isolation_level=None) as database:
    print(json.dumps([[list(row) for row in database.execute(sql)] for sql in sys.argv[2:]]))
database.close()
