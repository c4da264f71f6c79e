"""The child process that reads a file: what it loads before it starts, as every step on Upload waits for it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
HEAVY = ("duckdb", "openpyxl", "pandas", "streamlit", "warehouse")


def test_child_starts_without_what_most_files_do_not_need():
    asked = f"import sys, etl.readers.child; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
