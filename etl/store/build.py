"""From the batches to every table of a generation: the last word per key and column wins.

A column that a sheet does not have leaves the value as it was; an empty cell in a column that it does have
makes the value empty. A batch that is complete for a period also says which rows are gone: a word like any other,
after which a row starts anew when it is brought again. Earlier words stay readable in `value_history`.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from etl.datasets import DATASETS
from etl.errors import Explained
from etl.schema import PROVENANCE, Dataset
from etl.sql import quoted
from etl.store import batch_table, counts, value_history, view_tables
from etl.store.batches import Batch
from etl.store.value_history import Given, same_key, spoken
from metrics import dutch
from warehouse import Workbench

_PARTS = 1000
"""More parts than a batch has: the order of words is that of the batches, and within one that of its sheets."""


class NotConsistent(Explained):
    """The batches together do not make a whole; `sentences` say why, in Dutch. batches: those that miss something."""

    def __init__(self, sentences: list[str], batches: set[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences
        self.batches = batches


def declared() -> str:
    """A fingerprint of all that is declared: a generation made under another one must be made again."""
    tables = [
        [
            d.name,
            d.key,
            d.stored,
            [(r.sentence, r.condition) for r in d.rules],
            [c.required for c in d.columns.values()],
            d.dated_by,
        ]
        for d in DATASETS.values()
    ]
    return hashlib.sha256(json.dumps([tables, dutch.MACROS, view_tables.views()]).encode()).hexdigest()


def made_alike() -> dict[str, Any]:
    """What a generation must say of itself to be built on: that the same was declared when it was made."""
    return {"declared": declared()}


def made_of(batches: list[Batch]) -> dict[str, str]:
    """Per dataset a fingerprint of all that decides its table: which batches bring what to it, and in which order."""
    found = {}
    for name in DATASETS:
        said = []
        for batch in (batch for batch in batches if batch.counts):
            parts = [(n, p) for n, p in enumerate(batch.manifest["parts"]) if p["dataset"] == name]
            gone = [told for told in batch.gone if told["dataset"] == name]
            if parts or gone:
                m = batch.manifest
                said.append([batch.id, batch.position, m["file"], m["is_fictional"], parts, gone])
        found[name] = hashlib.sha256(json.dumps(said).encode()).hexdigest()
    return found


def fill(bench: Workbench, batches: list[Batch], day: date) -> frozenset[str]:
    """Make every table and view from the batches that count, as on a day. Raises NotConsistent.

    Where the bench starts from an earlier generation (`bench.holds`), only the tables that can differ from it are made
    again: those of the datasets to which other batches bring something now, those that the day decides, and the views
    that read a table that did change. Returns the names of the tables that are as they were.
    """
    active = [batch for batch in batches if batch.counts]
    wanted, held = made_of(active), bench.holds.get("made_of", {})
    changed = {name for name in DATASETS if wanted[name] != held.get(name)}
    made, large = {*changed, "batches"}, set[str]()
    batch_table.make(bench, active)
    if bench.holds.get("day") != day.isoformat():
        bench.run("CREATE OR REPLACE TABLE clock AS SELECT ?::DATE AS day", [day])
        made.add("clock")
    if value_history.begin(bench, changed):
        made.add("value_history")
    brought = {part["dataset"] for batch in active for part in batch.manifest["parts"]}
    for dataset in (DATASETS[name] for name in DATASETS if name in changed):
        _create(bench, dataset)
        if dataset.name not in brought:
            continue
        given = _gather(bench, dataset, active)
        gone = _gather_gone(bench, dataset, active)
        again = len(given) > 1 and _more_than_one(bench, dataset, "again", "gathered")
        _insert(bench, dataset, given, gone, again)
        if again:
            value_history.of_cells(bench, dataset, given)
        if gone:
            value_history.of_rows(bench, dataset)
        if again or gone:
            made.add("value_history")
        bench.run("DROP TABLE gathered; DROP TABLE gone; DROP TABLE IF EXISTS again")
        if _rows(dataset, active) > view_tables.LARGE:
            large.add(dataset.name)
            bench.settle()
    wrong = [
        orphan
        for name in sorted(brought)
        if changed & {name, *(column.refers_to for column in DATASETS[name].columns.values())}
        for orphan in _orphans(bench, DATASETS[name])
    ]
    if wrong:
        raise NotConsistent([sentence for _, sentence in wrong], {batch for batch, _ in wrong})
    if counts.count(bench, changed, brought):
        made.add("dataset_counts")
    made |= view_tables.make(bench, made, large)
    every = {*DATASETS, "value_history", "dataset_counts", "clock", *(name for name, _ in view_tables.views())}
    return frozenset(every - made)


def _rows(dataset: Dataset, active: list[Batch]) -> int:
    return sum(p["rows"] for batch in active for p in batch.manifest["parts"] if p["dataset"] == dataset.name)


def _create(bench: Workbench, dataset: Dataset) -> None:
    fields = []
    for name, column in dataset.columns.items():
        for stored in dataset.stored_of(name):
            needed = " NOT NULL" if stored == name and (column.required or name in dataset.key) else ""
            fields.append(f'"{stored}" {dataset.stored[stored]}{needed}')
    fields += ["_batch VARCHAR NOT NULL", "_file VARCHAR NOT NULL", "_sheet VARCHAR NOT NULL", "_row BIGINT NOT NULL"]
    fields.append("_is_fictional BOOLEAN NOT NULL")
    keys = ", ".join(f'"{k}"' for k in dataset.key)
    checks = "".join(f", CHECK ({rule.condition})" for rule in dataset.rules)
    bench.run(f'DROP TABLE IF EXISTS "{dataset.name}"')
    bench.run(f'CREATE TABLE "{dataset.name}" ({", ".join(fields)}, PRIMARY KEY ({keys}){checks})')


def _gather(bench: Workbench, dataset: Dataset, active: list[Batch]) -> list[Given]:
    """Every good row of every batch in one table, with its position. Returns which columns each part gave."""
    stored = dataset.stored
    bench.run(
        "CREATE TEMP TABLE gathered (_position BIGINT, "
        + ", ".join(f'"{n}" {t}' for n, t in stored.items())
        + ", _batch VARCHAR, _file VARCHAR, _sheet VARCHAR, _row BIGINT, _is_fictional BOOLEAN)"
    )
    given = []
    for batch in active:
        for number, part in enumerate(batch.manifest["parts"]):
            if part["dataset"] != dataset.name:
                continue
            present = [n for n in stored if n in part["columns"]]
            given.append(Given(batch.position * _PARTS + number, frozenset(present)))
            names = ", ".join(f'"{n}"' for n in present)
            path = quoted((batch.folder / part["file"]).as_posix())
            bench.run(
                f"INSERT INTO gathered (_position, {names}, _batch, _file, _sheet, _row, _is_fictional) "
                f"SELECT ?, {names}, ?, ?, ?, _row, ? FROM read_parquet({path})",
                [given[-1].position, batch.id, batch.manifest["file"], part["sheet"], batch.manifest["is_fictional"]],
            )
    return given


def _gather_gone(bench: Workbench, dataset: Dataset, active: list[Batch]) -> int:
    """The key of every row that a batch takes away, after all that this batch itself brings."""
    keys = ", ".join(f'"{k}" {dataset.stored[k]}' for k in dataset.key)
    names = ", ".join(f'"{k}"' for k in dataset.key)
    bench.run(f"CREATE TEMP TABLE gone ({keys}, _position BIGINT, _batch VARCHAR, _file VARCHAR, _sheet VARCHAR)")
    count = 0
    for batch in active:
        for told in (told for told in batch.gone if told["dataset"] == dataset.name):
            count += told["rows"]
            path = quoted((batch.folder / told["file"]).as_posix())
            bench.run(
                f"INSERT INTO gone SELECT {names}, ?, ?, ?, ? FROM read_parquet({path})",
                [batch.position * _PARTS + _PARTS - 1, batch.id, batch.manifest["file"], dataset.title],
            )
    return count


def _insert(bench: Workbench, dataset: Dataset, given: list[Given], gone: int, again: bool) -> None:
    keys = ", ".join(f'"{k}"' for k in dataset.key)
    # arg_max passes over an empty value; wrapped in a struct, an empty cell is a word like any other.
    last = [
        f'arg_max(struct_pack(v := "{n}"), _position) FILTER ({spoken(n, given)}).v AS "{n}"'
        for n in dataset.stored
        if n not in dataset.key
    ]
    last += [f"arg_max({p}, _position) AS {p}" for p in PROVENANCE]
    # A row that any example file had a hand in stays an example, whoever corrects it later.
    last.append("bool_or(_is_fictional) AS _is_fictional")
    names = ", ".join(f'"{n}"' for n in [*dataset.stored, *PROVENANCE, "_is_fictional"])
    # What a batch took away is no word any more, until the row is brought again.
    standing = (
        f"(SELECT * FROM gathered w WHERE NOT EXISTS (SELECT 1 FROM gone g WHERE {same_key(dataset)} "
        "AND g._position > w._position))"
    )
    source = standing if gone else "gathered"
    twice = "again"
    if again and gone:
        twice = "standing_again"
        again = _more_than_one(bench, dataset, twice, source)
    direct = f"SELECT {names} FROM {source} AS w"
    if again:
        direct += (
            f" ANTI JOIN {twice} USING ({keys}) UNION ALL BY NAME SELECT {keys}, {', '.join(last)} FROM {source} AS w "
            f"SEMI JOIN {twice} USING ({keys}) GROUP BY {keys}"
        )
    # Rows with one word each need no place of their own: they are read where they were gathered.
    kind = "TABLE" if again else "VIEW"
    bench.run(f"CREATE TEMP {kind} merged AS {direct}")
    wrong = []
    for name, column in dataset.columns.items():
        if column.required and name not in dataset.key:
            heading = quoted(f"kolom ‘{column.heading}’ is leeg")
            wrong.append(f'SELECT _batch, _sheet, _row, {heading} AS why FROM merged WHERE "{name}" IS NULL')
    for rule in dataset.rules:
        wrong.append(
            f"SELECT _batch, _sheet, _row, {quoted(rule.sentence)} FROM merged WHERE ({rule.condition}) IS FALSE"
        )
    found = bench.rows(" UNION ALL ".join(wrong) + " LIMIT 5") if wrong else []
    if found:
        sentences = [f"{batch}, blad ‘{sheet}’, regel {row}: {why}." for batch, sheet, row, why in found]
        raise NotConsistent(sentences, {batch for batch, *_ in found})
    bench.run(f'INSERT INTO "{dataset.name}" ({names}) SELECT {names} FROM merged ORDER BY {keys}')
    bench.run(f"DROP {kind} merged")
    bench.run("DROP TABLE IF EXISTS standing_again")


def _more_than_one(bench: Workbench, dataset: Dataset, name: str, source: str) -> bool:
    """Make a table with the keys that got more than one word; returns whether there is any.

    Choosing the last of many words takes far more memory than a row that has one, and most rows have one. Within one
    sheet every key stands once: the check saw to that.
    """
    keys = ", ".join(f'"{k}"' for k in dataset.key)
    bench.run(f"CREATE TEMP TABLE {name} AS SELECT {keys} FROM {source} AS w GROUP BY {keys} HAVING count(*) > 1")
    [(count,)] = bench.rows(f"SELECT count(*) FROM {name}")
    return bool(count)


def _orphans(bench: Workbench, dataset: Dataset) -> list[tuple[str, str]]:
    """References to rows that are not there (any more): the batch that has them, and the sentence."""
    sentences = []
    for name, column in dataset.columns.items():
        if not column.refers_to:
            continue
        target = DATASETS[column.refers_to]
        year = target.year_column if target.year_column in target.key and dataset.year_column else None
        same_year = f' AND t."{year}" = s."{dataset.year_column}"' if year else ""
        value = f'unnest("{name}")' if column.many else f'"{name}"'
        year_sql = f', "{dataset.year_column}"' if year else ""
        for batch, text, count in bench.rows(
            f'SELECT s._batch, min(s.v), count(*) FROM (SELECT _batch, {value} AS v{year_sql} FROM "{dataset.name}") s '
            f'WHERE s.v IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "{target.name}" t WHERE '
            f't."{target.reference}" = s.v{same_year}) GROUP BY s._batch ORDER BY s._batch LIMIT 3'
        ):
            sentence = (
                f"{dutch.number(count)} keer verwijst blad ‘{dataset.title}’ van aanlevering {batch} naar iets dat dan "
                f"niet meer op blad ‘{target.title}’ staat, bijvoorbeeld ‘{text}’."
            )
            sentences.append((batch, sentence))
    return sentences
