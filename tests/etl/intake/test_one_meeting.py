"""A calendar, a Teams report and a list of the same meetings: one meeting each, and nothing of a person is kept."""

from __future__ import annotations

import re
import shutil
import zipfile
from datetime import UTC, datetime, timedelta

import pyarrow.parquet as pq
import pytest
from calendars import calendar
from meetings import LIST, TABLES
from tables import load_once, rows

from etl import drafts
from etl.intake import answers, identities, remembered
from etl.intake.answers import PERSON
from etl.intake.choices import NOTHING
from etl.intake.list_marks import ABSENT, REST
from etl.intake.which_meeting import MATCH, NEW
from etl.load import check_file, load
from etl.workbooks.export import export

pytestmark = pytest.mark.views

REPORT = (
    "1. Summary\nMeeting title\tPHO Cultuur\nAttended participants\t3\nStart time\t2/16/24, 9:58:07 AM\n"
    "End time\t2/16/24, 11:31:00 AM\n\n2. Participants\n"
    "Name\tFirst join\tLast leave\tIn-meeting duration\tEmail\tRole\n"
    "Derde Dijk (Gast)\t2/16/24, 10:02:46 AM\t2/16/24, 10:50:12 AM\t19m\td.dijk@pekela.nl\tOrganizer\n"
    "Vierde Veer\t2/16/24, 10:03:01 AM\t2/16/24, 10:50:12 AM\t18m\tv.veer@provinciegroningen.nl\tPresenter\n"
    "+31 6 12345678\t2/16/24, 10:04:01 AM\t2/16/24, 10:50:12 AM\t18m\t\tPresenter\n"
)
EVENTS = [
    f"""UID:{number}
    DTSTART;TZID=Europe/Amsterdam:{day}T100000
    DTEND;TZID=Europe/Amsterdam:{day}T113000
    SUMMARY:{title}
    LOCATION:Veendam
    DESCRIPTION:Bel 06-98765432
    ATTENDEE;CN="Dijk, Derde";PARTSTAT=ACCEPTED:mailto:d.dijk@pekela.nl
    ATTENDEE;CN=Vijfde Vos;PARTSTAT=DECLINED:mailto:v.vos@veendam.nl"""
    for number, (day, title) in enumerate(
        (("20240216", "PHO Cultuur"), ("20240315", "PHO Sport"), ("20240412", "PHO Cultuur en PHO Sport"))
    )
]
SECRET = (
    "derde",
    "dijk",
    "vierde",
    "veer",
    "vijfde",
    "eiland",
    "d.dijk",
    "@",
    "12345678",
    "98765432",
    "10:02",
    "10:50",
    "11:31:00",
    "provinciegroningen.nl",
)


def without_stamps(text: bytes) -> bytes:
    """A text without the moments at which this very test saved something: at 10:50 those say "10:50" too."""
    days = {(datetime.now(UTC) - timedelta(days=ago)).date().isoformat() for ago in (-1, 0, 1)}
    return re.sub(rf"({'|'.join(days)})[t ][0-9:.]+".encode(), b"", text)


def answered(*told):
    choices = NOTHING
    for place, key, value in told:
        choices = choices.with_value(*place.split("."), key, value)
    return choices


def save(data, name, answers=()):
    draft = drafts.put(data, name)
    for place, key, value in answers:
        drafts.decide(draft.id, lambda c, p=place, k=key, v=value: c.with_value(*p.split("."), k, v))
    outcome = drafts.save(draft.id, by="toets")
    assert outcome.batch, (outcome.message, [p.sentence for p in outcome.problems])
    return outcome


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The three sources, put ready and saved as a person would, one after the other."""
    folder = tmp_path_factory.mktemp("three")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder / "data"))
        load_once(folder, TABLES)
        who = (
            (PERSON, identities.code_of("Derde Dijk"), "Pekela · wethouder"),
            (PERSON, identities.code_of("Vos, Vijfde"), "Veendam · raadslid"),
        )
        save(calendar(folder / "agenda.ics", *EVENTS).read_bytes(), "agenda.ics", who)
        save(LIST.encode(), "presentie.csv", [(REST, "presentielijst", ABSENT)])
        outcome = save(REPORT.encode("utf-16"), "verslag.csv", [(REST, "teams", "is onbekend")])
    return folder, outcome


@pytest.fixture
def store(made, tmp_path, monkeypatch):
    shutil.copytree(made[0] / "data", tmp_path / "data")
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "data"))
    return tmp_path


def test_three_sources_are_three_meetings(store):
    sql = "SELECT meeting_date::VARCHAR, title, state, location, start_time::VARCHAR, kind FROM meetings ORDER BY 1"
    assert rows(sql) == [
        ("2024-02-16", "PHO Cultuur", "gehouden", "Veendam", "10:00:00", "pho"),
        ("2024-03-15", "PHO Sport", "gehouden", "Veendam", "10:00:00", "pho"),
        ("2024-04-12", "PHO Cultuur en PHO Sport", "gehouden", "Veendam", "10:00:00", "pho"),
    ]
    assert rows("SELECT source, count(*), count(DISTINCT meeting_id) FROM meeting_sources GROUP BY 1 ORDER BY 1") == [
        ("agenda", 3, 3),
        ("presentielijst", 3, 3),
        ("teams", 1, 1),
    ]


def test_a_meeting_of_two_dossiers_counts_once_and_stands_under_both(store):
    assert rows("SELECT dossier_ids FROM meetings WHERE meeting_date = '2024-04-12'") == [(["D1", "D2"],)]
    assert rows("SELECT count(*) FROM meeting_facts WHERE is_held") == [(3,)]
    assert rows("SELECT dossier_id, count(*) FROM dossier_turnout GROUP BY 1 ORDER BY 1") == [("D1", 2), ("D2", 2)]


def test_each_fact_comes_from_its_own_source(store):
    facts = rows(
        "SELECT meeting_date::VARCHAR, municipality, presence, people_registered, people_excused, people_present, "
        "people_substitute FROM attendance_facts ORDER BY 1, 2"
    )
    assert facts == [
        ("2024-02-16", "Groningen", "aanwezig", None, None, 2, None),
        ("2024-02-16", "Pekela", "aanwezig", 1, 0, 1, None),
        ("2024-02-16", "Veendam", "afwezig", 0, 1, 0, None),
        ("2024-03-15", "Groningen", "aanwezig", None, None, 1, None),
        ("2024-03-15", "Pekela", "aanwezig", 1, 0, 1, 1),
        ("2024-03-15", "Veendam", "afwezig", 0, 1, 0, None),
        ("2024-04-12", "Groningen", "afwezig", None, None, 0, None),
        ("2024-04-12", "Pekela", "aanwezig", 1, 0, 1, None),
        ("2024-04-12", "Veendam", "aanwezig", 0, 1, 1, None),
    ]


def test_what_the_sources_say_differently_is_listed(store):
    assert rows("SELECT meeting_date::VARCHAR, subject, source, said, counts FROM source_differences ORDER BY ALL") == [
        ("2024-02-16", "Mensen aanwezig", "presentielijst", "4", "3")
    ]
    assert rows("SELECT count(*) > 0 FROM meeting_facts WHERE has_other_source") == [(True,)]


def test_nothing_of_a_person_is_stored_or_given(store):
    """Every byte of every file, also inside parquet and packed files, and of an export."""
    export(store / "uit")
    assert not drafts.every()
    looked = 0
    for path in (p for p in store.rglob("*") if p.is_file()):
        texts = [path.name.encode(), path.read_bytes()]
        if path.suffix == ".parquet":
            texts.append(str(pq.read_table(path).to_pydict()).encode())
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                texts += [package.read(name) for name in package.namelist()]
        for text in texts:
            small = without_stamps(text.lower()).replace(b"veendam", b"").replace(b"presentielijst", b"")
            for encoding in ("utf-8", "utf-16-le"):
                found = [w for w in SECRET if len(w) > 3 and w.encode(encoding) in small]
                assert found == [], (path, found)
            looked += 1
    assert looked > 20
    assert not list((store / "uit").rglob("people.key"))


def test_an_answer_is_remembered_without_the_name_and_can_be_changed(store):
    answer = next(a for a in answers.answers() if a.is_person and a.meaning == "Pekela · wethouder")
    assert answer.text == identities.code_of("DIJK, Derde (EXT)")
    remembered.change(answer, "Veendam · ambtenaar", "toets")
    (store / "v.csv").write_bytes(REPORT.replace("2/16/24", "5/23/24").encode("utf-16"))
    outcome = check_file(store / "v.csv", name="v.csv", choices=answered((REST, "teams", "is onbekend")))
    assert [ask.kind for ask in outcome.asks] == ["person"]
    assert outcome.datasets["attendance"].new == 1
    remembered.forget(next(a for a in answers.answers() if a.is_person and a.text == answer.text))
    outcome = check_file(store / "v.csv", name="v.csv")
    assert "attendance" not in outcome.datasets
    assert len([ask for ask in outcome.asks if ask.kind == "person"]) == 2


def test_another_name_on_the_same_day_is_asked_once_and_remembered(store):
    (store / "l.csv").write_text("Datum;Overleg;Pekela;Veendam\n16-2-2024;Bestuurlijk overleg kunst;1;1", "utf-8")
    outcome = load(store / "l.csv", by="toets")
    assert outcome.batch is None
    [ask] = outcome.open_asks
    assert ask.options[-1] == NEW
    meeting = ask.options[0]
    assert load(store / "l.csv", by="toets", choices=answered((MATCH, ask.key, meeting))).batch
    assert rows("SELECT count(*) FROM meetings") == [(3,)]
    (store / "l.csv").write_text("Datum;Overleg;Pekela;Veendam\n16-2-2024;Bestuurlijk overleg kunst;0;1", "utf-8")
    assert check_file(store / "l.csv").open_asks == []


def test_day_or_month_first_is_asked_unless_a_known_meeting_says_it(store):
    (store / "v.csv").write_bytes(
        REPORT.replace("2/16/24", "4/12/24").replace("PHO Cultuur", "PHO Cultuur en PHO Sport").encode("utf-16")
    )
    assert not [ask for ask in check_file(store / "v.csv").open_asks if ask.kind == "day"]
    (store / "v.csv").write_bytes(REPORT.replace("2/16/24", "5/6/24").encode("utf-16"))
    [ask] = check_file(store / "v.csv").open_asks
    assert ask.options == ("dag eerst", "maand eerst")
    outcome = check_file(store / "v.csv", choices=answered((ask.place, ask.key, "maand eerst")))
    assert [c for c in outcome.changes if "6 mei 2024" in str(c)] or outcome.datasets["meetings"].new == 1
