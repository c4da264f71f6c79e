"""The reason of a proposed light begins with the rule that decides its colour."""

from __future__ import annotations

import warehouse


def test_the_rule_that_decides_stands_first(bundled, monkeypatch):
    """D03 in the second half of the example year: hours decide (112 of 91 planned is 23 % over, orange from 15 %).

    Results, meetings and turnout are fine, and their codes come before that of hours.
    """
    monkeypatch.setenv("VGG_DATA", str(bundled))
    with warehouse.reader() as reader:
        [(reason, first, last)] = reader.rows(
            "SELECT reason, reasons[1], reasons[-1] FROM light_proposals "
            "WHERE report_year = 2024 AND dossier_id = 'D03' AND half = 2"
        )
        every = reader.rows("SELECT proposed, reasons[1] FROM light_proposals WHERE proposed IN ('rood', 'oranje')")
    assert reason.startswith("Uren: 112 uren besteed van 91 gepland; oranje vanaf 15 % boven plan · Resultaten: ")
    assert first.endswith("(oranje)")
    assert last.endswith("(groen)")
    assert every
    for proposed, words in every:
        assert words.endswith(f"({proposed})")
