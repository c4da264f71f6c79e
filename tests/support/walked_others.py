"""Each case of the headlines over meetings, agreements, seats, money and data, as in `walked_lights`."""
# ruff: noqa: E501  (a sentence is read whole)

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from given import FIRST, NOT_KNOWN, RUNNING, Given, a, closed, held, money, seats, share

from metrics import Where
from metrics.headline import UNKNOWN
from metrics.money import LITTLE, NOT_HELD

_MONEY = money("700", "1200")
OTHERS: list[tuple[str, str, Given, str]] = [
    (
        "afspraken",
        "open",
        Given(
            {
                "agreements": a(18),
                "agreements_open": a(14, 18),
                "agreements_overdue": a(12, 14, coverage_top=12, coverage_bottom=14),
            }
        ),
        "14 van de 18 afspraken staan open; van de 12 met een datum zijn er 12 te laat.",
    ),
    (
        "afspraken",
        "open",
        Given(
            {
                "agreements": a(1),
                "agreements_open": a(1, 1),
                "agreements_overdue": a(0, 1, coverage_top=1, coverage_bottom=1),
            }
        ),
        "1 van 1 afspraak staat open; daarvan is er geen te laat.",
    ),
    (
        "afspraken",
        "open, te laat onbekend",
        Given({"agreements": a(17), "agreements_open": a(2, 17, is_lower_bound=True)}),
        "Ten minste 2 van de 17 afspraken staan open; of er een te laat is, is niet bekend: bij geen staat een datum.",
    ),
    (
        "afspraken",
        "niets open",
        Given({"agreements": a(3), "agreements_open": a(0, 3)}),
        "Van de 3 afspraken staat er geen meer open.",
    ),
    (
        "afspraken",
        "niets open",
        Given({"agreements": a(3), "agreements_open": a(0, 3, is_lower_bound=True, coverage_top=1, coverage_bottom=3)}),
        "Van 1 van de 3 afspraken is bekend hoe het ermee staat; daarvan staat er geen open.",
    ),
    ("afspraken", "geen afspraak bij deze keuze", Given({"agreements": a(0)}), "Bij deze keuze staat geen afspraak."),
    ("afspraken", UNKNOWN, Given(), "Wat is afgesproken, is niet bekend."),
    (
        "afbouw",
        "taken",
        Given(
            {
                "handovers": a(6),
                "hours_freed": a(230, is_lower_bound=True),
                "money_freed": a(Decimal("7750.50")),
                "handover_contradictions": a(1),
            }
        ),
        "6 taken stoppen, gaan over of beginnen; door wat is besloten komen ten minste 230 uren en € 7.751 vrij; bij 1 taak "
        "spreken de data elkaar tegen.",
    ),
    (
        "afbouw",
        "taken",
        Given({"handovers": a(1)}),
        "1 taak stopt, gaat over of begint. Wat daardoor vrijkomt, is niet bekend.",
    ),
    (
        "afbouw",
        "geen taak bij deze keuze",
        Given({"handovers": a(0)}),
        "Bij deze keuze staat geen taak die stopt, overgaat of begint.",
    ),
    ("afbouw", UNKNOWN, Given(), "Wat stopt, overgaat of begint, is niet bekend."),
    (
        "scorebord",
        "conclusies",
        Given(
            {"conclusions": a(5), "conclusions_measured": a(4)},
            rows={"retreat_list": [{"made_on": date(2024, 1, 25), "made_on_precision": "dag"}]},
        ),
        "5 conclusies van do 25 jan 2024: 4 met een cijfer, 1 niet te meten.",
    ),
    ("scorebord", UNKNOWN, Given(), "Er zijn geen conclusies van een vorige heisessie."),
    ("besluiten", "afspraken", Given({"retreat_agreed": a(2)}), "2 afspraken vastgelegd in deze heisessie."),
    ("besluiten", UNKNOWN, Given({"retreat_agreed": a(0)}), "Nog geen besluiten in deze heisessie."),
    (
        "activiteit",
        "overleggen",
        Given(held(80, 85, cancelled=5, postponed=1, undated=14, least=True)),
        "80 van de 85 overleggen zijn gehouden in 2024, 5 geannuleerd; daarnaast 1 uitgesteld en ten minste 14 zonder "
        "datum.",
    ),
    (
        "activiteit",
        "overleggen",
        Given(held(1, 2, cancelled=1), where=Where(2024, 2, by_calendar=True)),
        "1 van de 2 overleggen is gehouden in jul–dec 2024, 1 geannuleerd (te weinig voor een conclusie).",
    ),
    (
        "activiteit",
        "overleggen",
        Given(held(3, 4, cancelled=1), **RUNNING),
        "Tot nu toe zijn 3 van de 4 overleggen gehouden in 2026, 1 geannuleerd.",
    ),
    (
        "activiteit",
        "geen overleg bij deze keuze",
        Given(held(0, 0, undated=2)),
        "In 2024 staat bij deze keuze geen overleg met een datum; daarnaast 2 zonder datum.",
    ),
    ("activiteit", UNKNOWN, Given(), "Wat er is gehouden, is niet bekend."),
    (
        "opkomst",
        "opkomst",
        Given({"turnout": share(324, 494), "list_coverage": share(51, 80)}),
        "Bij 324 van de 494 uitnodigingen kwam de gemeente (66 %) in 2024; van 51 van de 80 gehouden overleggen is er een "
        "lijst.",
    ),
    (
        "opkomst",
        "opkomst",
        Given({"turnout": share(6, 9), "list_coverage": share(3, 3)}, where=FIRST),
        "Bij 6 van de 9 uitnodigingen kwam de gemeente in jan–mei 2024; van alle 3 gehouden overleggen is er een lijst.",
    ),
    (
        "opkomst",
        "te weinig lijsten",
        Given({"turnout": replace(NOT_KNOWN, n=2, is_withheld=True)}),
        "In 2024 is van 2 overleggen bekend wie er kwam: te weinig voor een conclusie.",
    ),
    (
        "opkomst",
        "geen lijst",
        Given({"list_coverage": share(0, 76)}),
        "Wie er kwam in 2024, is niet bekend: van geen van de 76 gehouden overleggen is er een lijst.",
    ),
    ("opkomst", UNKNOWN, Given(), "Wie er kwam, is niet bekend."),
    (
        "agenda",
        "overleggen",
        Given(
            {
                "meetings_listed": a(83),
                "meetings_planned": a(3),
                "meetings_unanswered": a(2),
                "collisions": a(12, 61),
                "partner_collisions": a(2, 61),
            }
        ),
        "83 overleggen in de lijst van 2024, waarvan 3 gepland en 2 met onbekende afloop; op 12 dagen vallen "
        "eigen overleggen samen, op 2 valt er een samen met overleg van een partner.",
    ),
    (
        "agenda",
        "overleggen",
        Given({"meetings_listed": a(1), "collisions": a(0, 0)}),
        "1 overleg in de lijst van 2024; van geen is de dag bekend.",
    ),
    (
        "agenda",
        "geen overleg bij deze keuze",
        Given({"meetings_listed": a(0)}),
        "In 2024 staat bij deze keuze geen overleg in de lijst.",
    ),
    ("agenda", UNKNOWN, Given(), "Wanneer wat is, is niet bekend."),
    (
        "vng",
        "zetels",
        Given(
            seats(10, 13, 3, a(3, 10, coverage_top=10, coverage_bottom=10)),
            {"municipalities_without_seat": a(4, 10), "vacancy_success": share(3, 5)},
        ),
        "10 van de 13 vaste zetels bij de VNG zijn bezet, 3 zijn vacant; binnen een jaar lopen er 3 af. 4 van de 10 gemeenten "
        "hebben er geen. 3 van de 5 besliste vacatures zijn vervuld.",
    ),
    (
        "vng",
        "zetels",
        Given(
            seats(1, 3, 1, a(1, 2, coverage_top=1, coverage_bottom=2)),
            {"municipalities_without_seat": a(1, 4, is_upper_bound=True)},
            where=Where(2024, owner="het IPO"),
        ),
        "1 van de 3 vaste zetels bij het IPO is bezet, 1 is vacant en van 1 is niet bekend wie er zit; binnen een jaar loopt "
        "er ten minste 1 af. Hoogstens 1 van de 4 gemeenten heeft er geen.",
    ),
    ("vng", "zetels", Given(seats(1, 1, 0)), "1 van 1 vaste zetel bij de VNG is bezet."),
    (
        "vng",
        "alleen vacatures",
        Given({"vacancy_success": share(9, 12)}),
        "Welke zetels van ons zijn, is niet bekend. 9 van de 12 besliste vacatures zijn vervuld (75 %).",
    ),
    ("vng", UNKNOWN, Given(), "Welke zetels van ons zijn, is niet bekend."),
    # 700 − 1.200 = 500 worse; 700 − 200 = 500 better
    (
        "financien",
        "Wij bleven",
        Given(money("700", "200")[0], rows=closed(_MONEY[1])),
        "Wij bleven binnen de begroting: € 500 gunstiger dan begroot. De boeken sluiten aan: 11 controles kloppen.",
    ),
    (
        "financien",
        "Wij bleven",
        Given(money("700", "200")[0], rows=closed(money(ties="ja, op twee na")[1])),
        "Wij bleven binnen de begroting: € 500 gunstiger dan begroot. Van de 13 controles kloppen er 11; 2 kunnen nog niet.",
    ),
    (
        "financien",
        "Wij blijven naar verwachting",
        Given(
            money(
                "700",
                "1200",
                f"Op 2 maanden. Dat {LITTLE}.",
                project_overspent=a(Decimal(10)),
                debtors_overdue=a(Decimal("300.00")),
            )[0],
            rows=closed(money(ties="nee")[1], 2),
        ),
        "Wij blijven naar verwachting niet binnen de begroting: € 500 ongunstiger dan begroot. Dat is gerekend uit 2 van de 12 "
        "maanden en kan nog veel veranderen. Aan projecten is € 10 meer uitgegeven dan er baten zijn: dat is voor eigen rekening en zit "
        "niet in het resultaat. Van wat wij nog moeten ontvangen is € 300 te laat. 2 controles kloppen niet.",
    ),
    (
        "financien",
        "Wij blijven naar verwachting",
        Given(money("700", "700")[0], rows=closed({}, 0)),
        "Wij blijven naar verwachting binnen de begroting: precies zoals begroot. Er is nog geen hele maand geboekt.",
    ),
    (
        "financien",
        "Voor zover bekend blijven wij",
        Given(money("700", "700", f"Bij 1 regel is {NOT_HELD}; dat zit er niet in.")[0]),
        f"Voor zover bekend blijven wij binnen de begroting: precies zoals begroot. Bij 1 regel is {NOT_HELD}; dat zit er "
        "niet in.",
    ),
    (
        "financien",
        "geen verwachting of begroting",
        Given({"ledger_lines": a(4)}, rows=money(ties="nog niet")[1]),
        "Of wij binnen de begroting blijven, is niet te zeggen. Of alles aansluit op de boekhouding is nog niet te zeggen: de "
        "bank.",
    ),
    ("financien", UNKNOWN, Given(), "Van dit jaar is geen enkel bedrag in euro's geladen."),
    (
        "gegevens",
        "tegenspraak",
        Given({"rows_loaded": a(1147), "contradictions": a(1), "list_coverage": share(0, 76)}),
        "Niet op elk punt: van 2024 zijn 1.147 regels geladen; zij spreken op 1 plaats elkaar tegen; van geen van de 76 "
        "gehouden overleggen is er een lijst.",
    ),
    (
        "gegevens",
        "tegenspraak",
        Given({"rows_loaded": a(9), "contradictions": a(4)}, rows={"doubt_list": [{}, {}]}),
        "Niet op elk punt: van 2024 zijn 9 regels geladen; zij spreken op 4 plaatsen elkaar en op 2 plaatsen zichzelf tegen.",
    ),
    (
        "gegevens",
        "alles",
        Given({"rows_loaded": a(1), "contradictions": a(0)}),
        "Ja, voor zover na te gaan: van 2024 is 1 regel geladen; nergens is een tegenspraak gevonden.",
    ),
    (
        "gegevens",
        "zonder lijsten",
        Given({"rows_loaded": a(532), "contradictions": a(0), "list_coverage": share(15, 26)}),
        "Wat er staat wel, maar niet alles is er: van 2024 zijn 532 regels geladen; nergens is een tegenspraak gevonden; van "
        "15 van de 26 gehouden overleggen is er een lijst.",
    ),
    (
        "gegevens",
        "niet te vergelijken",
        Given({"rows_loaded": a(532)}),
        "Dat is niet te zeggen: van 2024 zijn 532 regels geladen.",
    ),
    ("gegevens", UNKNOWN, Given(), "Van dit jaar is niets geladen."),
]
