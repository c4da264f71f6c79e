"""A reader that looks without pause until a file appears, and says what it saw that should never be seen."""

import json
import sys
import time
from pathlib import Path

import warehouse

stop, seen, wrong, views = Path(sys.argv[1]), set(), [], 0
while not stop.exists():
    try:
        with warehouse.reader() as reader:
            # Two questions on one page: both must come from one generation, and each load is whole or absent.
            [(meetings, mark)] = reader.rows("SELECT count(*), min(title) FROM meetings")
            [(present,)] = reader.rows("SELECT count(*) FROM attendance")
            [(marks,)] = reader.rows("SELECT count(DISTINCT title) FROM meetings")
            [(linked,)] = reader.rows("SELECT count(*) FROM attendance JOIN meetings USING (meeting_id)")
            seen.add(reader.generation)
            if marks != 1 or meetings != present or linked != present or reader.notice:
                wrong.append([reader.generation, meetings, present, marks, linked, str(mark), reader.notice])
    except Exception as error:  # noqa: BLE001 - every kind of error is what this process looks for
        wrong.append([type(error).__name__, str(error)])
    views += 1
    time.sleep(0.02)
sys.stdout.write(json.dumps({"views": views, "generations": len(seen), "wrong": wrong[:5]}))
