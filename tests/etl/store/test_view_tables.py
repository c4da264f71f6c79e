"""A view that cannot have rows is not asked: which these are is proven, and what comes of it is the same."""

from __future__ import annotations

import pytest
from base import BASE
from empty_views import is_empty_without, opened, reads
from tables import load_tables

import warehouse
from etl.store.publish import rebuild
from metrics import empty_without, views

pytestmark = pytest.mark.views


def test_what_a_view_says_to_be_empty_without_it_is_empty_without(bundled, monkeypatch):
    """By the plan of the engine: python tests/support/empty_views.py writes the line below a view."""
    monkeypatch.setenv("VGG_DATA", str(bundled))
    wrong = []
    with opened() as bench:
        for view, sql in views():
            sources = [*empty_without(view)]
            if sources and not ({*sources} <= {*reads(bench, view, sql)} and is_empty_without(bench, sql, sources)):
                wrong.append(view)
    assert wrong == []
    assert sum(bool(empty_without(view)) for view, _ in views()) > 60, "van de meeste is het bewezen"


@pytest.mark.parametrize(
    ("sql", "sources", "proven"),
    [
        ("SELECT count(*) FROM lights", ["lights"], False),
        ("SELECT half, count(*) FROM lights GROUP BY half", ["lights"], True),
        ("SELECT * FROM dossiers LEFT JOIN lights USING (dossier_id)", ["lights"], False),
        ("SELECT * FROM dossiers LEFT JOIN lights USING (dossier_id)", ["dossiers"], True),
        ("SELECT dossier_id FROM dossiers UNION ALL SELECT dossier_id FROM lights", ["lights"], False),
        ("SELECT dossier_id FROM dossiers UNION ALL SELECT dossier_id FROM lights", ["dossiers", "lights"], True),
        ("SELECT half, count(*) FROM lights GROUP BY ROLLUP (half)", ["lights"], False),
        ("WITH l AS MATERIALIZED (FROM lights) FROM l UNION ALL FROM l", ["lights"], True),
        ("FROM lights WHERE light_1 = 'paars'", ["dossiers"], False),
    ],
)
def test_the_proof_knows_what_is_none(bundled, monkeypatch, sql, sources, proven):
    monkeypatch.setenv("VGG_DATA", str(bundled))
    with opened() as bench:
        assert is_empty_without(bench, sql, sources) is proven


def test_an_association_without_books_is_not_asked_for_them(store, monkeypatch):
    """Five sheets on an empty store: what is asked is few, and what comes of it is what all questions give."""
    asked, rows = [], warehouse.Workbench.rows

    def watched(bench, sql, *params):
        asked.append(sql)
        return rows(bench, sql, *params)

    monkeypatch.setattr(warehouse.Workbench, "rows", watched)
    load_tables(store, BASE)
    made = [sql for sql in asked if sql.startswith("CREATE TEMP TABLE remade")]
    assert 0 < len(made) < len(views()) / 2
    grown = warehouse.current()
    rebuild()
    for said in ("content_hash", "tables", "hashes"):
        assert warehouse.current()[said] == grown[said]
