"""What a new version of the dashboard brings along, put ready for a person to look at: never loaded unseen."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path

import warehouse
from etl import drafts
from etl.check.problem import Sheeted
from etl.cli import bundled
from etl.cli.bundled import BY, Bundled, offered_path
from etl.datasets import DATASETS
from etl.intake.reading import read
from etl.load import check_file
from etl.readers.process.document import Sheet
from etl.sql import quoted
from etl.store import batches
from etl.store.batches import Batch
from warehouse import Workbench

_SHEETS = ("xlsx", "csv")
"""Kinds of which rows are compared; a file of another kind is complete in itself and is offered as a whole."""


def offer() -> list[drafts.Draft]:
    """Put ready what this version brings and is not loaded: a file that was mended, or one that never came.

    Not what was taken out, not what was offered before, and nothing where the first start loaded nothing.
    """
    every, offered, made = batches.all_batches(), _offered(), []
    for one in (one for files in bundled.ROUNDS for one in files):
        sha256 = warehouse.sha256_of(one.path)
        if sha256 in offered or any(b.manifest["sha256"] == sha256 for b in every) or not _is_wanted(one, every):
            continue
        made += _put_ready(one, every)
        offered.append(sha256)
        _remember(offered)
    if not offered_path().exists():
        _remember(offered)
    return made


def _is_wanted(one: Bundled, every: list[Batch]) -> bool:
    """Does the earlier version count now? Of a file that never came: do the others that came along?"""
    brought = [b for b in every if b.manifest["loaded_by"] == BY]
    earlier = [b for b in brought if b.manifest["file"] == one.path.name]
    alike = [b for b in brought if b.manifest["is_fictional"] == one.is_fictional]
    return any(b.counts for b in earlier or alike or brought)


def _put_ready(one: Bundled, every: list[Batch]) -> list[drafts.Draft]:
    earlier = [b for b in every if b.manifest["file"] == one.path.name and b.counts]
    rows, gone = _compare(earlier[-1], one.path) if earlier else ({}, 0)
    if rows and not any(rows.values()):
        return []  # the same rows in other bytes
    note = f"Komt mee met deze versie van het dashboard: {one.reason.removeprefix('meegeleverd: ')}."
    if earlier:
        note += f" Een eerdere versie ervan is geladen ({earlier[-1].id})."
    if rows:
        note += " Alleen de regels die sindsdien zijn veranderd, staan klaar."
    if gone:
        note += f" {gone} {'regel is' if gone == 1 else 'regels zijn'} eruit gehaald; in uw gegevens blijven die staan."
    draft = drafts.put(one.path.read_bytes(), one.path.name, BY, note=note, fictional=one.is_fictional)
    return [drafts.decide(draft.id, lambda choices: replace(choices, rows=rows))]


def _compare(earlier: Batch, path: Path) -> tuple[dict[str, tuple[int, ...]], int]:
    """Per sheet the rows that the earlier version did not have, and how many rows of it are gone.

    A sheet with other columns than before is not among them, and then all its rows are put ready.
    """
    rows: dict[str, tuple[int, ...]] = {}
    gone = 0
    with tempfile.TemporaryDirectory(prefix="vgg-") as text:
        old, new = Path(text) / "old", Path(text) / "new"
        old.mkdir()
        new.mkdir()
        before = read(batches.original_of(earlier.manifest["sha256"]), name=path.name, into=old)
        now = read(path, into=new)
        if now.kind not in _SHEETS:
            return {}, 0
        was = {sheet.name: sheet for sheet in before.sheets}
        about = {one.sheet: one for one in check_file(path).sheets if one.dataset}
        with warehouse.scratch(Path(text)) as bench:
            for sheet in (sheet for sheet in now.sheets if sheet.name in was and sheet.name in about):
                differ = _only_in(bench, sheet, was[sheet.name], sheet.columns)
                if was[sheet.name].columns == sheet.columns and about[sheet.name].header_row not in differ:
                    rows[sheet.name] = differ
                    gone += len(_only_in(bench, was[sheet.name], sheet, _key_letters(about[sheet.name])))
    return rows, gone


def _only_in(bench: Workbench, sheet: Sheet, other: Sheet, columns: tuple[str, ...]) -> tuple[int, ...]:
    """The rows of a sheet that the other does not have, by what stands in these columns."""
    alike = " AND ".join(f"other.{column} IS NOT DISTINCT FROM mine.{column}" for column in columns)
    mine, its = (f"read_parquet({quoted(one.rows.as_posix())})" for one in (sheet, other))
    found = bench.rows(
        f"SELECT _row FROM {mine} AS mine WHERE NOT EXISTS (SELECT 1 FROM {its} AS other WHERE {alike}) ORDER BY _row"
    )
    return tuple(row for (row,) in found)


def _key_letters(sheet: Sheeted) -> tuple[str, ...]:
    """The columns of a sheet that say which row is which."""
    key = DATASETS[sheet.dataset].key
    return tuple(heading.letter for heading in sheet.headings if heading.column in key)


def _offered() -> list[str]:
    found: list[str] = json.loads(offered_path().read_text(encoding="utf-8")) if offered_path().exists() else []
    return found


def _remember(offered: list[str]) -> None:
    offered_path().parent.mkdir(parents=True, exist_ok=True)
    warehouse.write_safely(offered_path(), json.dumps(offered))
