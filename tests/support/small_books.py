"""Very small books, drawn by hand: one cost as sheets, and two years as audit files with three unknown accounts."""

from datetime import date
from decimal import Decimal

from data.xaf_file import Account, Books, Document, Line, audit_file

D = Decimal
RENT = {
    "Kostensoorten": """
        Kostensoort | Baten of lasten
        Huur        | lasten
    """,
    "Grootboekrekeningen": """
        Boekjaar | Rekening | Omschrijving | Soort            | Kostensoort
        2023     | 4100     | Huur kantoor | winst en verlies | Huur
    """,
    "Boekingen": """
        Boekjaar | Regelnummer | Periode | Datum      | Dagboek | Boekstuk | Rekening | Bedrag
        2023     | 1           | 1       | 15-01-2023 | Inkoop  | I1       | 4100     | 100,00
        2023     | 2           | 4       | 15-04-2023 | Inkoop  | I2       | 4100     | 80,00
    """,
}
"""One cost of 2023 as sheets: 100,00 booked in the first quarter and 80,00 in the second."""
HEADINGS = """
    Kostensoort  | Baten of lasten | Volgorde
    Contributies | baten           | 1
    Personeel    | lasten          | 2
    Organisatie  | lasten          | 3
"""
BUDGET = """
    Boekjaar | Versie    | Regel | Kostensoort  | Bedrag
    2023     | begroting | 1     | Contributies | 20.000,00
    2023     | begroting | 2     | Personeel    | 12.000,00
    2023     | begroting | 3     | Organisatie  | 8.000,00
    2024     | begroting | 1     | Contributies | 21.000,00
    2024     | begroting | 2     | Personeel    | 12.000,00
    2024     | begroting | 3     | Organisatie  | 8.000,00
"""
ACCOUNTS = (
    Account("0500", "Algemene reserve", True, "BEivOvr"),
    Account("1100", "Bank", True, "BLimBan"),
    Account("1300", "Debiteuren", True, "BVorDebHad"),
    Account("1600", "Crediteuren", True, "BSchCreHac"),
    Account("4000", "Salarissen", False, "WPerLes"),
    Account("8000", "Contributie", False, "WOvbSgbBvl"),
    Account("4510", "Licenties", False),
    Account("4520", "Portokosten", False),
    Account("4990", "Organisatie overig", False),
)
RELATIONS = (("G01", "Gemeente Pekela", "C"), ("G02", "Gemeente Veendam", "C"), ("C01", "Leverancier", "S"))


def books(year: int, start: str, contribution: str, licences: str, paid_late: date) -> bytes:
    """One year: two contributions, of which one is paid in time and one late, a salary, and three unknown accounts."""
    half = D(contribution) / 2
    sent, due = date(year, 1, 15), date(year, 2, 14)

    def owed(relation: str, number: str, amount: Decimal, **more: object) -> Line:
        return Line("1300", amount, relation, "", f"{year}-{number}", sent, due, **more)  # type: ignore[arg-type]

    documents = (
        Document("Verkoop", "1", sent, "Contributie Pekela", (owed("G01", "1", half), Line("8000", -half))),
        Document("Verkoop", "2", sent, "Contributie Veendam", (owed("G02", "2", half), Line("8000", -half))),
        Document(
            "Bank", "1", date(year, 2, 10), "Betaling", (Line("1100", half), owed("G01", "1", -half, is_payment=True))
        ),
        Document("Bank", "2", paid_late, "Betaling", (Line("1100", half), owed("G02", "2", -half, is_payment=True))),
        Document(
            "Bank", "3", date(year, 3, 25), "Salaris", (Line("4000", D("11500.00")), Line("1100", D("-11500.00")))
        ),
        Document("Bank", "4", date(year, 5, 2), "Licenties", (Line("4510", D(licences)), Line("1100", -D(licences)))),
        Document("Bank", "5", date(year, 8, 2), "Porto", (Line("4520", D("310.40")), Line("1100", D("-310.40")))),
        Document("Bank", "6", date(year, 11, 2), "Overig", (Line("4990", D("89.60")), Line("1100", D("-89.60")))),
    )
    opening = (("1100", D(start)), ("0500", -D(start)))
    return audit_file(
        Books(year, "Kleine vereniging (fictief)", ACCOUNTS, RELATIONS, opening, documents, {"1300": "CU"}, "1100")
    )


LAST_YEAR = books(2023, "10000.00", "20000.00", "7000.00", date(2023, 5, 20))
THIS_YEAR = books(2024, "11100.00", "21000.00", "12400.00", date(2024, 9, 10))
