"""Every page runs with every choice of year, half and cut, and with one portfolio: none of them may end in an error."""

from itertools import product

import pytest
from looks import opened, said

from ui.frame.choices import WITHOUT
from ui.frame.menu import TITLES

MEETINGS = ("activiteit", "opkomst", "agenda")
ABOUT = {"2023": "Bestuur & Veiligheid", "2024": "Cultuur"}


@pytest.mark.parametrize("page", TITLES)
def test_every_choice(bundled, page):
    cuts = ("verslag", "kalender") if page in MEETINGS else ("verslag",)
    for year, half, cut in product(ABOUT, ("beide", "eerste", "tweede"), cuts):
        text = said(opened(page, bundled, jaar=year, helft=half, grens=cut))
        assert year in text or page in WITHOUT
    for year, portfolio in ABOUT.items():
        assert page in WITHOUT or portfolio in said(
            opened(page, bundled, jaar=year, helft="eerste", portefeuille=portfolio)
        )
