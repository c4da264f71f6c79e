"""A year of small books with a budget and two lists of commitments, of 31 March and 30 June; drawn by hand.

Booked in 2025: rent 100,00 in each of January to June; advice 400,00 in February and 600,50 in May. So on 20 August
(TODAY) the books run to June and on 31 March to March. Every budget falls evenly.
"""

BOOKS = {
    "Kostensoorten": """
        Kostensoort  | Baten of lasten | Volgorde
        Contributies | baten           | 1
        Huur         | lasten          | 2
        Advies       | lasten          | 3
        Scholing     | lasten          | 4
    """,
    "Relaties": """
        Relatie | Naam        | Soort
        C1      | Adviesbureau | crediteur
    """,
    "Begroting": """
        Boekjaar | Versie    | Regel | Kostensoort | Bedrag
        2025     | begroting | 2     | Huur        | 1.200,00
        2025     | begroting | 3     | Advies      | 5.000,00
        2025     | begroting | 4     | Scholing    | 600,00
    """,
    "Grootboekrekeningen": """
        Boekjaar | Rekening | Omschrijving | Soort            | Kostensoort
        2025     | 4000     | Huur         | winst en verlies | Huur
        2025     | 4100     | Advies       | winst en verlies | Advies
    """,
    "Boekingen": """
        Boekjaar | Regelnummer | Periode | Boekdatum  | Dagboek | Boekstuk | Rekening | Bedrag
        2025     | 7           | 2       | 10-02-2025 | Inkoop  | 7        | 4100     | 400,00
        2025     | 8           | 5       | 12-05-2025 | Inkoop  | 8        | 4100     | 600,50
    """
    + "\n".join(f"2025 | {n} | {n} | 15-0{n}-2025 | Bank | {n} | 4000 | 100,00" for n in range(1, 7)),
}
HEADINGS = (
    "Boekjaar | Verplichting | Stand op | Kostensoort | Relatie | Aangegaan op | Bedrag | Gefactureerd | Verwacht in"
    " | Stand"
)
COMMITMENTS = f"""
    {HEADINGS}
    2025 | V1 | 31-03-2025 | Advies   | C1 | 15-01-2025 | 3.000,00 | 400,00   | najaar 2025   | loopt
    2025 | V3 | 31-03-2025 | Huur     |    | 01-01-2025 | 600,00   | 300,00   | juni 2025     | loopt
    2025 | V1 | 30-06-2025 | Advies   | C1 | 15-01-2025 | 3.000,00 | 1.000,50 | najaar 2025   | loopt
    2025 | V2 | 30-06-2025 | Advies   | C1 | 10-05-2025 | 1.500,00 | 0,00     | december 2025 | loopt
    2025 | V3 | 30-06-2025 | Huur     |    | 01-01-2025 | 600,00   |          |               | afgewikkeld
    2025 | V4 | 30-06-2025 | Scholing |    | 02-06-2025 | 250,00   |          |               | loopt
    2025 | V5 | 30-06-2025 | Scholing |    | 02-06-2025 | 100,00   |          |               | vervallen
"""
TABLES = BOOKS | {"Verplichtingen": COMMITMENTS}
TODAY = "2025-08-20"
