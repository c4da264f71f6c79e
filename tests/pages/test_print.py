"""Every page on A4: with its title, what was chosen, the date and the source, whole, and without what one presses.

Every text that should be on paper is looked for in the PDF that the browser makes; and as it lays the page out for
paper, upright or as wide as the page's own styles ask for, nothing stands past the edge or in a box that hides a part.
"""

import re

import pytest
from measure_pages import ADDRESSES, Facts, page_of

from ui.frame.choices import WITHOUT

YEAR = 2024
PAST_THE_EDGE, CUT, TO_PRESS = "naast het papier", "afgekapt", "om te bedienen"
NO_SOURCE = ("heisessie", "upload", "gegevens", "rapporten", "instellingen")
"""What is no answer from the data has no source: a choice of slides, a file that is brought, and the files."""
MUNICIPALITIES = (
    "Eemsdelta", "Groningen", "Het Hogeland", "Midden-Groningen", "Oldambt", "Pekela", "Stadskanaal", "Veendam",
    "Westerkwartier", "Westerwolde",
)  # fmt: skip
MONTHS = ("jan", "mrt", "mei", "jul", "sep", "nov", "dec")
"""As the line of the bank names them; the columns of the budget beyond those of the picture stand in a drawer."""
ONCE_LOST = {
    "/financien?jaar=2024": (r"€\s?8\.000", *(rf"\b{m}\b" for m in MONTHS)),
    "/opkomst?jaar=2024": MUNICIPALITIES,
}
"""What paper once left out in silence: a debtor's € 8.000, half a year of a line, and six municipalities."""


def short_of(page: str, one: Facts) -> dict[str, list[str]]:
    """In what the paper of a page falls short: title, choice, date, source, texts, width, and what one presses."""
    faults = {name: [line for line in one.paper if line.startswith(name)] for name in (PAST_THE_EDGE, CUT, TO_PRESS)}
    return {
        "titel": [] if one.title else ["geen titel"],
        "keuze": []
        if page in WITHOUT or f"heel {YEAR} · alle portefeuilles" in one.printed
        else ["niet in woorden wat gekozen is"],
        "datum": []
        if page in WITHOUT or re.search(rf"(tot en met|t/m) \w\w \d+ \w+ {YEAR}", one.printed)
        else ["niet tot wanneer"],
        "bron": [] if page in NO_SOURCE or re.search(r"\bBron(nen)?: \w", one.printed) else ["geen bron"],
        "tekst": [f"niet op papier: {line}" for line in one.lost],
        "breedte": faults[PAST_THE_EDGE] + faults[CUT],
        "bediening": faults[TO_PRESS],
    }


@pytest.mark.parametrize("address", ADDRESSES[YEAR])
def test_paper_holds_the_whole_page(address, pages):
    page = page_of(address)
    found = {name: lines[:8] for name, lines in short_of(page, pages[address]).items() if lines}
    assert not found, "\n".join(f"{page}, {name}: {line}" for name, lines in found.items() for line in lines)


@pytest.mark.parametrize("address", list(ONCE_LOST))
def test_paper_holds_what_it_once_lost(address, pages):
    """That it is on one of the pages is asked above, of every text."""
    missing = [one for one in ONCE_LOST[address] if not re.search(one, pages[address].printed)]
    assert not missing
