"""Which question of a form says who comes, for which day, and which answers are asked instead of guessed."""

from __future__ import annotations

import pytest

from etl.readers.meetings.form_answers import comes
from etl.readers.meetings.forms import read_form

HEAD = ["ID", "Tijd van voltooien", "E-mail", "Naam", "Welke gemeente?"]
FILE = "Aanmelding PHO Wonen 12-03-2025"


def read(questions, *answers, name=FILE):
    """Per meeting what is known of each municipality: registered, or the mark that is asked."""
    towns = ("Groningen", "Oldambt", "Pekela")
    rows = [(1, [*HEAD, *questions])]
    for n, (town, given) in enumerate(zip(towns, answers, strict=False), start=2):
        rows.append((n, [str(n), "1-3-2025 10:05", "anonymous", "", town, *given]))
    made = read_form(rows, name)
    days = {item.key: item.day for item in made.items}
    found: dict[str, dict[str, object]] = {}
    for person in made.people:
        said = person.mark or {1: "komt", 0: "komt niet", None: "onbekend"}[person.registered]
        found.setdefault(days[person.key], {})[person.municipality] = said
    return found, made


@pytest.mark.parametrize("question", ["Bent u aanwezig?", "Komt u of niet?", "Neemt u deel?", "Bent u erbij"])
@pytest.mark.parametrize("beside", ["Komt u met de auto?", "Deelname lunch", "Waarom komt u niet?"])
def test_the_question_about_presence_is_taken_and_no_other(question, beside):
    for order in ([beside, question], [question, beside]):
        at = order.index(question)
        answers = [["Nee", "Nee"], ["Ja", "Ja"]]
        answers[0][at], answers[1][at] = "Ja", "Nee"
        found, _ = read(order, *answers)
        assert found == {"2025-03-12": {"Groningen": "komt", "Oldambt": "komt niet"}}


@pytest.mark.parametrize("question", ["Kunt u niet komen?", "Meldt u zich af?", "Bent u verhinderd?"])
def test_a_question_the_other_way_round_is_asked(question):
    found, made = read([question], ["Ja"], ["Nee"])
    bare = question.lower().rstrip("?")
    assert found["2025-03-12"] == {"Groningen": f"op de vraag “{bare}?”: ja", "Oldambt": f"op de vraag “{bare}?”: nee"}
    assert made.items[0].accepted is None


def test_two_questions_about_presence_are_asked_together():
    found, _ = read(["Bent u aanwezig?", "Komt u naar Veendam?"], ["Ja", "Nee"], ["Ja", ""])
    assert found["2025-03-12"] == {
        "Groningen": "op de vraag “bent u aanwezig?”: ja; op de vraag “komt u naar veendam?”: nee",
        "Oldambt": "op de vraag “bent u aanwezig?”: ja; op de vraag “komt u naar veendam?”: niets",
    }
    # Only a question about the lunch: whether that is coming, nobody can see.
    assert read(["Deelname lunch"], ["Nee"])[0]["2025-03-12"] == {"Groningen": "op de vraag “deelname lunch?”: nee"}


def test_a_question_for_each_day_is_a_meeting_each():
    found, _ = read(["Bent u aanwezig op 12 maart?", "Bent u aanwezig op 14 mei?"], ["Nee", "Ja"], ["Ja", "Nee"])
    assert found == {
        "2025-03-12": {"Groningen": "komt niet", "Oldambt": "komt"},
        "2025-05-14": {"Groningen": "komt", "Oldambt": "komt niet"},
    }


def test_an_answer_with_more_days_is_for_each_of_them():
    answers = (["12-03-2025;14-05-2025;"], ["woensdag 14 mei 2025, 14:00 uur"], ["12 maart en 14 mei"])
    found, made = read(["Welke datum komt u?"], *answers, name="PHO Wonen 2025")
    assert found == {
        "2025-03-12": {"Groningen": "komt", "Pekela": "komt"},
        "2025-05-14": {"Groningen": "komt", "Oldambt": "komt", "Pekela": "komt"},
    }
    assert not made.unread
    found, made = read(["Welke datum komt u?"], ["12-03-2025;De laatste;"])
    assert found == {"2025-03-12": {"Groningen": "komt"}}
    assert made.unread == [("regel 2", "bij ‘welke datum komt u’ staat een antwoord zonder dag")]


def test_more_municipalities_may_be_ticked():
    rows = [(1, [*HEAD, "Komt u?"]), (2, ["1", "1-3-2025 10:05", "anonymous", "", "Groningen;Oldambt;", "Ja"])]
    assert [(p.municipality, p.registered) for p in read_form(rows, FILE).people] == [("Groningen", 1), ("Oldambt", 1)]
    head = ["ID", "Tijd van voltooien", "Naar welke organisatie gaat uw voorkeur uit?", "Gemeente"]
    made = read_form([(1, head), (2, ["1", "1-3-2025 10:05", "VNG", "Pekela"])], FILE)
    assert [p.municipality for p in made.people] == ["Pekela"]


@pytest.mark.parametrize("text", ["Ja", "ja hoor", "Ja, graag!", "Ja, online", "Ik kom", "x", "Ja, ik ben erbij", "J"])
def test_who_says_yes(text):
    assert comes(text) == (True, "")


@pytest.mark.parametrize(
    "text", ["Nee", "Nee, helaas", "Helaas, ik ben op vakantie", "Nee, ik ben er niet bij", "ik kom helaas niet", "-"]
)
def test_who_says_no(text):
    assert comes(text) == (False, "")


@pytest.mark.parametrize(
    "text",
    [
        "Nee hoor, geen probleem, ik ben er", "Ja, als ik oppas heb", "Ja, maar ik stuur een vervanger",
        "Nee, maar online", "Alleen de lunch", "Nee, mijn collega komt", "Ja, met 3 personen",
        "Ja, tenzij het sneeuwt",
    ],
)  # fmt: skip
def test_an_answer_that_says_more_is_asked(text):
    assert comes(text, "regel 3") == (None, "de tekst in regel 3")


@pytest.mark.parametrize("text", ["", "Misschien", "Weet ik nog niet", "?", "onder voorbehoud"])
def test_no_answer_yet_is_unknown(text):
    assert comes(text) == (None, "")
