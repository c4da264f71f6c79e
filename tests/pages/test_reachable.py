"""Every figure and table that a page had before it became one look is still there, in at most two clicks.

`before_one_look.json` was written from the pages as they were: per address the blocks with a table, rows, source and
downloads (key → the ids of their figures and listings), and besides what was shown without a block of its own; for who
looks something up also headings, columns of tables, downloads, forms, fold-outs and links. Reached is what has a fold
or a link (`?la=bron&blok=…`) on its page or in one of its drawers.
"""

import json
from pathlib import Path

import pytest
from measure_pages import ADDRESSES
from on_pages import opened_wrongly, reached

BEFORE = json.loads((Path(__file__).parent / "before_one_look.json").read_text(encoding="utf-8"))
MOVED = {
    (f"/heisessie?jaar={year}", one): (f"/{page}?jaar={year}", "een dia is één boodschap met haar beeld")
    for year in (2024, 2023)
    for page, ids in {
        "activiteit": ("figure cancellation_rate", "figure pho_held"),
        "agenda": ("figure collisions",),
        "opkomst": ("figure no_shows",),
        "vng": ("figure open_questions", "listing exchange_list"),
    }.items()
    for one in ids
} | {
    (f"/dossiers?jaar={year}&dossier={number}", "figure lights_by_colour"): (
        f"/dossiers?jaar={year}",
        "bij één dossier staan zijn eigen lichten; geteld worden zij op Dossiers",
    )
    for year, number in ((2024, "D04"), (2023, "D08"))
}
"""Address and id → the address where it is now, and why. What stands here and is back fails until it is gone."""
GONE = {}
"""Address and id → why nobody misses it."""


def wanted(address: str) -> tuple[set[str], set[str]]:
    """The ids that must have a table, and those that must be shown."""
    of = BEFORE[address]
    return {one for ids in of["blocks"].values() for one in ids}, {*of["besides"]}


@pytest.mark.parametrize("address", list(BEFORE))
def test_what_was_on_a_page_is_reached(address, bundled):
    tables, shown = wanted(address)
    elsewhere = {one for of, one in (*MOVED, *GONE) if of == address}
    tables, shown = tables - elsewhere, shown - elsewhere
    now = reached(address, bundled, lambda now: tables <= now.offered and shown <= now.offered | now.asked)
    no_table, unseen = sorted(tables - now.offered), sorted(shown - now.offered - now.asked)
    assert not no_table, f"Hiervan is geen tabel meer te openen op {address}: {', '.join(no_table)}"
    assert not unseen, f"Dit is niet meer te zien op {address}: {', '.join(unseen)}"


@pytest.mark.parametrize("address, one", [*MOVED, *GONE])
def test_what_is_said_to_be_elsewhere(address, one, bundled):
    if (address, one) in MOVED:
        there, _ = MOVED[address, one]
        assert one in reached(there, bundled, lambda now: one in now.offered).offered
    here = reached(address, bundled, lambda now: False)
    assert one not in here.offered | here.asked, "Het staat er weer: haal het uit de tabel."


@pytest.mark.parametrize("address", ADDRESSES[2024])
def test_every_block_opens_its_own_table(address, bundled):
    """Each that the drawer offers, with the choice of figures where it is about several, and its downloads."""
    wrong = opened_wrongly(address, bundled)
    assert not wrong, wrong


def test_tables_know_what_they_are_about():
    for address, one in (*MOVED, *GONE):
        assert one in set.union(*wanted(address)), (address, one)
