"""Whether a meeting was held, as people write it; a word inside a title says nothing."""

from __future__ import annotations

import pytest

from etl.readers.meetings.state_words import in_title, state_said

OFF, MOVED = "geannuleerd", "uitgesteld"


@pytest.mark.parametrize(
    ("written", "title", "state"),
    [
        ("PHO Sport - GEANNULEERD", "PHO Sport", OFF),
        ("PHO Wonen (verplaatst naar 16-4)", "PHO Wonen", MOVED),
        ("Geannuleerd: PHO Sport", "PHO Sport", OFF),
        ("AFGELAST - PHO Zorg", "PHO Zorg", OFF),
        ("(vervallen) PHO Zorg", "PHO Zorg", OFF),
        ("PHO Sport vervalt", "PHO Sport", OFF),
        ("PHO Sport gaat niet door", "PHO Sport", OFF),
        ("PHO Sport VERVALLEN i.v.m. ziekte", "PHO Sport", OFF),
        ("PHO Sport [uitgesteld]", "PHO Sport", MOVED),
        ("PHO Zorg: afgezegd wegens te weinig onderwerpen", "PHO Zorg", OFF),
        ("PHO Zorg, afgezegd door Pekela", "PHO Zorg, afgezegd door Pekela", ""),
        ("PHO Vervallen boerderijen", "PHO Vervallen boerderijen", ""),
        ("Over uitgesteld onderhoud", "Over uitgesteld onderhoud", ""),
        ("PHO Cultuur - verplaatsing azc", "PHO Cultuur - verplaatsing azc", ""),
        ("PHO Sport (niet vervallen)", "PHO Sport (niet vervallen)", ""),
    ],
)
def test_a_title_may_end_or_begin_with_the_state(written, title, state):
    assert in_title(written) == (title, state)


def test_a_column_for_the_state_says_one_that_is_known_or_its_own_words():
    for state, texts in {
        OFF: ("vervalt", "afgezegd", "gecanceld", "nee", "niet doorgegaan", "Geannuleerd i.v.m. storm", "N"),
        MOVED: ("verplaatst naar 16-4", "uitgesteld", "nee, verzet"),
        "gehouden": ("ja", "Doorgegaan", "ja, met gasten", "x", "definitief"),
        "gepland": ("gepland", "o.v."),
        "": ("", "  "),
    }.items():
        assert {state_said(text) for text in texts} == {state}, state
    for text in ("??", "niet vervallen", "ja maar digitaal", "verslag volgt", "geannuleerd?"):
        assert state_said(text) == text
