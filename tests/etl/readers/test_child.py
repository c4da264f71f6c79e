"""The child process that reads a file: what it loads before it starts, as every step on Upload waits for it."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from etl.intake.child import Without
from etl.intake.reading import read

ROOT = Path(__file__).parents[3]
HEAVY = ("duckdb", "openpyxl", "pandas", "streamlit", "warehouse")


def test_child_starts_without_what_most_files_do_not_need():
    asked = f"import sys, etl.readers.child; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_only_what_may_be_a_workbook_loads_numpy(tmp_path):
    table, book = tmp_path / "a.csv", tmp_path / "a.xlsx"
    table.write_text("Gemeente;Aantal\nPekela;3\n", encoding="utf-8")
    book.write_bytes(b"PK\x03\x04")
    for path, absent in ((table, ("pandas", "numpy")), (book, ("pandas",))):
        assert Without(path).absent == absent
    asked = (
        "import sys; from pathlib import Path; from etl.intake.child import Without; "
        "sys.meta_path.insert(0, Without(Path(sys.argv[1]))); from etl.readers.child import main; "
        "print(main(Path(sys.argv[1]), 'a.csv', Path(sys.argv[2]), (), None), 'numpy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked, table, tmp_path], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0", "False"]


def test_a_file_with_little_but_long_text_is_checked_on_disk_too(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Overleg;Datum\n" + f"{'o' * 2_000};1-3-2024\n" * 500, encoding="utf-8")
    document = read(path, into=tmp_path)
    [sheet] = document.sheets
    assert sheet.size > 1_000_000
    assert not document.is_long
    assert replace(document, sheets=(sheet,) * 300).is_long
    assert replace(document, sheets=(replace(sheet, row_count=1_600_000, size=0),)).is_long
