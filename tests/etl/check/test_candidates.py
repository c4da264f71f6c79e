"""Candidates in an own list of vacancies: read as function and municipality, offered by row, stored as nominations."""

from __future__ import annotations

from pathlib import Path

import pytest
from tables import load_tables, rows, write_tables

from etl import drafts
from etl.check.candidates import split
from etl.check.questions import questions, recognised
from etl.intake.identities import Municipalities

CASE = Path(__file__).parents[4] / "shared" / "cases" / "staff" / "c_vng2025.xlsx"
BODIES = """
    Code | Commissie                        | Tijdelijk
    EUI  | Europa en Internationaal         | nee
    IS   | Informatiesamenleving            | nee
    FIN  | Financiën                        | nee
    RWM  | Ruimte, Wonen en Mobiliteit      | nee
    ZJO  | Zorg, Jeugd en Onderwijs         | nee"""
TOWNS = """
    Gemeente        | Gemeentecode | Inwoners
    Pekela          | GM0765       | 12236
    Oldambt         | GM1895       | 38000
    Veendam         | GM0047       | 27000
    Midden-Groningen | GM1952      | 61000
    Westerkwartier  | GM1969       | 64000"""
LIST = """
    VNG-vacatures voorjaarsronde 2025
    Cie. | Aantal | Kandidaten                         | Uitkomst
    EUI  | 1      | weth. Veendam                      | niet benoemd
    IS   | 1      | geen                               | geen kandidaat
    FIN  | 2      | weth. Oldambt / weth. Westerkwartier | 1 benoemd (Oldambt), 1 niet
    RWM  | 2      | wethouder uit Midden-Groningen, Pekela (raadslid) | open
    ZJO  | 1      | J. Jansen                          | benoemd"""
MEMBERS = Municipalities([(t, "", ()) for t in ("Pekela", "Oldambt", "Westerwolde", "Eemsdelta", "Het Hogeland")])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("weth. Oldambt", [("wethouder", "Oldambt")]),
        ("Wethouder van de gemeente Oldambt", [("wethouder", "Oldambt")]),
        ("wethouder gemeente Oldambt", [("wethouder", "Oldambt")]),
        ("weth. Oldambt / raadslid Pekela", [("wethouder", "Oldambt"), ("raadslid", "Pekela")]),
        ("bgm Westerwolde; secr. Eemsdelta", [("burgemeester", "Westerwolde"), ("gemeentesecretaris", "Eemsdelta")]),
        ("gem.secr. Het Hogeland en griffier Pekela", [("gemeentesecretaris", "Het Hogeland"), ("griffier", "Pekela")]),
        ("Oldambt (weth.)", [("wethouder", "Oldambt")]),
        ("Oldambt, wethouder", [("wethouder", "Oldambt")]),
        ("wethouder, Oldambt, raadslid, Pekela", None),
        ("geen", []),
        ("-", []),
        ("nog niet bekend", []),
        ("J. Jansen", None),
        ("weth. Jansen (Oldambt)", None),
        ("weth. Jansen Oldambt", None),
        ("Oldambt", None),
        ("weth. Drenthe", None),
        ("weth. Oldambt / J. Jansen", None),
        ("2 wethouders Oldambt", None),
    ],
)
def test_a_cell_is_functions_and_municipalities_or_is_not_read(text, found):
    assert split(text, MEMBERS) == found


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("candidates")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder))
        load_tables(folder, {"Commissies": BODIES, "Gemeenten": TOWNS}, name="begin.xlsx")
        yield folder


def put(folder, text=LIST, name="vacatures 2025.xlsx"):
    draft = drafts.put(write_tables(folder / name, {"VNG": text}).read_bytes(), name)
    drafts.decide(draft.id, lambda c: c.with_kind("VNG", "vacancies").with_fixed("VNG", "report_year", "2025"))
    return drafts.decide(draft.id, lambda c: c.with_fixed("VNG", "vacancy_id", "#"))


def offers(draft):
    return [q for q in questions(drafts.check(draft.id), {}) if q.kind == "offer"]


def test_what_was_read_is_offered_by_row_and_stored_when_somebody_says_so(store):
    draft = put(store)
    start = "Wilt u deze kandidaten ook opslaan? Blad ‘VNG’, regel "
    asked = offers(draft)
    assert [(q.text, q.because, q.suggestion, q.is_needed) for q in asked] == [
        (f"{start}3: wethouder uit Veendam (niet benoemd)", "EUI", "ja", False),
        (f"{start}6: wethouder uit Midden-Groningen, raadslid uit Pekela (open)", "RWM", "ja", False),
    ]
    outcome = drafts.check(draft.id)
    assert "nominations" not in outcome.datasets, "niets zonder een antwoord"
    told = [note for note in outcome.notes if note.startswith("Let op:")]
    # What may be a name is told by its place, without its text; and what nobody answered is said.
    assert told == [
        "Let op: wat onder ‘Kandidaten’ staat op blad ‘VNG’, regel 7, is niet te splitsen in functie en gemeente en "
        "wordt geen voordracht.",
        "Let op: de kandidaten van 2 regels op blad ‘VNG’ blijven weg zolang u bij Kolommen niets kiest.",
    ]
    assert [note for note in outcome.notes if "regel 5, worden aangeboden als de uitkomst ervan bekend is" in note]
    assert not [note for note in outcome.notes if "Jansen" in note]
    assert not [q for q in questions(outcome, {}) if "Jansen" in q.text]
    for question in asked:
        drafts.decide(draft.id, lambda c, q=question: q.answered(c, "ja"))
    assert offers(draft) == []
    changeable = [q for q in recognised(drafts.check(draft.id), []) if q.kind == "offer"]
    assert [q.chosen for q in changeable] == ["ja", "ja"]
    done = drafts.save(draft.id, by="toets", good_rows=True)
    assert [(p.row, p.column) for p in done.problems] == [(5, "Uitkomst")]
    told = "SELECT vacancy_id, candidate_number, function, municipality, outcome FROM nominations ORDER BY 1, 2"
    assert rows(told) == [
        ("2025-eui", 1, "wethouder", "Veendam", "niet benoemd"),
        ("2025-rwm", 1, "wethouder", "Midden-Groningen", "open"),
        ("2025-rwm", 2, "raadslid", "Pekela", "open"),
    ]
    # What is stored as it is read, is not asked again; another outcome is.
    assert offers(put(store, name="nog eens 2025.xlsx")) == []
    [question] = offers(put(store, LIST.replace("| open", "| ingetrokken"), name="en weer 2025.xlsx"))
    assert question.text.endswith("wethouder uit Midden-Groningen, raadslid uit Pekela (ingetrokken)")


def test_who_was_stored_keeps_its_number_and_an_outcome_of_one_of_two_is_not_known(store):
    text = """
        VNG-vacatures 2025
        Cie. | Aantal | Kandidaten                                             | Uitkomst
        EUI  | 1      | raadslid Pekela / weth. Veendam                        | niet benoemd
        RWM  | 1      | weth. Oldambt / weth. Midden-Groningen                 | benoemd"""
    draft = put(store, text, "weer 2025.xlsx")
    for question in offers(draft):
        drafts.decide(draft.id, lambda c, q=question: q.answered(c, "nee" if q.because == "RWM" else "ja"))
    counts = drafts.check(draft.id).datasets["nominations"]
    # The one of Veendam is number 1 as it was; the one of Pekela comes behind it.
    assert (counts.new, counts.changed, counts.unchanged) == (1, 0, 1)
    [two] = [q.text for q in recognised(drafts.check(draft.id), []) if q.because == "RWM"]
    assert two.endswith("wethouder uit Oldambt, wethouder uit Midden-Groningen (onbekend)")


@pytest.mark.skipif(not CASE.exists(), reason="de gevallen staan niet op deze machine")
def test_the_list_of_the_association(store):
    draft = drafts.put(CASE.read_bytes(), "c_vng2025.xlsx")
    for _ in range(4):
        for question in questions(drafts.check(draft.id), {}):
            if question.suggestion:
                drafts.decide(draft.id, lambda c, q=question: q.answered(c, q.suggestion))
    told = [q.text.partition("regel ")[2] for q in recognised(drafts.check(draft.id), []) if q.kind == "offer"]
    # Of Eemsdelta and Westerwolde this store has no municipality: these are told.
    assert told == ["8: raadslid uit Pekela (ingetrokken)", "9: wethouder uit Midden-Groningen (open)"]
