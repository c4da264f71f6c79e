"""Random damage to a good file: never an error, never half of it saved, and said at the damaged cell."""

import io
import random
import shutil
import tempfile
import zipfile
from pathlib import Path

import pytest
from base import BASE
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from spellings import ODD
from tables import load_base

import warehouse
from etl.check.file import MOST_PROBLEMS
from etl.check.problem import UNKNOWN_NAME
from etl.datasets import DATASETS
from etl.errors import UnreadableFile
from etl.load import check_file, load
from etl.schema import DATE, PERCENT, TEXT, WHEN
from etl.store import batches
from etl.store.integrity import verify

TITLES = {dataset.title: dataset for dataset in DATASETS.values()}
ERRORS = ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "=ZOEKEN(1)")
"""Errors of Excel, and a formula of which no value was kept."""
NO_DATE = ("31-02-2023", "binnenkort", "0-0-0", "99-99-9999", "2023-13-01", 45000, "12", True, "volgend jaar")
NO_NUMBER = ("veel", "1,2,3", "1.23.4", "1e3", "0x1F", "twaalf", "--5", "12;5", "1 234 5x", "½", "٣")
seeds = st.integers(0, 2**32)
ALIKE = (UNKNOWN_NAME, "regel die dubbel is", "past niet bij een afspraak")
"""What a damaged cell can do to other rows: they name it, or are measured by it."""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("damage")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "store"))
        load_base(folder)
        yield folder


class Cells(list):
    """Cells of a workbook; too many to show when a test fails."""

    def __repr__(self):
        return f"{len(self)} cellen"


@pytest.fixture(scope="module")
def cells(store):
    """Every cell with data of the good workbook: (sheet, cell, column, may it be empty)."""
    found = Cells()
    for sheet in load_workbook(store / "test.xlsx"):
        dataset = TITLES[sheet.title]
        names = {column.heading: name for name, column in dataset.columns.items()}
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                name = names[sheet.cell(1, cell.column).value]
                column = dataset.columns[name]
                found.append((sheet.title, cell.coordinate, column, not column.required and name not in dataset.key))
    return found


def wrong(column, may_be_empty):
    """What can't be a value of a column."""
    empty = [] if may_be_empty else [None, "", "   ", "\u00a0"]
    if column.refers_to or column.values:
        return [*ERRORS, *empty, "Nergenshuizen", "0", "<b>x</b>", -1, *(["D1; D9"] if column.many else [])]
    if column.kind is TEXT:
        return [*ERRORS, *empty]
    if column.kind in (DATE, WHEN):
        return [*ERRORS, *empty, *NO_DATE]
    return [*ERRORS, *empty, *NO_NUMBER, *(["12,5%"] if column.kind is not PERCENT else [])]


def anything(dice):
    """What may be a value or not."""
    odd = (
        None,
        True,
        False,
        "=cmd|' /C calc'!A0",
        "x" * 32_767,
        "Totaal",
        "Gemeente",
        "'; DROP TABLE meetings; --",
        "%",
    )
    return dice.choice([*odd, *ODD, dice.randint(-(10**12), 10**12), dice.uniform(-1e9, 1e9), dice.random()])


def damaged(store, damage, path):
    """The good workbook with other values in some of its cells."""
    book = load_workbook(store / "test.xlsx")
    for (sheet, place), value in damage.items():
        cell = book[sheet][place]
        cell.value = value
        if value in ERRORS[:-1]:
            cell.data_type = "e"
    book.save(path)
    return path


def some(dice, cells, most):
    """Some of the cells, each once."""
    return dice.sample(cells, dice.randint(1, most))


def state():
    return (warehouse.root() / "ledger.jsonl").read_bytes(), warehouse.current(), len(batches.all_batches())


@given(seed=seeds)
@examples(12)
def test_what_is_wrong_is_said_at_its_cell_and_nothing_is_saved(store, cells, seed):
    dice = random.Random(seed)
    damage = {(sheet, place): dice.choice(wrong(*column)) for sheet, place, *column in some(dice, cells, 4)}
    before = state()
    with tempfile.TemporaryDirectory() as folder:
        outcome = load(damaged(store, damage, Path(folder) / "stuk.xlsx"))
    said = {(p.sheet, p.cell) for p in outcome.problems}
    missed = {place: value for place, value in damage.items() if place not in said}
    assert missed == {}
    rows = {(sheet, int("".join(filter(str.isdigit, place)))) for sheet, place in damage}
    elsewhere = [p for p in outcome.problems if (p.sheet, p.row) not in rows and p.kind not in ALIKE]
    assert [p.sentence for p in elsewhere] == []
    assert outcome.batch is None and state() == before


@given(seed=seeds)
@examples(6)
def test_anything_in_a_cell_is_a_value_or_a_problem(store, cells, seed):
    dice = random.Random(seed)
    damage = {(sheet, place): anything(dice) for sheet, place, *_ in some(dice, cells, 6)}
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        shutil.copytree(store / "store", Path(folder) / "store")
        patch.setenv("VGG_DATA", str(Path(folder) / "store"))
        before = state()
        outcome = load(damaged(store, damage, Path(folder) / "stuk.xlsx"), good_rows=True)
        assert len(outcome.problems) <= MOST_PROBLEMS
        if outcome.batch is None:
            assert not outcome.has_news and state()[::2] == before[::2], "geen nieuwe regel in het logboek"
        else:
            manifest = batches.all_batches()[-1].manifest
            assert sum(part["rows"] for part in manifest["parts"]) == outcome.good_rows
            with warehouse.reader() as now:
                [(new,)] = now.rows("SELECT count(*) FROM batches")
            assert new == 2


@given(seed=seeds)
@examples(30)
def test_a_csv_of_any_bytes_is_refused_or_read(store, seed):
    lines = [";".join(c.strip() for c in line.split("|")) for line in BASE["Opkomst"].strip().splitlines()]
    dice = random.Random(seed)
    good = "\r\n".join(lines).encode(dice.choice(("utf-8", "utf-8-sig", "cp1252", "utf-16")))
    content = bytearray(good)
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(content))
        content[place : place + dice.randint(0, 3)] = dice.randbytes(dice.randint(0, 4))
    before = state()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "opkomst.csv"
        path.write_bytes(bytes(content))
        try:
            outcome = check_file(path)
        except UnreadableFile as unreadable:
            assert unreadable.sentence.startswith("opkomst.csv is niet te lezen. ")
        else:
            assert outcome.problems or outcome.sheets
    assert state() == before


@given(seed=seeds)
@examples(5)
@pytest.mark.child
def test_a_workbook_of_which_bytes_are_changed_is_refused_or_read(store, seed):
    """In the process of its own, as for everybody: whatever happens there, here it is a sentence."""
    content = bytearray((store / "test.xlsx").read_bytes())
    dice = random.Random(seed)
    how = dice.choice(("bytes", "cut", "part"))
    if how == "cut":
        del content[dice.randrange(1, len(content)) :]
    elif how == "bytes":
        for _ in range(dice.randint(1, 20)):
            content[dice.randrange(len(content))] = dice.randrange(256)
    else:
        content = bytearray(with_other_part(bytes(content), dice))
    before = state()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stuk.xlsx"
        path.write_bytes(bytes(content))
        try:
            outcome = check_file(path)
        except UnreadableFile as unreadable:
            assert unreadable.sentence.startswith("stuk.xlsx is niet te lezen. ")
        else:
            assert outcome.problems or outcome.sheets
    assert state() == before
    assert verify() == []


def with_other_part(content, dice):
    """The workbook with one part cut short, doubled or full of something else."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name = dice.choice(sorted(parts))
    text = parts[name]
    place = dice.randint(0, len(text))
    parts[name] = dice.choice((text[:place], text + text, text[:place] + b"<x>" + text[place:], b"", b"\0"))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part, inside in parts.items():
            new.writestr(part, inside)
    return stream.getvalue()


def test_the_good_workbook_is_good(store):
    with tempfile.TemporaryDirectory() as folder:
        outcome = load(damaged(store, {}, Path(folder) / "goed.xlsx"))
    assert not outcome.problems and not outcome.has_news
