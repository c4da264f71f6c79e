"""What no workbook can hold is refused before it is stored, in every format; UTF-16 is read without its mark too."""

import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from audit_files import booking, xaf
from openpyxl import Workbook
from tables import rows

from etl.enter import enter
from etl.errors import UnreadableFile
from etl.load import load

HEAD = ("Gemeente", "Gemeentecode", "Inwoners")
ROW = ("Pekela", "GM0765", "12236")


def csv_of(name):
    return ";".join(HEAD) + "\n" + ";".join((name, *ROW[1:])) + "\n"


def workbook(path, name):
    book = Workbook()
    book.active.title = "Gemeenten"
    book.active.append(HEAD)
    book.active.append(("NAAM", *ROW[1:]))
    book.save(path)
    with zipfile.ZipFile(path) as package:
        parts = {n: package.read(n) for n in package.namelist()}
    escaped = "".join(f"_x{ord(c):04X}_" if ord(c) < 32 else c for c in name).encode()
    with zipfile.ZipFile(path, "w") as package:
        for n, data in parts.items():
            package.writestr(n, data.replace(b"NAAM", escaped))
    return path


def as_csv(path, name):
    path.write_text(csv_of(name), encoding="utf-8")


def as_parquet(path, name):
    values = dict(zip(HEAD, ([name], [ROW[1]], [ROW[2]]), strict=True))
    pq.write_table(pa.table(values), path)


@pytest.mark.parametrize("make", [as_csv, workbook, as_parquet], ids=["csv", "xlsx", "parquet"])
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("Pe\x07kela", r"(cel A2|regel 2) .*teken dat er niet in hoort \(nummer 7\), bij ‘Pe·kela"),
        ("Pe\x0bkela", r"\(nummer 11\)"),
        ("P" * 40_000, "staan 40000 tekens; hoogstens 32767|meer tekst dan in een cel past"),
        ("P" * 1_000_000, "1000000 tekens; hoogstens 32767|meer tekst dan (Excel toestaat|in een cel past)"),
    ],
    ids=["bel", "regeleinde van Word", "te lang", "een miljoen"],
)
def test_a_cell_that_would_break_every_export_is_refused(store, make, name, says):
    path = store / f"Gemeenten.{ {as_csv: 'csv', workbook: 'xlsx', as_parquet: 'parquet'}[make] }"
    make(path, name)
    with pytest.raises(UnreadableFile, match=says):
        load(path)


def test_what_is_typed_and_what_is_booked_keep_the_same_rule(store):
    for text in ("Pe\x07kela", "P" * 40_000):
        with pytest.raises(UnreadableFile, match="niet te lezen"):
            enter("municipalities", [{"municipality": text, "municipality_code": ROW[1]}], by="bureau")
    path = store / "boek.xaf"
    path.write_text(xaf(booking(1, "1300", "8000", "250.00", more=f"<desc>{'x' * 40_000}</desc>")))
    with pytest.raises(UnreadableFile, match="omschrijving van 40000 tekens"):
        load(path)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_utf_16_with_or_without_a_mark_is_the_same_table(store, encoding):
    path = store / "Gemeenten.csv"
    path.write_bytes((csv_of("Súdwest-Fryslân") + "Pekela;GM0001;1\n").encode(encoding))
    outcome = load(path)
    assert outcome.problems == []
    assert ("UTF-16" in " ".join(outcome.notes)) is (encoding != "utf-16")
    assert rows("SELECT municipality FROM municipalities ORDER BY 1") == [("Pekela",), ("Súdwest-Fryslân",)]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_statement_in_utf_16_without_a_mark(store, encoding):
    text = ":20:X\n:25:NL69INGB0123456789\n:60F:C240101EUR1,00\n:61:240102C2,00NTRF\n:62F:C240102EUR3,00\n-\n"
    (store / "a.sta").write_bytes(text.encode(encoding))
    assert load(store / "a.sta").problems == []
    assert rows("SELECT amount::VARCHAR FROM bank_movements") == [("2.00",)]
