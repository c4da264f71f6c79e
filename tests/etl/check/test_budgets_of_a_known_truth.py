"""Fifty budget workbooks drawn from a known truth: each is read right, or asked or refused at its place."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import budgets
import examples
import pytest
from openpyxl import Workbook
from tables import rows

from etl import drafts
from etl.check.questions import questions

D = Decimal


def answer(question, drawn):
    """What the treasurer would say, who knows the truth."""
    if "zijn vakken van een maand leeg" in question.text:
        name = question.text.partition("Op blad ‘")[2].partition("’")[0]
        return "nul" if drawn[name].blanks else "onbekend"
    return question.suggestion


@pytest.mark.parametrize("first", [50 * n for n in range(examples.DEEPER)])
def test_workbooks_of_a_known_truth(store, first, monkeypatch):
    monkeypatch.setenv("VGG_TODAY", "2099-12-31")  # each has a year of its own, and all of them are over
    book, drawn = Workbook(), {}
    book.remove(book.active)
    for seed in range(first, first + 50):
        made = budgets.drawn(seed)
        drawn[made.name] = made
        made.write(book.create_sheet(made.name))
    book.save(store / "begrotingen.xlsx")
    draft = drafts.put((store / "begrotingen.xlsx").read_bytes(), "begrotingen.xlsx")
    for question in questions(drafts.check(draft.id), {}):
        said = answer(question, drawn)
        assert said in question.options, (question.text, said)
        drafts.decide(draft.id, lambda c, q=question, s=said: q.answered(c, s))
    outcome = drafts.save(draft.id, by="toets", good_rows=True)
    assert outcome.batch, outcome.message
    wrong = Counter(problem.sheet for problem in outcome.problems)
    # What was put wrong is said, and nothing else is.
    assert {name for name, one in drawn.items() if one.fault} == {*wrong}
    read: dict[int, dict[str, D]] = {}
    for year, name, amount in rows("SELECT fiscal_year, cost_type, amount FROM budget_lines"):
        read.setdefault(year, {})[name] = amount
    months: dict[int, dict[str, dict[int, D | None]]] = {}
    for year, name, month, amount in rows("SELECT fiscal_year, cost_type, month, amount FROM month_results"):
        months.setdefault(year, {}).setdefault(name, {})[month] = amount
    for name, one in drawn.items():
        if not one.fault:
            assert read[one.year] == one.budget, name
            assert months[one.year] == one.months, name
        for post, amount in read.get(one.year, {}).items():
            assert one.budget.get(post) == amount, (name, post)
