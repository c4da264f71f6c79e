"""Numbers, money, percentages and dates are written in Dutch by metrics/dutch.py alone. And the check is checked."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from source import ROOT, files

from etl.datasets import DATASETS
from metrics.singular import ONE

WRITER = "metrics/dutch.py"
READ_DUTCH = {
    "etl/readers/": "maakt van elk bestand cellen zoals een blad ze toont, en kent daarom geen andere kamer",
    "etl/datasets/hours.py": "de maanden zoals iemand ze in een blad typt",
    "etl/nl.sql": "leest wat iemand in een blad typt",
}
"""Who may spell Dutch besides the writer, because they read it or make the cells that are read."""
_OUTSIDE = ("tests/", "benchmarks/dash_")
"""The tests, and the page of another that we are measured beside."""
_MONTHS = ("jan", "feb", "mrt", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_DAY_FIRST = re.compile(r"%-?d[-/ .]%-?[mbB]")
_SQL = (
    (re.compile(r"format\s*\(\s*'\{:,|,\s*'\.'\s*,\s*','\s*\)"), "schrijft een getal"),
    (re.compile(r"strftime\s*\([^)]*" + _DAY_FIRST.pattern), "schrijft een datum"),
    (re.compile(r"\|\|\s*' ?%"), "schrijft een percentage"),
    (re.compile(r"januari|\bmrt\b"), "noemt maanden"),
)
_PLURALS = "|".join(sorted({*ONE, *(d.called[1] for d in DATASETS.values())}, key=len, reverse=True))
_BEHIND = re.compile(rf"\s(?!met )(?:[a-zé]+ )?(?:{_PLURALS})\b")
_COUNTED_IN_SQL = re.compile(rf"\|\|\s*\"?\s*\"?'\s?(?:[a-zé]+ )?(?:{_PLURALS})\b")
"""A count with a word behind it that is of more than one."""


def written(file: str, source: str) -> list[str]:
    """What a Python file writes in Dutch by itself, one sentence each with its line."""
    tree = ast.parse(source, file)
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    found = []
    for node in ast.walk(tree):
        for says in _of(node, inside):
            found.append(f"{file}:{getattr(node, 'lineno', 0)}: {says}")
    return found


def _of(node: ast.AST, inside: set[int]) -> Iterator[str]:
    if isinstance(node, ast.FormattedValue) and node.format_spec:
        spec = "".join(part.value for part in node.format_spec.values if isinstance(part, ast.Constant))
        if "," in spec:
            yield "schrijft een getal met punten of komma's"
        if _DAY_FIRST.search(spec):
            yield "schrijft een datum"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        name, told = node.func.attr, [a.value for a in node.args if isinstance(a, ast.Constant)]
        if (name == "replace" and told[:2] == [".", ","]) or (name == "maketrans" and ",." in told):
            yield "maakt van een punt een komma"
        if name == "strftime" and told and _DAY_FIRST.search(str(told[0])):
            yield "schrijft een datum"
    if isinstance(node, ast.JoinedStr):
        yield from _in_text(node)
    if isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict):
        parts = node.keys if isinstance(node, ast.Dict) else node.elts
        words = [str(p.value).lower() for p in parts if isinstance(p, ast.Constant)]
        if sum(word[:3] in _MONTHS for word in words) >= 6:
            yield "noemt de maanden"
        if sum(word in _DAYS for word in words) >= 5:
            yield "noemt de dagen"
    if isinstance(node, ast.IfExp):
        words = {p.value for p in (node.body, node.orelse) if isinstance(p, ast.Constant)}
        if words == {"ja", "nee"}:
            yield "schrijft ja en nee"
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
        yield from (says for pattern, says in _SQL[:2] if pattern.search(node.value))


def _in_text(node: ast.JoinedStr) -> Iterator[str]:
    before = ""
    for part, after in zip(node.values, [*node.values[1:], None], strict=True):
        if isinstance(part, ast.FormattedValue):
            behind = str(after.value) if isinstance(after, ast.Constant) else ""
            if re.match(r"\s?%", behind) and not before.endswith(":"):  # `width:66%` is a style
                yield "schrijft een percentage"
            if _BEHIND.match(behind) and not _is_several(part):
                yield "telt zonder enkelvoud"
            if before.endswith("€ "):
                yield "schrijft een bedrag"
        before = str(part.value) if isinstance(part, ast.Constant) else ""


def _is_several(part: ast.FormattedValue) -> bool:
    """Is it a number that the writer wrote, in a sentence that needs no singular, or a limit with a name?"""
    name = getattr(part.value, "id", "") or getattr(part.value, "attr", "")
    return name.isupper() or (isinstance(part.value, ast.Call) and getattr(part.value.func, "attr", "") == "number")


def in_sql(file: str, text: str) -> list[str]:
    """What a view writes in Dutch by itself instead of with dutch_number, dutch_percent and dutch_day."""
    bare = re.sub(r"--[^\n]*", "", text)
    return [f"{file}: {says}" for pattern, says in _SQL if pattern.search(bare)]


def counted_in_sql(file: str, text: str) -> list[str]:
    """Where SQL puts a word of more than one behind a count; not where it looked first whether there is one."""
    found = []
    for at in _COUNTED_IN_SQL.finditer(re.sub(r"--[^\n]*", "", text)):
        before = at.string[max(0, at.start() - 120) : at.start()]
        number = re.search(r"(count\([^|]*|_?count\w*|[a-z_.]+)\s*$", before)
        if number and "ELSE" not in before and "dutch_day" not in before[-30:]:
            found.append(f"{file}: telt zonder enkelvoud: {before[-60:]}{at[0]}")
    return found


def _excused(file: str) -> bool:
    return file == WRITER or any(file.startswith(place) for place in (*READ_DUTCH, *_OUTSIDE))


def _sql_files() -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for room in ("metrics", "etl") for path in _sql_in(ROOT / room))


def _sql_in(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.sql"))


def test_only_one_file_writes_dutch():
    found = [s for f in files() if not _excused(f) for s in written(f, (ROOT / f).read_text(encoding="utf-8"))]
    found += [s for f in _sql_files() if not _excused(f) for s in in_sql(f, (ROOT / f).read_text(encoding="utf-8"))]
    assert found == []


def test_what_is_counted_has_a_singular():
    """`1 regel`, never `1 regels`: also where a view or the SQL of a note counts, and where a reader does."""
    found = []
    for file in (*files(), *_sql_files()):
        text = (ROOT / file).read_text(encoding="utf-8")
        if file.startswith(("metrics/", "etl/")):
            found += counted_in_sql(file, text)
        if file.startswith("etl/readers/"):
            found += [said for said in written(file, text) if "enkelvoud" in said]
    assert found == []


def test_who_is_excused_still_spells_dutch():
    for place in (WRITER, *READ_DUTCH):
        of = [f for f in (*files(), *_sql_files()) if f.startswith(place)]
        look = {f: (ROOT / f).read_text(encoding="utf-8") for f in of}
        assert any(in_sql(f, text) if f.endswith(".sql") else written(f, text) for f, text in look.items()), place


BREAKS = [
    ('text = f"{value:,.2f}"', "een getal"),
    ('text = f"{value:.2f}".replace(".", ",")', "een komma"),
    ('text = str(x).translate(str.maketrans(",.", ".,"))', "een komma"),
    ('text = f"{day:%d-%m-%Y}"', "een datum"),
    ('text = day.strftime("%-d-%-m-%Y")', "een datum"),
    ('text = f"{share} % van het budget"', "een percentage"),
    ('text = f"{share}%"', "een percentage"),
    ('text = f"Samen € {amount}"', "een bedrag"),
    ('MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul")', "de maanden"),
    ('MONTHS = {"januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6}', "de maanden"),
    ('for name in ("ma", "di", "wo", "do", "vr"): pass', "de dagen"),
    ('text = "ja" if value else "nee"', "ja en nee"),
    ('text = f"{count} regels geladen"', "enkelvoud"),
    ('text = f"{count} open facturen"', "enkelvoud"),
    ("sql = \"strftime(day, '%d-%m-%Y')\"", "een datum"),
    ("sql = \"replace(x::VARCHAR, '.', ',')\"", "een getal"),
]


@pytest.mark.parametrize(("source", "says"), BREAKS)
def test_each_second_writer_is_seen(source, says):
    [sentence] = written("ui/vng/seats.py", source)
    assert says in sentence


KEEPS = [
    'style = f"width:{width:.1f}%"',
    'name = f"veranderd-{day:%Y-%m-%d}"',
    "sql = f\"SELECT * FROM t WHERE {column} LIKE '%x%'\"",
    'text = f"{dutch.number(shown)} regels"',
    'months = ("januari", "februari")',
    'text = value.replace(",", ".")',
]


def test_a_view_that_counts_without_a_singular_is_seen():
    assert counted_in_sql("x.sql", "SELECT count(*) || ' overleggen zonder datum' FROM t")
    assert counted_in_sql("x.sql", "SELECT 'nog ' || t.late || ' open afspraken' FROM t")
    fine = "SELECT CASE n WHEN 1 THEN 'een' ELSE n || ' dossiers' END, dutch_several(n, 'dag', 'dagen') FROM t"
    assert counted_in_sql("x.sql", fine) == []


@pytest.mark.parametrize("source", KEEPS)
def test_what_is_no_writer_passes(source):
    assert written("ui/vng/seats.py", source) == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT replace(rtrim(x::VARCHAR, '0'), '.', ',') FROM t",
        "SELECT replace(format('{:,}', x), ',', '.') FROM t",
        "SELECT strftime(day, '%-d-%-m-%Y') FROM t",
        "SELECT round(x)::INT || ' % van' FROM t",
    ],
)
def test_a_view_that_writes_by_itself_is_seen(text):
    assert in_sql("metrics/views/x.sql", text)
