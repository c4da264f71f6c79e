"""VNG on an ordinary day: seats of which it is not known who sits there, a round without candidates, a year that is over."""
# ruff: noqa: E501  (a table is read across)

import re

import pytest
from looks import opened, said, shown
from tables import figure, load_tables, stored

import warehouse
from metrics import Where

TABLES = {
    "Gemeenten": """
        Gemeente     | Gemeentecode | Inwoners
        Groningen    | GM0014       | 6000
        Het Hogeland | GM1966       | 2000
        Pekela       | GM0765       | 1000
        Veendam      | GM0047       | 1000
    """,
    "Portefeuilles": """
        Verslagjaar | Portefeuille
        2026        | Cultuur
    """,
    "Dossiers": """
        Verslagjaar | Dossier | Naam  | Portefeuille | Voorzitter
        2026        | D1      | Musea | Cultuur      | Jan Vertrokken
        2026        | D2      | Kunst | Cultuur      | An Vertrekt
        2026        | D3      | Boek  | Cultuur      | Bo Blijft
    """,
    "Dagelijks Bestuur": """
        Verslagjaar | Nummer | Rol | Naam           | Functie   | Gemeente | Tot
        2026        | B1     | lid | Jan Vertrokken | wethouder | Pekela   | 11-02-2026
        2026        | B2     | lid | An Vertrekt    | wethouder | Veendam  | 11-12-2026
        2026        | B3     | lid | Bo Blijft      | wethouder | Veendam  | 2027
    """,
    "VNG-commissies": """
        Code | Commissie | Tijdelijk
        FIN  | Geld      | nee
        RWM  | Ruimte    | nee
    """,
    "VNG-zetels": """
        Verslagjaar | Commissie | Zetel | Stand  | Gemeente     | Functie   | Vanaf      | Tot
        2026        | FIN       | 1     | bezet  | Groningen    | wethouder | 2022       | 01-06-2028
        2026        | FIN       | 2     | bezet  | Groningen    | raadslid  | 2022       | 01-06-2028
        2026        | FIN       | 3     | bezet  | Het Hogeland | wethouder | 2022       | 01-06-2026
        2026        | RWM       | 1     | vacant |              |           | 01-06-2026 |
        2026        | RWM       | 2     | bezet  | Pekela       | wethouder | 12-06-2026 |
        2026        | RWM       | 3     | vacant |              |           | 2025       |
    """,
    "Vacatures": """
        Verslagjaar | Vacature | Commissie | Zetel | Opengesteld | Sluit      | Uitkomst
        2026        | V1       | RWM       | 1     | 15-01-2026  | 01-03-2026 | open
        2026        | V2       | RWM       | 3     | 15-01-2026  | 01-03-2026 | open
    """,
    "Halen en brengen": """
        Verslagjaar | Nummer | Commissie | Helft | Onderwerp
        2026        | E1     | FIN       | 1     | geld
        2026        | E2     | RWM       | 1     | huizen
    """,
}


@pytest.fixture(scope="module")
def spring(tmp_path_factory):
    """The store of TABLES on 31 March 2026."""
    with stored(tmp_path_factory, TABLES, "2026-03-31") as folder:
        yield folder / "store"


def test_what_is_not_known_of_a_seat_stands_with_the_figures(spring):
    """Of the six seats three are filled, one is vacant, and of two it is not known who sits there.

    Five are not vacant: Geld 3 ends on 1 June, and so does Ruimte 1, of whomever that is; of Ruimte 2 no end is known. So
    two of five end, and of four the end is known. Pekela and Veendam hold no seat that is known: at most two.
    """
    page = opened("vng", la="spreiding")
    text = " ".join(said(page).split())
    assert "Zetels bezet 3 van 6 van 2 is niet bekend wie er zit" in text
    assert "Zetels vacant 1 van 6 daarnaast 1 met een einde binnen een jaar · van 2 is niet bekend wie er zit" in text
    assert "Zetels die aflopen 2 van 5 waarvan 1 zonder bekend lid" in text
    assert "4 van 5 zetels waarvan het einde bekend is" in text
    # each of the two that the answer counts has its flag in the picture, after the one in the key
    [seats] = re.findall(r'<section class="vgg-seats">.*?</section>', shown(page), re.DOTALL)
    assert "binnen een jaar lopen er ten minste 2 af" in text
    assert seats.split("<ul>")[1].count("vgg-s-flag") == 2 and seats.split("<ul>")[0].count("vgg-s-flag") == 1
    assert "Gemeenten zonder vaste zetel ≤ 2 van 4 hoogstens: van 2 van de zetels is niet bekend wie er zit" in text
    assert "? wie er zit is niet bekend; bezet per vr 12 jun 2026" in text and "● onbekend" not in text
    assert "6 vaste zetels" in text and "Vaste zetels naast inwoners van 2 zetels is niet bekend wie er zit" in text
    assert "Groningen 2 van 3 zetels · 60 % van de inwoners" in text
    # 2 of 3 is 66,7 and 1 of 3 is 33,3; beside 60 and 20 percent of the inhabitants
    assert "Aandeel van 3 bezette vaste zetels; van 2 is niet bekend wie er zit" in text
    assert "Groningen 2 0 67 60 7" in text and "Het Hogeland 1 0 33 20 13" in text


def test_a_round_without_candidates_loaded_and_questions_without_answers_are_unknown(spring):
    """Both rounds closed on 1 March, and of nobody is it loaded who came forward; Ruimte 1 is not vacant yet.

    From 15 January to 31 March is 75 days (16 + 28 + 31), which is not how long a seat was vacant.
    """
    text = " ".join(said(opened("vng", la="kandidaten")).split())
    assert text.count("kandidaten onbekend gemeld ? niet vastgelegd") == 2
    assert "2 vacatures: 2 open" in text
    assert "Vacatures 2 waarvan 1 voor een zetel die nu niet vacant staat" in text
    assert "Vacatures zonder kandidaat onbekend Er zijn geen kandidaten geladen" in text
    assert "Dagen sinds openstelling, gemiddeld 75" in text and "75 dagen open" in text
    text = " ".join(said(opened("vng", la="halen")).split())
    assert "Van geen van de 2 berichten is bekend of er antwoord kwam." in text


def test_the_dates_of_a_round_without_a_name_are_steps(spring):
    """Neither vacancy names its round; both were opened on 15 January and closed on 1 March."""
    text = " ".join(said(opened("vng", la="stappen")).split())
    assert "ronde niet genoemd: opengesteld do 15 jan 2026 voorbij 2 vacatures" in text
    assert "ronde niet genoemd: kandidaten melden tot zo 1 mrt 2026 voorbij" in text
    assert "staat een datum" not in text


def test_what_is_of_a_later_day_stands_with_the_rounds_and_does_not_count(store, monkeypatch):
    """On 31 March: V1 is decided on 12 June, V2 opens in May, of V1 one of two candidates came by then; E1 is sent in April.

    A round without any date has no steps to tell.
    """
    rounds = """
        Verslagjaar | Vacature | Commissie | Zetel | Ronde    | Opengesteld | Besluit    | Uitkomst
        2026        | V1       | RWM       | 1     | voorjaar | 15-01-2026  | 12-06-2026 | benoemd
        2026        | V2       | RWM       | 3     | voorjaar | mei 2026    |            | open
    """
    candidates = """
        Vacature | Kandidaat | Gemeente | Functie   | Gemeld op  | Uitkomst     | Datum uitkomst
        V1       | 1         | Pekela   | wethouder | 01-02-2026 | benoemd      | 12-06-2026
        V1       | 2         | Veendam  | wethouder | 01-04-2026 | niet benoemd | 12-06-2026
    """
    questions = """
        Verslagjaar | Nummer | Commissie | Helft | Onderwerp | Verstuurd op
        2026        | E1     | FIN       | 1     | geld      | april 2026
    """
    monkeypatch.setenv("VGG_TODAY", "2026-03-31")
    load_tables(store, {**TABLES, "Vacatures": rounds, "Voordrachten": candidates, "Halen en brengen": questions})
    text = " ".join(said(opened("vng", la="kandidaten")).split())
    assert "Vacatures 1 waarvan 1 voor een zetel die nu niet vacant staat · daarnaast 1 nog niet opengesteld" in text
    # 16 + 28 + 31 days
    assert "voorjaar · 75 dagen open · op een latere dag: benoemd (vr 12 jun 2026)" in text
    assert "Pekela, wethouder gemeld zo 1 feb 2026 aan\u00adbevolen nog niet vastgelegd" in text
    assert "open; later benoemd" in text and "Veendam, wethouder" not in text
    assert "1 vacature: 1 open; daarnaast 1 nog niet opengesteld" in text
    assert "open per mei 2026 gemeld nog niet vastgelegd" in text and "nog niet opengesteld" in text
    text = " ".join(said(opened("vng", la="stappen")).split())
    assert "voorjaar: opengesteld mei 2026 nog te doen" in text
    text = " ".join(said(opened("vng", la="halen")).split())
    assert "Er is nog geen bericht verstuurd." in text and "apr 2026 Geld geld nog niet verstuurd" in text
    # nobody writes over the outcome that is recorded of V1: only V2 can still have one
    page = opened("vng", la="bijwerken")
    page.segmented_control(key="wat").select("Uitkomst vastleggen").run()
    assert [option.split(" · ")[0] for option in page.selectbox(key="outcome_vacancy").options] == ["V2"]


def test_a_vacant_seat_of_a_round_that_was_won_is_told(store, monkeypatch):
    monkeypatch.setenv("VGG_TODAY", "2026-03-31")
    rounds = """
        Verslagjaar | Vacature | Commissie | Zetel | Ronde    | Besluit    | Uitkomst
        2026        | V1       | RWM       | 3     | voorjaar | 12-03-2026 | benoemd
    """
    load_tables(store, {**TABLES, "Vacatures": rounds})
    told = "de zetel staat vacant, maar vacature V1 is benoemd op 12-03-2026 (test.xlsx › Vacatures › regel 2)"
    assert f"tegenspraak: {told}" in " ".join(said(opened("vng")).split())
    for page, drawer in (("overzicht", ""), ("gegevens", "twijfel")):
        text = " ".join(said(opened(page, la=drawer)).split())
        assert "Zetel 3 van Ruimte" in text and told in text, page


def test_the_year_that_runs_is_now_and_who_left_has_left(spring):
    text = " ".join(said(opened("vng", la="passend")).split())
    assert "Wie zit waar, nu" in text
    assert "Jan Vertrokken, vertrokken per wo 11 feb 2026: Musea" in text
    assert "An Vertrekt, tot vr 11 dec 2026: Kunst" in text
    # a term until 2027 runs to its last day, which is more than a year after 31 March 2026
    assert "vertrekken of vertrokken 2 van 3" in text and "Bo Blijft" not in text


def test_a_year_that_is_over_is_seen_at_its_end(bundled):
    text = " ".join(said(opened("vng", bundled, jaar="2023", la="passend")).split())
    assert "Wie zit waar, eind 2023" in text and "Wie zit waar, nu" not in text
    assert "vertrokken per ma 11 dec 2023" in text
    # of two of the four rounds the outcome is unknown, and no candidates are loaded
    assert "4 vacatures: 1 vervuld, 1 niet benoemd, 2 afloop onbekend" in text
    assert text.count("kandidaten onbekend gemeld ? niet vastgelegd") == 4
    text = " ".join(said(opened("vng", bundled, jaar="2023", la="kandidaten")).split())
    assert "Vacatures zonder kandidaat onbekend" in text


def test_a_candidate_makes_it_known_which_round_has_none(store, monkeypatch):
    """With one candidate for V1 loaded, of V2 it is known that nobody came forward."""
    monkeypatch.setenv("VGG_TODAY", "2026-03-31")
    candidates = """
        Vacature | Kandidaat | Gemeente | Gemeld op  | Uitkomst
        V1       | 1         | Pekela   | 01-02-2026 | open
    """
    load_tables(store, {**TABLES, "Voordrachten": candidates})
    with warehouse.reader() as reader:
        assert figure(reader, "vacancies_without_candidate", Where(2026)) == 1
        assert reader.rows("SELECT vacancy_id, candidates FROM vacancy_facts ORDER BY 1") == [("V1", 1), ("V2", 0)]
