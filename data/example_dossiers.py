"""The dossiers of the fictional year 2024, with their portfolios, lights and targets.

Municipalities, functions and committees exist; what they do here is made up, and no person is in it.
"""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

import random
from collections import Counter

from data import make_2023
from data.example_money import Row
from etl.datasets import DATASETS

YEAR = "2024"

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
# what else is known of a dossier
MORE = {
    11: {"is_temporary": "ja", "ends_on": "2026", "remark": "Begon in juni 2024; stopt als de subsidie stopt."},
    21: {"ends_on": "01-01-2025", "remark": "Gaat over naar de provincie."},
    26: {"project_codes": "W01"},
    19: {"project_codes": "J01"},
    27: {"ends_on": "01-06-2024", "remark": "Overgedragen aan de gemeenten: weinig vraag van de leden."},
}
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
