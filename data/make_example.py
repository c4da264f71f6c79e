"""Makes data/voorbeeld-2024.xlsx: a fictional year, so that every page has something to show.

Run from the root of the project: `python -m data.make_example`. Municipalities, functions and committees exist;
what they do here is made up, and no person is in it. The same bytes at every run.
"""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from data import example_money, make_2023, template_file
from data.example_money import Row
from etl.datasets import DATASETS
from metrics import dutch

YEAR = "2024"
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

PORTFOLIOS = (
    "Bestuur", "Bestuur & Veiligheid", "Gemeentefinanciën", "Cultuur", "Bibliotheekwerk", "Sport en Bewegen",
    "Ruimte, Wonen, Mobiliteit", "Sociaal Domein", "Vrijetijdseconomie", "Economische Zaken", "Onderwijs",
    "Partnerorganisaties",
)
# name · portfolio · committee · PHO's planned · light first half · second half
# (a+b: two aspects, a>b: course, empty: no light, -: nothing filled in)
DOSSIERS = (
    ("Leden en ledenvergadering", 1, "DB VNG", 0, "groen", "groen"),
    ("Vacatures bij de VNG", 1, "", 0, "oranje", "groen"),
    ("Openbaar bestuur", 2, "B&V", 4, "groen", "oranje"),
    ("Overleg veiligheid", 2, "B&V", 3, "groen", "groen"),
    ("Ondermijning", 2, "B&V", 0, "oranje", "rood"),
    ("Overleg gemeentefinanciën", 3, "FIN", 4, "oranje>groen", "groen"),
    ("Herverdeling gemeentefonds", 3, "FIN", 0, "rood", "oranje"),
    ("Overleg cultuur", 4, "", 4, "groen", "groen"),
    ("Regionale cultuuragenda", 4, "", 0, "groen+oranje", "groen"),
    ("Overleg bibliotheken", 5, "", 3, "groen", "rood"),
    ("Laaggeletterdheid", 5, "PSI", 0, "-", "groen"),
    ("Overleg sport", 6, "", 4, "groen", "groen"),
    ("Zwemonderwijs", 6, "ZJO", 0, "oranje", "oranje"),
    ("Overleg ruimte en wonen", 7, "RWM", 4, "oranje", "groen>oranje"),
    ("Woondeals", 7, "RWM", 0, "rood", "rood"),
    ("Bereikbaarheid dorpen", 7, "RWM", 0, "", "oranje"),
    ("Overleg sociaal domein", 8, "ZJO", 4, "groen", "groen"),
    ("Jeugdhulp inkoop", 8, "ZJO", 0, "oranje+rood", "oranje"),
    ("Bestaanszekerheid", 8, "PSI", 0, "groen", "groen"),
    ("Overleg vrijetijdseconomie", 9, "EKEM", 3, "groen", "groen"),
    ("Toeristische routes", 9, "EKEM", 0, "groen", "onbekend"),
    ("Overleg economie", 10, "EKEM", 4, "groen", "groen"),
    ("Vestigingsklimaat", 10, "EKEM", 0, "oranje", "groen"),
    ("Overleg onderwijs", 11, "ZJO", 3, "groen", "oranje"),
    ("Leerlingenvervoer", 11, "ZJO", 0, "onbekend", "rood"),
    ("Waterbeheer", 12, "", 0, "groen", "groen"),
    ("Dorpen en wijken", 12, "", 0, "groen", "-"),
    ("Arbeidsmarktregio", 12, "PSI", 0, "oranje", "groen"),
    ("Asielopvang", 12, "TCAM", 0, "rood", "oranje>rood"),
    ("Energie en netcapaciteit", 12, "EKEM", 0, "oranje", "oranje"),
)
WHY = (
    ("Te weinig menskracht", "Het plan komt later", "Inhuur voor drie maanden"),
    ("Gemeenten willen niet hetzelfde", "Er is nog geen gezamenlijk voorstel", "Twee varianten naast elkaar leggen"),
    ("Het rijksgeld valt lager uit", "Een deel van de plannen kan niet door", "Lobby met de provincie"),
    ("Partner zegt afspraken af", "De uitvoering begint later", "Nieuwe afspraken vastleggen"),
)
# in the order of the portfolios; the second is what several of them discuss
THEMES = (
    "Openbaar bestuur; Financiën", "Veiligheid; Openbaar bestuur", "Financiën; Energie", "Cultuur; Onderwijs", "Lezen en leren; Onderwijs",
    "Sport; Jeugd", "Wonen; Energie", "Jeugd; Bestaanszekerheid", "Toerisme; Bereikbaarheid", "Arbeidsmarkt; Energie",
    "Onderwijs; Jeugd", "Wonen; Bereikbaarheid",
)
PARTNERS = ("Provincie Groningen", "VNG", "Waterschap", "Veiligheidsregio")
PURPOSES = ("netwerken", "kennisdelen", "samenwerken", "verbinden")
CANCELLED = (
    ("te weinig onderwerpen", "Er stonden te weinig onderwerpen op de agenda.", 14, "volgend overleg"),
    ("te veel afwezigen", "Meer dan de helft meldde zich af.", 2, "schriftelijk afgedaan"),
    ("gasten zeggen af", "De spreker kon niet komen.", 1, "werkbezoek in het najaar"),
    ("weer", "Code rood vanwege gladheid.", 0, "volgend overleg"),
    ("ziekte", "De voorzitter was ziek en de vervanger ook.", 1, ""),
)
# who got a seat in the rounds of this year: municipality · from · until · acting
NEW = {
    "EU&I": ("Oldambt", "12-06-2024", "01-06-2026", "ja"), "RWM": ("Pekela", "12-06-2024", "01-06-2028", "nee"),
    "PSI": ("Het Hogeland", "29-11-2024", "01-12-2028", "nee"),
}
# what else is known of a dossier
MORE = {
    11: {"is_temporary": "ja", "ends_on": "2026", "remark": "Begon in juni 2024; stopt als de subsidie stopt."},
    21: {"ends_on": "01-01-2025", "remark": "Gaat over naar de provincie."},
    26: {"project_codes": "W01"},
    19: {"project_codes": "J01"},
    27: {"ends_on": "01-06-2024", "remark": "Overgedragen aan de gemeenten: weinig vraag van de leden."},
}
WITHOUT_HOURS = (2, 9, 22, 27)
# how many hours go into a month of a dossier, against the plan
EFFORT = {"groen": 0.96, "oranje": 1.2, "rood": 1.5}
OFFICES = ("wethouder", "wethouder", "wethouder", "burgemeester")
ADVISERS = ("Strategisch adviseur", "Bestuurs- en projectmedewerker")


def dossier_id(number: int) -> str:
    """D01, D02, …"""
    return f"D{number:02d}"


def portfolio_of(dossier_ids: str) -> int:
    """The place of the portfolio of the first of these dossiers."""
    return DOSSIERS[int(dossier_ids[1:3]) - 1][1] - 1


def dossiers(held: Counter[str], listed: Counter[str]) -> dict[str, list[Row]]:
    """Portfolios, dossiers, lights and targets.

    held: how many meetings of portfolio holders each dossier had; listed: all its meetings, also those called off.
    """
    chance = random.Random(1)
    members = [m["municipality"] for m in make_2023.rows_of(DATASETS["municipalities"])]
    lights, targets, rows = [], [], []
    for number, (name, portfolio, body, planned, *halves) in enumerate(DOSSIERS, start=1):
        key = {"report_year": YEAR, "dossier_id": dossier_id(number)}
        row = key | {
            "dossier_name": name, "portfolio": PORTFOLIOS[portfolio - 1], "organiser": "de vereniging",
            "chair_function": OFFICES[number % 4], "executor_roles": ADVISERS[number % 2],
            "goal": f"Samen verder komen met {name[0].lower()}{name[1:]}.",
        }
        row |= {"body_codes": body} if body else {}
        if planned:
            row |= {"planned_meetings": str(listed[dossier_id(number)]), "planned_kinds": "pho; ambtelijk"}
        row |= MORE.get(number, {})
        rows.append(row)
        # a dossier that began in the year has no row for the half before: that is something else than no light
        lights += [key | _light(given, half, number) for half, given in enumerate(halves, start=1) if given != "-"]
        met = ("groen" in halves[1]) + chance.randint(0, 1)
        if planned:
            targets.append(key | {"target_number": "1", "description": "Overleggen van de portefeuillehouders",
                                  "target_value": str(planned), "unit": "overleggen",
                                  "realised_value": str(held[dossier_id(number)])})
        targets.append(key | {"target_number": "2", "description": "Gezamenlijk standpunt", "target_value": "1",
                              "unit": "standpunten", "realised_value": str(min(1, met)),
                              "due_date": "31-12-2024"})
        if number % 4 == 0:
            targets.append(key | {"target_number": "3", "description": "Kennis delen met de raden"})
    portfolios = [
        {"report_year": YEAR, "portfolio": name, "position": str(n), "chair_function": OFFICES[n % 4],
         "chair_municipality": members[n % len(members)]} for n, name in enumerate(PORTFOLIOS, start=1)
    ]
    return {"portfolios": portfolios, "dossiers": rows, "lights": lights, "targets": targets}


def _light(given: str, half: int, number: int) -> Row:
    row = {"half": str(half)}
    if not given:
        return row
    sign = next((s for s in "+>" if s in given), "")
    colours = given.split(sign) if sign else [given]
    row |= {f"light_{n}": colour for n, colour in enumerate(colours, start=1)}
    if sign:
        row["meaning"] = "verloop" if sign == ">" else "twee aspecten"
    row["explanation"] = {"groen": "Het loopt zoals afgesproken.", "onbekend": "De kleur is niet doorgegeven."}.get(
        "+".join(colours), "Hier is bijsturing nodig."
    )
    if {"oranje", "rood"} & set(colours):
        row |= dict(zip(("cause", "consequence", "correction"), WHY[number % 4], strict=True))
        row |= {"owner_function": ADVISERS[number % 2], "due_date": "15-09-2024" if half == 1 else "28-02-2025"}
    # some are given long before the half they stand for
    stale = half == 2 and number in (8, 16, 26)
    row["recorded_on"] = "20-03-2024" if stale else "28-05-2024" if half == 1 else "05-12-2024"
    return row


class Calendar:
    """The meetings of the year and who came."""

    def __init__(self, members: list[str]) -> None:
        self.chance, self.members = random.Random(7), members
        self.meetings: list[Row] = []
        self.attendance: list[Row] = []
        self.cancelled = 0
        self._portfolio_meetings()
        self._others()

    def add(self, when: date, kind: str, title: str, **more: str) -> Row:
        """One meeting; report half as the association does it: from June on it is the second."""
        number = len(self.meetings) + 1
        start = self.chance.choice(("09:00", "09:30", "13:00", "15:30"))
        row = {
            "report_year": YEAR, "meeting_id": f"2024-{number:03d}", "title": title, "kind": kind, "state": "gehouden",
            "half": "1" if when.month < 6 else "2", "meeting_date": dutch.typed(when), "start_time": start,
            "end_time": f"{int(start[:2]) + 2:02d}:{start[3:]}", "location": self.chance.choice(("Groningen", "Winschoten")),
            "state_basis": "uitdrukkelijk", "purposes": "; ".join(self.chance.sample(PURPOSES, self.chance.randint(1, 2))),
            "themes": THEMES[portfolio_of(more.get("dossier_ids", "D01"))].split("; ")[0], **more,
        }
        self.meetings.append(row)
        return row

    def _portfolio_meetings(self) -> None:
        for number, (name, _, _, planned, *_) in enumerate(DOSSIERS, start=1):
            for turn in range(planned):
                month = 1 + turn * 12 // planned + number % 2
                month += 2 * (month in (7, 8))
                when = date(
                    2024,
                    min(month, 12),
                    (16 if month == 1 else 4) + (number * 3 + turn) % (12 if month in (1, 12) else 24),
                )
                when += timedelta(days={5: 2, 6: 1}.get(when.weekday(), 0))
                wide = {"is_collegebreed": dutch.yes_no((number + turn) % 3 == 0)} if number % 5 else {}
                shared = f"; {dossier_id(number + 1)}" if turn == 1 and number % 4 == 2 else ""
                row = self.add(when, "pho", name, dossier_ids=dossier_id(number) + shared, **wide)
                row |= {"themes": THEMES[portfolio_of(dossier_id(number))]} if turn % 2 else {}
                if (
                    turn == (0 if number in (8, 10) else planned - 1)
                    and number % 2 == 0
                    and self.cancelled < len(CANCELLED)
                ):
                    self._cancel(row)
                    continue
                if turn % 2 == 0:
                    # one to three weeks, but not in the Christmas holidays
                    before = self.add(when - timedelta(days=7 if when.month == 1 else 14 + (number % 3 - 1) * 7), "ambtelijk",
                                      f"Voorbereiding {name[0].lower()}{name[1:]}", dossier_ids=dossier_id(number),
                                      prepares_for=row["meeting_id"])
                    if number % 4:
                        self._came(before, role="ambtenaar", basis="teams")
                if (number + turn) % 6:
                    self._came(row, wide.get("is_collegebreed") == "ja")

    def _cancel(self, row: Row) -> None:
        code, reason, notice, topic = CANCELLED[self.cancelled]
        self.cancelled += 1
        row |= {"state": "geannuleerd", "reason_code": code, "reason": reason, "notice_days": str(notice)}
        row |= {"topic_went_to": topic} if topic else {}

    def _came(self, meeting: Row, wide: bool = False, role: str = "wethouder", basis: str = "presentielijst") -> None:
        for place, name in enumerate(self.members):
            invited = 3 if wide and place % 3 == 0 else 1
            likely = 0.9 - 0.045 * place + (0.08 if wide else 0)
            coming = self.chance.random() < likely
            row = {"meeting_id": meeting["meeting_id"], "municipality": name, "role": role, "invited": str(invited),
                   "basis": basis}
            if self.chance.random() < 0.03:
                self.attendance.append(row)  # on the list, but nobody noted whether they came
                continue
            shows = coming and self.chance.random() > 0.06
            excused = not coming and self.chance.random() < 0.7
            present = self.chance.randint(1, invited) if shows else 0
            row |= {"registered": str(max(present, int(coming))), "excused": str(int(excused)), "present": str(present)}
            if shows:
                row["substitutes"] = str(int(self.chance.random() < 0.12))
            self.attendance.append(row)
            if wide and self.chance.random() < 0.3:
                self.attendance.append(row | {"role": "ambtenaar", "invited": "1", "registered": "1", "excused": "0",
                                              "present": "1", "substitutes": "0"})

    def _others(self) -> None:
        for month in (1, 2, 3, 4, 5, 6, 9, 10, 11, 12):
            board = self.add(
                date(2024, month, 14 if month in (5, 10) else 12), "db", "Dagelijks Bestuur", purposes="samenwerken"
            )
            if month not in (5, 11):
                self._came(board, role="bestuurslid", basis="verslag")
        for month, dayn, kind, title in (
            (1, 25, "db", "Heisessie van het Dagelijks Bestuur"), (4, 18, "alv", "Ledenvergadering voorjaar"),
            (11, 21, "alv", "Ledenvergadering najaar"), (6, 13, "leden", "Toogdag voor alle leden"),
            (3, 14, "raadsleden", "Klankbord van raadsleden"), (9, 26, "raadsleden", "Klankbord van raadsleden"),
            (5, 16, "werkbezoek", "Werkbezoek aan een energiehub"), (10, 3, "werkbezoek", "Werkbezoek aan een brede school"),
            (2, 8, "agendacommissie", "Agenda van de ledenvergadering"), (10, 10, "intern", "Overleg van het bureau"),
        ):
            other = self.add(date(2024, month, dayn), kind, title)
            if kind in ("alv", "raadsleden"):
                self._came(other, role="raadslid" if kind == "raadsleden" else "burgemeester")
        # both on a day on which the association meets itself
        for month, dayn, title, partner in (
            (3, 12, "Regiodag over water", PARTNERS[2]), (11, 21, "Bijeenkomst over crisisopvang", PARTNERS[3]),
        ):
            self.add(date(2024, month, dayn), "extern", title, partners=partner, organiser=partner,
                     dossier_ids="D26" if month == 3 else "D29")
        for month, partner in ((2, 0), (6, 1), (9, 2), (12, 3)):
            self.add(date(2024, month, 19), "bestuurlijk", f"Bestuurlijk overleg met {PARTNERS[partner]}",
                     partners=PARTNERS[partner], organiser=PARTNERS[partner], dossier_ids="D26")
        self.meetings[-1] |= {"headcount": "35", "headcount_quality": "geschat"}
        moved = self.add(date(2024, 6, 20), "pho", "Overleg onderwijs", dossier_ids="D24")
        moved |= {"state": "uitgesteld", "reason_code": "anders", "reason": "Het advies was nog niet klaar.",
                  "notice_days": "7", "topic_went_to": "overleg in september"}
        for month, dayn in ((1, 23), (2, 6)):
            later = self.add(date(2024, 12, dayn), "pho", "Overleg cultuur", dossier_ids="D08")
            later |= {"state": "gepland", "report_year": YEAR, "meeting_date": f"{dayn:02d}-{month:02d}-2025"}


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
             "najaar 2025", "", "voornemen", "40", "", "nee"),
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
                      "sent_on": dutch.typed(date(2024, n, 6)), "subject": f"Inbreng voor de vergadering van maand {n}"}
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
    found |= rest(list(people), retreat)
    _bring(found["vng_exchange"], found["dossiers"], found["meetings"])
    found |= example_money.tables(people)
    return {name: [{**row, "source_place": "fictief"} for row in rows] for name, rows in found.items()}


def content() -> bytes:
    """The bytes of the workbook."""
    return template_file.content(template_file.workbook("Voorbeeldjaar 2024", ABOUT, tables(), MADE_ON), MADE_ON)


if __name__ == "__main__":
    WORKBOOK.write_bytes(content())
