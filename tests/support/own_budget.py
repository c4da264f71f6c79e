"""A budget sheet in a treasurer's own layout, and what one does with it on Upload."""

from __future__ import annotations

from tables import write_tables

from etl import drafts
from etl.check.questions import questions

KNOWN = {
    "Kostensoorten": """
        Kostensoort  | Baten of lasten | Volgorde
        Contributies | baten           | 1
        Personeel    | lasten          | 2
        Huisvesting  | lasten          | 3"""
}
SHEET = """
    Exploitatie VGG 2025
    Post          | Begroting | jan    | feb      | mrt | apr | Totaal   | Verschil
    BATEN         |           |        |          |     |     |          |
    Contributies  | 1.000     | € 500  | 0        |     |     | 500      | 500
    Totaal baten  | 1.000     | 500    | 0        |     |     | 500      |
    LASTEN        |           |        |          |     |     |          |
    Personeel     | 600       | 50,005 | 50       |     |     | 100      |
    Huisvesting   | 300       | 25,-   | (5)      |     |     | 20       |
    Totaal lasten | 900       | 75     | 45       |     |     | 120      |
    RESULTAAT     | 100       | 425    | -45      |     |     | 380      |""".replace("50,005", "50")


def put(store, sheet, name="exploitatie.xlsx", title="Blad1"):
    return drafts.put(write_tables(store / name, {title: sheet}).read_bytes(), name)


def asked(draft):
    return [question.text for question in questions(drafts.check(draft.id), {})]


def answer(draft, *told):
    """Answer the open questions one by one with these."""
    for said in told:
        question = questions(drafts.check(draft.id), {})[0]
        assert said in question.options, (question.text, said)
        drafts.decide(draft.id, lambda c, q=question, s=said: q.answered(c, s))


def new(draft, dataset):
    """What is new by a check: key → amount."""
    return {row.key: row.amount for row in drafts.check(draft.id).new_rows if row.dataset == dataset}


def problems(draft):
    return [(p.cell, p.found, p.wanted) for p in drafts.check(draft.id).problems]
