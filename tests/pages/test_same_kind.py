"""The plan and the results of a dossier on its page and in the matrix: set against their own kind, and counted once."""

import html
import re

from looks import opened, said, shown

import warehouse
from metrics import METRICS, Where


def test_the_plan_of_economy_is_not_met_by_talks_of_another_kind(bundled):
    """D17 of 2023 planned one pho, which starts in 2024; it held one external meeting and two talks without a date."""
    page = re.sub(r"\s+", " ", said(opened("dossiers", bundled, jaar="2023", dossier="D17")))
    whole = (
        "3 overleggen gehouden · voorgenomen: 0 van 1 pho · daarnaast 3 van een andere soort · waarvan 2 zonder datum"
    )
    assert whole in page
    matrix = opened("dossiers", bundled, jaar="2023")
    told = [html.unescape(tip) for tip in re.findall(r'data-tip="([^"]*)"', shown(matrix))]
    assert "0 van 1 pho · daarnaast 3 van een andere soort · van alle 3 zijn er 2 zonder datum" in told
    assert "4 ambtelijk, 3 voorgenomen · daarnaast 4 van een andere soort · van alle 8 zijn er 4 zonder datum" in told
    # in a number is ‘waarvan’, beside it ‘daarnaast’: of D01 7 of 14 have no date, of D03 one was called off
    assert [tip for tip in told if re.fullmatch(r"\d+ gehouden · waarvan \d+ zonder datum", tip)]
    assert [tip for tip in told if re.search(r"\d+ gehouden · daarnaast 1 geannuleerd", tip)]
    assert "3 ambtelijk voorgenomen, of dat doorging is niet bekend" in told
    assert not re.search(r"\b(3 van 1|8 van 3)\b", said(matrix) + page + " ".join(told))


def test_results_that_are_reached_are_out_of_those_decided_wherever_they_stand(bundled, monkeypatch):
    """D04 of 2024 has three results: one reached, one not, and one without a number: 1 van 2."""
    page = re.sub(r"\s+", " ", said(opened("dossiers", bundled, jaar="2024", dossier="D04")))
    assert "Te bereiken resultaten 1 van 2 gehaald; van 1 staat de uitkomst niet vast" in page
    matrix = re.sub(r"\s+", " ", said(opened("dossiers", bundled, jaar="2024")))
    assert "1 van 2 gehaald · 1 onbekend" in matrix
    monkeypatch.setenv("VGG_DATA", str(bundled))
    with warehouse.reader() as reader:
        [(met, decided)] = reader.rows(
            "SELECT sum(targets_met), sum(targets_decided) FROM dossier_facts WHERE report_year = 2024"
        )
        answer = reader.rows(*METRICS["targets_met"].sql(Where(2024)))[0]
    assert (met, decided) == (answer[2], answer[3])
