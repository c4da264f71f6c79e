"""The plan of a dossier on its page and in the matrix: never set against meetings of another kind."""

import re

from looks import opened, said


def test_the_plan_of_economy_is_not_met_by_talks_of_another_kind(bundled):
    """D17 of 2023 planned one pho, which starts in 2024; it held one external meeting and two talks without a date."""
    page = re.sub(r"\s+", " ", said(opened("dossiers", bundled, jaar="2023", dossier="D17")))
    assert "voorgenomen: 0 van 1 pho · daarnaast 3 van een andere soort · 0 geannuleerd · 2 zonder datum" in page
    matrix = re.sub(r"\s+", " ", said(opened("dossiers", bundled, jaar="2023")))
    assert "0 van 1 pho · daarnaast 3 van een andere soort, 2 zonder datum 0 van 1 gehaald" in matrix
    assert "4 van 3 ambtelijk · daarnaast 4 van een andere soort, 4 zonder datum 1 van 1 gehaald" in matrix
    assert "geen bekend · 3 ambtelijk voorgenomen, of dat doorging is niet bekend" in matrix
    assert not re.search(r"\b(3 van 1|8 van 3)\b", matrix + page)
