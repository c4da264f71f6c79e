"""A screen reader says of each picture what the picture says: as it was kept in `trees/`, one file a page.

Who changes a picture writes them anew with tests/support/trees.py, and reads the difference as who only hears it.
"""

import pytest
import trees
from measure_pages import ADDRESSES, page_of


@pytest.mark.parametrize("address", ADDRESSES[2024])
def test_a_picture_says_aloud_what_it_shows(address, pages):
    assert pages[address].heard.strip() == trees.kept(page_of(address)).strip(), (
        "Dit hoort wie niet ziet nu anders. Is het goed, schrijf het dan opnieuw: tests/support/trees.py."
    )


def test_nothing_is_kept_of_a_page_that_is_gone():
    assert {path.stem for path in trees.FOLDER.glob("*.txt")} <= {page_of(address) for address in ADDRESSES[2024]}
