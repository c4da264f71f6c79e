"""Makes data/voorbeeld-2024.xlsx: a fictional year, so that every page has something to show.

Run from the root of the project: `python -m data.make_example`. Municipalities, functions and committees exist;
what they do here is made up, and no person is in it. The same bytes at every run. Its dossiers, its calendar and its
money stand in `example_dossiers`, `example_calendar` and `example_money`; here is the rest, and the workbook.
"""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from data import example_money, make_2023, template_file
from data.example_calendar import Calendar
from data.example_dossiers import ADVISERS, DOSSIERS, YEAR, dossier_id, dossiers
from data.example_money import Row
from etl.datasets import DATASETS
from metrics import dutch

WORKBOOK = Path(__file__).parent / "voorbeeld-2024.xlsx"
MADE_ON = datetime(2025, 1, 6)  # noqa: DTZ001 - a fixed moment, so that every run gives the same file
ABOUT = (
    ("Wat", "Inhoud"),
    ("Soort", "fictief voorbeeld"),
    ("Titel", "Voorbeeldjaar 2024, om te zien wat het dashboard kan"),
    ("Verslagjaar", 2024),
    ("Gegevens tot en met", "31-12-2024"),
    ("Let op", "Alles in dit bestand is verzonnen. Er staan geen namen van mensen in. Weghalen kan in één keer: draai deze "
     "aanlevering terug op de pagina Gegevens."),
)
# who got a seat in the rounds of this year: municipality · from · until · acting
NEW = {
    "EU&I": ("Oldambt", "12-06-2024", "01-06-2026", "ja"), "RWM": ("Pekela", "12-06-2024", "01-06-2028", "nee"),
    "PSI": ("Het Hogeland", "29-11-2024", "01-12-2028", "nee"),
}
WITHOUT_HOURS = (2, 9, 22, 27)
# how many hours go into a month of a dossier, against the plan
EFFORT = {"groen": 0.96, "oranje": 1.2, "rood": 1.5}
MEASURES = {
    "Vaker collegebreed uitnodigen": "collegebreed uitgenodigd",
    "Overleggen met dezelfde gasten samenvoegen": "gecombineerde overleggen",
    "De agenda delen met partners": "agenda van partners",
    "VNG-commissieleden vaker laten halen en brengen": "antwoord bij halen en brengen",
}


def rest(members: list[str], retreat: str) -> dict[str, list[Row]]:
    """Counts, agreements, handovers, seats, rounds, haal en breng, hours and staff. retreat: its meeting number."""
    year = {"report_year": YEAR}
    agreements = [
        year | {"agreement_id": f"A{n:02d}", "kind": kind, "description": text, "made_at": "Heisessie", "meeting_id": retreat, "made_on": "25-01-2024",
                "state": state, "dossier_ids": dossiers, "owner_function": ADVISERS[n % 2]}
        | ({"due_date": due} if due else {}) | ({"closed_on": closed} if closed else {})
        | ({"measure": MEASURES[text]} if text in MEASURES else {})
        for n, (kind, text, dossiers, due, state, closed) in enumerate((
            ("conclusie", "Vaker collegebreed uitnodigen", "D01", "01-07-2024", "afgerond", "20-06-2024"),
            ("conclusie", "Overleggen met dezelfde gasten samenvoegen", "D03; D04", "01-10-2024", "loopt", ""),
            ("conclusie", "De agenda delen met partners", "D01", "01-04-2024", "afgerond", "28-03-2024"),
            ("besluit", "De toeristische routes gaan over naar de provincie", "D21", "01-01-2025", "loopt", ""),
            ("actie", "Brief over het gemeentefonds", "D07", "15-09-2024", "open", ""),
            ("actie", "Plan voor zwemonderwijs", "D13", "01-11-2024", "open", ""),
            ("actie", "Vragen over jeugdhulp ophalen bij de leden", "D18", "01-06-2024", "afgerond", "12-06-2024"),
            ("actie", "Voorstel kosten congres", "D01", "", "vervallen", ""),
            ("besluit", "Eén aanspreekpunt voor asielopvang", "D29", "01-03-2025", "open", ""),
            ("actie", "Rekenvoorbeelden bij de herverdeling maken", "D07", "15-03-2025", "loopt", ""),
            ("actie", "Afspraken over woondeals vastleggen", "D15", "01-09-2024", "open", ""),
            ("actie", "Overzicht van bouwplannen per gemeente", "D15", "01-11-2024", "loopt", ""),
            ("actie", "Inkoopvoorwaarden jeugdhulp vergelijken", "D18", "15-02-2025", "loopt", ""),
            ("besluit", "Eén inkoopkalender voor jeugdhulp", "D18", "01-04-2025", "open", ""),
            ("conclusie", "VNG-commissieleden vaker laten halen en brengen", "D02", "01-12-2024", "loopt", ""),
            ("conclusie", "De overleggen gaan vaker over strategie", "D01", "01-12-2024", "open", ""),
        ), start=1)
    ]
    names = ("dossier_id", "subject", "kind", "reason", "to_whom", "takes_effect_on", "is_letter_sent", "state",
             "hours_freed", "money_freed", "covers_dossier")
    handovers = [
        year | {"handover_id": f"H{n}"} | {name: cell for name, cell in zip(names, row, strict=True) if cell}
        for n, row in enumerate((
            ("D21", "Toeristische routes", "overdracht", "De provincie voert het al uit", "Provincie Groningen", "01-01-2025",
             "ja", "besloten", "120", "4000.00", "ja"),
            ("D27", "Dorpen en wijken", "overdracht", "Weinig vraag van de leden", "gemeenten", "01-06-2024", "ja", "afgerond",
             "80", "2500.00", "ja"),
            ("D30", "Netcapaciteit", "start", "Nieuwe vraag van alle leden", "", "01-09-2024", "", "loopt", "", "", "nee"),
            ("D11", "Laaggeletterdheid", "tijdelijk", "Subsidie loopt af", "", "2026", "nee", "loopt", "", "", "ja"),
            ("D20", "Overleg vrijetijdseconomie bij overleg economie", "verkenning", "Dezelfde wethouders, deels dezelfde agenda", "",
             "najaar 2025", "", "voornemen", "40", "500.00", "nee"),
            ("D09", "Verzenden van de cultuurkalender", "afbouw", "De provincie heeft er zelf een", "Provincie Groningen", "mrt 2025", "nee",
             "besloten", "30", "1250.50", "nee"),
        ), start=1)
    ]
    seats = []
    for n, (body, seat) in enumerate((("DB VNG", 1), ("B&V", 1), ("FIN", 1), ("FIN", 2), ("ZJO", 1), ("RWM", 1), ("PSI", 1),
                                      ("EKEM", 1), ("R&G", 1), ("EU&I", 1), ("IS", 1), ("CVA", 1), ("CVD", 1), ("TCAM", 1))):
        row = year | {"body_code": body, "seat_number": str(seat)}
        if body in NEW:
            town, since, until, acting = NEW[body]
            seats.append(row | {"state": "bezet", "municipality": town, "appointed_by": "ALV VNG", "function": "wethouder",
                                "starts_on": since, "ends_on": until, "is_acting": acting})
            continue
        if body in ("IS", "CVD", "CVA"):
            seats.append(row | {"state": "vacant", "starts_on": "2023" if body == "IS" else "01-06-2024"})
            continue
        role = "raadslid" if body == "R&G" or n % 6 == 3 else "burgemeester" if n == 1 else "wethouder"
        seats.append(row | {
            "state": "bezet", "municipality": members[(n * 3) % 7], "appointed_by": "ALV VNG", "function": role, "starts_on": "01-06-2022",
            "ends_on": "01-06-2025" if n % 4 == 0 else "01-06-2026", "is_acting": "nee",
        })
    rounds = (
        ("voorjaar", "1", "EU&I", "voorlopig benoemd"), ("voorjaar", "1", "IS", "niet benoemd"),
        ("voorjaar", "1", "RWM", "benoemd"), ("voorjaar", "1", "CVD", "geen kandidaat"),
        ("najaar", "2", "IS", "ingetrokken"), ("najaar", "1", "PSI", "benoemd"), ("najaar", "2", "CVD", "open"),
        ("najaar", "1", "CVA", "niet benoemd"),
    )
    vacancies, nominations = [], []
    for n, (round_, turn, body, outcome) in enumerate(rounds, start=1):
        spring = round_ == "voorjaar"
        key = f"2024-V{n}"
        is_open = outcome == "open"
        decided = {} if is_open else {"decided_on": "12-06-2024" if spring else "29-11-2024"}
        advised = {} if is_open else {"recommended_on": "05-03-2024" if spring else "15-10-2024"}
        named = (
            {} if is_open or outcome == "geen kandidaat" else {"nominated_on": "22-04-2024" if spring else "25-10-2024"}
        )
        vacancies.append(year | {
            "vacancy_id": key, "body_code": body, "seat_number": "1", "seat_count": "1",
            "follows": {("IS", "2"): "2024-V2", ("CVD", "2"): "2024-V4"}.get((body, turn), ""), "round": round_, "round_number": turn,
            "required_function": "wethouder", "opened_on": "15-01-2024" if spring else "02-12-2024" if is_open else "02-09-2024",
            "closes_on": "01-03-2024" if spring else "31-01-2025" if is_open else "11-10-2024", "outcome": outcome,
            "counter_candidates": "1" if body == "IS" else "0", **decided, **advised, **named,
        })
        for candidate in range(1, {"geen kandidaat": 1, "open": 2}.get(outcome, 2 + n % 2)):
            first = candidate == 1
            nominations.append({
                "vacancy_id": key, "candidate_number": str(candidate), "municipality": members[(n + candidate * 4) % 10],
                "function": "wethouder", "registered_on": "20-02-2024" if spring else "16-12-2024" if is_open else "01-10-2024",
                "outcome": outcome if first else "niet benoemd",
            } | ({} if is_open else {
                "is_recommended": dutch.yes_no(first),
                "is_nominated": dutch.yes_no(first and outcome in ("benoemd", "voorlopig benoemd")),
                "outcome_on": decided["decided_on"],
            }) | (advised if first else {}))
    exchange = []
    for n, body in enumerate(
        ("FIN", "FIN", "ZJO", "RWM", "EKEM", "B&V", "PSI", "FIN", "ZJO", "RWM", "EKEM", "EU&I"), start=1
    ):
        row = year | {"exchange_id": f"E{n:02d}", "body_code": body, "half": "1" if n < 7 else "2", "hours": str(2 + n % 4),
                      "sent_on": dutch.typed(date(2024, n, 6)), "subject": f"Inbreng voor de vergadering van {dutch.typed(date(2024, n, 1), 'maand')}"}
        answered = {0: "ja", 1: "nee", 2: "ja", 3: ""}[n % 4]
        row |= {"is_answered": answered} if answered else {}
        if answered == "ja":
            row |= {"answered_on": dutch.typed(date(2024, n, 20)), "brought_to": "overleg portefeuillehouders",
                    "fetched_back": "standpunt van de commissie"}
        exchange.append(row)
    hours = list(_hours(random.Random(3)))
    counts = [
        year | {"count_id": "T1", "dossier_ids": "D26", "description": "Wekelijkse afstemming", "kind": "ambtelijk",
                "half": "1", "number": "12", "is_minimum": "ja", "state": "gehouden", "frequency": "wekelijks"},
        year | {"count_id": "T2", "dossier_ids": "D28", "description": "Overleg over de arbeidsmarkt", "kind": "pho",
                "half": "2", "number": "2", "state": "gehouden"},
    ]
    capacity = [
        year | {"function": f, "people": p, "hours_per_week": h, "contract": c}
        for f, p, h, c in (("Secretaris", "1", "36", "vast"), ("Strategisch adviseur", "1", "32", "vast"),
                           ("Bestuurs- en projectmedewerker", "2", "64", "vast"))
    ]
    notes = [year | {"note_id": "K1", "kind": "keuze", "dossier_ids": "D03; D04",
                     "sentence": "Een overleg dat onder twee dossiers valt, telt één keer in het totaal."}]
    return {"agreements": agreements, "handovers": handovers, "seats": seats, "vacancies": vacancies, "nominations": nominations,
            "vng_exchange": exchange, "hours": hours, "meeting_counts": counts, "capacity": capacity, "notes": notes}


def events(meetings: list[Row]) -> list[Row]:
    """What happens in the year: in a meeting, which then says when, or on a day or in a month of its own."""
    of = {m["title"]: {"meeting_id": m["meeting_id"]} for m in meetings}
    told: tuple[tuple[str, str, Row], ...] = (
        ("heisessie", "Heisessie van het Dagelijks Bestuur", of["Heisessie van het Dagelijks Bestuur"]),
        ("verkiezing", "Verkiezingen voor het Europees Parlement", {"happens_on": "06-06-2024"}),
        ("herindeling", "Twee gemeenten beginnen een onderzoek naar een herindeling", {"happens_on": "sep 2024"}),
        ("begroting", "De begroting voor 2025 wordt vastgesteld", of["Ledenvergadering najaar"]),
    )
    return [{"report_year": YEAR, "event_id": f"G{n}", "kind": kind, "event_name": name, **when}
            for n, (kind, name, when) in enumerate(told, start=1)]


def _hours(chance: random.Random) -> Iterator[Row]:
    """A month of a dossier: about the plan where the light is green, more where it is not."""
    for number, (_, _, _, _, *halves) in enumerate(DOSSIERS, start=1):
        if number in WITHOUT_HOURS:
            continue
        plan = 10 + number % 5
        for month in range(1, 13):
            given = halves[0 if month <= 5 else 1]
            if given == "-":
                continue
            effort = max((share for colour, share in EFFORT.items() if colour in given), default=1.0)
            spent = round(2 * (plan * effort + chance.uniform(-2, 2))) / 2
            yield {"report_year": YEAR, "month": str(month), "dossier_id": dossier_id(number),
                   "function": ADVISERS[number // 2 % 2], "hours": f"{spent:g}", "planned_hours": str(plan)}


def _bring(exchange: list[Row], dossiers: list[Row], meetings: list[Row]) -> None:
    """What a committee answered is brought to the first meeting after it that is about one of its dossiers."""
    about = {d["dossier_id"]: d.get("body_codes") for d in dossiers}
    held = sorted((_date(m["meeting_date"]), m["meeting_id"], m["dossier_ids"].split("; ")) for m in meetings
                  if (m["kind"], m["state"]) == ("pho", "gehouden"))
    for row in exchange:
        if "answered_on" in row:
            after = (number for on, number, of in held
                     if on > _date(row["answered_on"]) and row["body_code"] in map(about.get, of))
            row |= {"meeting_id": number} if (number := next(after, None)) else {}


def _date(text: str) -> date:
    return datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007 - a day has no zone


def tables() -> dict[str, list[Row]]:
    """Every sheet by dataset name; each row says in its source place that it is fictional."""
    people = {m["municipality"]: int(m["inhabitants"]) for m in make_2023.rows_of(DATASETS["municipalities"])}
    calendar = Calendar(list(people))
    held = Counter(
        d
        for m in calendar.meetings
        if (m["kind"], m["state"]) == ("pho", "gehouden")
        for d in m["dossier_ids"].split("; ")
    )
    listed = Counter(
        d for m in calendar.meetings if m["state"] != "gepland" for d in m.get("dossier_ids", "").split("; ")
    )
    found = dossiers(held, listed) | {"meetings": calendar.meetings, "attendance": calendar.attendance}
    retreat = next(m["meeting_id"] for m in calendar.meetings if m["title"].startswith("Heisessie"))
    found |= rest(list(people), retreat) | {"events": events(calendar.meetings)}
    _bring(found["vng_exchange"], found["dossiers"], found["meetings"])
    found |= example_money.tables(people)
    return {name: [{**row, "source_place": "fictief"} for row in rows] for name, rows in found.items()}


def content() -> bytes:
    """The bytes of the workbook."""
    return template_file.content(template_file.workbook("Voorbeeldjaar 2024", ABOUT, tables(), MADE_ON), MADE_ON)


if __name__ == "__main__":
    WORKBOOK.write_bytes(content())
