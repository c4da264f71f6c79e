"""A page with choices of its own says that its title is not about them, and what follows a choice does not deny it."""

import pytest
from looks import opened, said

DOSSIERS = "de zin gaat over alle dossiers, de lijst over uw keuze hieronder"
MONEY = "de zin gaat over het hele jaar en de hele vereniging, de tabel over 1e kwartaal"


@pytest.mark.parametrize(
    ("page", "choice", "words"),
    [("dossiers", {"licht": "rood"}, DOSSIERS), ("financien", {"periode": "1e kwartaal"}, MONEY)],
)
def test_a_title_that_does_not_follow_a_choice_says_so(bundled, page, choice, words):
    assert words in said(opened(page, bundled, jaar="2024", **choice))
    assert "de zin gaat over" not in said(opened(page, bundled, jaar="2024"))


def test_how_late_is_counted_to_today_and_a_card_that_follows_the_half_does_not_deny_it(bundled):
    assert "Te laat geteld tot en met vandaag, " in said(opened("afspraken", bundled, jaar="2024"))
    red = said(opened("overzicht", bundled, jaar="2024", helft="eerste")).partition("Dossiers op rood")[2]
    assert "volgt de keuze van helft niet" not in red.partition("Overleggen gehouden")[0]
