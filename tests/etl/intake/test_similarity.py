"""What looks alike: which words are taken for the same, which are asked or offered, and which are not."""

import pytest

import warehouse
from etl.intake.similarity import ASK, SUGGEST, SURE, likenesses, nearest
from etl.sql import MACROS


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    with warehouse.scratch(tmp_path_factory.mktemp("alike")) as made:
        made.run(MACROS)
        yield made


ALIKE = [
    # heading or name, what it stands beside, how much they look alike
    ("Inwoners 2024", "inwoners", "zeker"),
    ("Naam van het dossier", "dossier naam van het", "zeker"),
    ("Gemeentefinancien", "Gemeentefinanciën", "zeker"),
    ("Portefeuillehuoder", "Portefeuillehouder", "zeker"),
    ("gemeentecod", "gemeentecode", "vraag"),
    ("gemeente", "gemeentecode", "vraag"),
    ("Gem.", "gemeente", "vraag"),
    ("Midden-Gron.", "Midden-Groningen", "vraag"),
    ("Hogeland", "Het Hogeland", "vraag"),
    ("Pekelaa", "Pekela", "vraag"),
    ("Vendaam", "Veendam", "vraag"),
    ("opm", "opkomst", "niets"),
    ("datum", "dossier", "niets"),
    ("Assen", "Veendam", "niets"),
    ("", "dossier", "niets"),
]


@pytest.mark.parametrize(("one", "other", "word"), ALIKE)
def test_how_much_two_texts_look_alike(bench, one, other, word):
    for pair in ((one, other), (other, one)):
        [score] = likenesses(bench, [pair]).values()
        assert 0 <= score <= 1
        assert ("zeker" if score >= SURE else "vraag" if score >= ASK else "niets") == word, score


def test_many_pairs_keep_their_place(bench):
    pairs = [(one, other) for one in ("a", "b 2023", "b", "") for other in ("b", "a")]
    assert [*likenesses(bench, pairs).values()] == [0, 1, 1, 0, 1, 0, 0, 0]
    assert likenesses(bench, []) == {}


def test_the_one_that_is_most_alike_is_offered_and_none_where_two_are(bench):
    known = {name: name for name in ("Westerkwartier", "Westerwolde", "Het Hogeland", "Oost", "West")}
    asked = ["Westerkwarteir", "westerwolde (oud)", "Hogeland", "Emmen", "st"]
    assert nearest(bench, asked, known) == {
        "Westerkwarteir": "Westerkwartier",
        "westerwolde (oud)": "Westerwolde",
        "Hogeland": "Het Hogeland",
    }
    assert nearest(bench, ["Overlg"], {"overleg": "meetings", "overleggen": "meetings"}) == {"Overlg": "meetings"}
    assert nearest(bench, ["Pekela"], {"Pekelb": "a", "Pekelc": "b"}, SUGGEST) == {}
    assert nearest(bench, [], known) == nearest(bench, ["Pekela"], {}) == {}
