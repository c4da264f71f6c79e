"""The money of the fictional year 2024: bookings, invoices, contributions and bank, equal to each other to the cent.

Everything follows from one list of documents, so a control that does not tie is a fault of the dashboard. What an
association types itself (budget, contributions, projects, which account belongs where) stands in the workbook; books,
bank statements and invoices come in the forms of packages and banks, which `example_files` writes from here.
"""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from data.xaf_file import Document, Line
from metrics import dutch

YEAR = 2024
CENT = Decimal("0.01")
FIXED, RATE = Decimal("4500.00"), Decimal("0.352100")
Row = dict[str, str]

INCOME = ("Contributies", "Bijdragen aan projecten", "Overige baten")
COSTS = (
    "Personeel",
    "Inhuur en advies",
    "Huisvesting",
    "Bijeenkomsten",
    "Communicatie",
    "Organisatie",
    "Projectkosten",
)
PROJECTS = (
    ("W01", "Schoon water samen (fictief)", "01-01-2024", "31-12-2025", "100000.00", "100000.00", "loopt"),
    ("J01", "Jong en gezond (fictief)", "01-01-2024", "30-11-2024", "60000.00", "60000.00", "in afrekening"),
)
ACCOUNTS = (
    ("0500", "Algemene reserve", "reserves", ""), ("0510", "Bestemmingsreserve congres", "reserves", ""),
    ("0700", "Voorziening personeel", "voorzieningen", ""), ("1100", "Betaalrekening, eindigend op 0300", "bank", ""),
    ("1110", "Spaarrekening, eindigend op 0301", "bank", ""), ("1300", "Debiteuren", "debiteuren", ""),
    ("1600", "Crediteuren", "crediteuren", ""), ("1900", "Vooruitontvangen projectgeld", "overig", ""),
    ("4000", "Salarissen en detachering", "", "Personeel"), ("4100", "Inhuur en advies", "", "Inhuur en advies"),
    ("4200", "Huur", "", "Huisvesting"), ("4300", "Zalen en catering", "", "Bijeenkomsten"),
    ("4400", "Website en drukwerk", "", "Communicatie"), ("4500", "Administratie en ICT", "", "Organisatie"),
    ("4600", "Dotatie voorziening", "", "Personeel"), ("4800", "Kosten van projecten", "", "Projectkosten"),
    ("8000", "Contributie gemeenten", "", "Contributies"),
    ("8100", "Bijdragen aan projecten", "", "Bijdragen aan projecten"), ("8200", "Rente", "", "Overige baten"),
)
RGS = {
    "0500": "BEivOvrOvr", "0510": "BEivBer", "0700": "BVrzOvz", "1100": "BLimBanRba", "1110": "BLimBanSpa",
    "1300": "BVorDebHad", "1600": "BSchCreHac", "1900": "BSchOpaOpr", "4000": "WPerLesSld", "4200": "WBedHuiBeh",
    "4400": "WBedVkkRep", "4500": "WBedAlgOal", "8000": "WOvbSgbBvl",
}
IBAN = {"1100": "NL00FICT0000000300", "1110": "NL00FICT0000000301"}
SUPPLIERS = (
    ("C01", "Verhuurder (fictief)", "4200"), ("C02", "Vergaderlocatie (fictief)", "4300"),
    ("C03", "Drukkerij (fictief)", "4400"), ("C04", "Administratiekantoor (fictief)", "4500"),
    ("C05", "Onderzoeksbureau (fictief)", "4100"), ("C06", "Uitvoerder van projecten (fictief)", "4800"),
)
ASSOCIATION = "Vereniging van gemeenten (fictief)"
FUNDER = ("F01", "Financier van projecten (fictief)")
BUDGET = {
    "Contributies": "254880.00", "Overige baten": "1500.00", "Personeel": "162000.00", "Inhuur en advies": "24000.00",
    "Huisvesting": "14400.00", "Bijeenkomsten": "22000.00", "Communicatie": "9000.00", "Organisatie": "18000.00",
}
PRIOR = {
    "Contributies": "247310.45", "Overige baten": "820.10", "Personeel": "151204.33", "Inhuur en advies": "31650.00",
    "Huisvesting": "13980.00", "Bijeenkomsten": "19874.25", "Communicatie": "11230.80", "Organisatie": "16911.72",
}
# number · heading · project · supplier · day · amount · what (each with when the rest was expected), and its lists: on
# which day, how much was invoiced or no longer needed, and its state
COMMITMENTS = (
    ("V24-01", "Inhuur en advies", "", "C05", "12-02-2024", "6000.00", "Onderzoek samenwerking (fictief)", "najaar 2024",
     (("31-03-2024", "0.00", "loopt"), ("30-06-2024", "3000.00", "loopt"), ("30-09-2024", "6000.00", "afgewikkeld"))),
    ("V24-02", "Communicatie", "", "C03", "14-05-2024", "1200.00", "Drukwerk jaarverslag (fictief)", "augustus 2024",
     (("30-06-2024", "0.00", "loopt"), ("30-09-2024", "1200.00", "afgewikkeld"))),
    ("V24-03", "Bijeenkomsten", "", "C02", "02-09-2024", "2400.00", "Zaal voor het congres (fictief)", "november 2024",
     (("30-09-2024", "0.00", "loopt"), ("31-12-2024", "2400.00", "afgewikkeld"))),
    ("V24-04", "Inhuur en advies", "", "C05", "25-11-2024", "2900.00", "Advies archief, slotfactuur volgt (fictief)", "januari 2025",
     (("31-12-2024", "1450.00", "loopt"),)),
    ("V24-05", "Communicatie", "", "C03", "01-10-2024", "800.00", "Folder, gaat niet door (fictief)", "", (("31-12-2024", "0.00", "vervallen"),)),
    ("V24-06", "Projectkosten", "W01", "C06", "03-06-2024", "12000.00", "Meetpunten water (fictief)", "voorjaar 2025",
     (("30-06-2024", "0.00", "loopt"), ("30-09-2024", "4000.00", "loopt"), ("31-12-2024", "8000.00", "loopt"))),
)


def euros(value: Decimal) -> str:
    """An amount as text, to the cent."""
    return str(value.quantize(CENT, ROUND_HALF_UP))


@dataclass(frozen=True)
class Item:
    """An invoice sent or received."""

    kind: str
    number: str
    relation: str
    day: date
    due: date
    amount: Decimal
    vat: Decimal | None
    account: str


class Books:
    """The bookings of the year, and the invoices that go with them."""

    def __init__(self, inhabitants: dict[str, int]) -> None:
        self.chance = random.Random(YEAR)
        self.invoices: list[Item] = []
        self.contributions: list[Row] = []
        self.documents: list[Document] = []
        self._open()
        self._contributions(inhabitants)
        self._projects()
        self._suppliers()
        self._credited()
        self._salaries()
        self._rest()

    def book(
        self, when: date, journal: str, lines: list[tuple[str, Decimal]], text: str, *, relation: str = "",
        project: str = "", item: Item | None = None, is_payment: bool = False,
    ) -> None:
        """One document: its lines add up to zero. item: the invoice that its line of a subledger belongs to."""
        if sum(amount for _, amount in lines) != 0:
            raise ValueError(f"{text}: het boekstuk is niet in evenwicht")
        number = 1 + sum(d.journal == journal for d in self.documents)
        made = []
        for account, amount in lines:
            more: dict[str, object] = {"project": project} if account in ("4800", "8100") else {}
            if account in ("1300", "1600") and item:
                more = {"relation": relation, "project": project, "invoice": item.number, "invoiced_on": item.day,
                        "due_on": item.due, "is_payment": is_payment, "vat": None if is_payment else item.vat}
            made.append(Line(account, amount, **more))  # type: ignore[arg-type]
        self.documents.append(Document(journal, f"{journal[0]}{number:03d}", when, text, tuple(made)))

    def _open(self) -> None:
        # what stood there at the end of the year before
        amounts = {"1100": "61250.35", "1110": "95000.00", "0500": "-98750.35", "0510": "-25000.00", "0700": "-12500.00",
                   "1900": "-20000.00"}
        self.opening = [(account, Decimal(amount)) for account, amount in amounts.items()]

    def invoice(
        self, kind: str, relation: str, when: date, days: int, amount: Decimal, paid: Decimal | None, paid_on: date | None,
        account: str, text: str, project: str = "",
    ) -> None:
        """One invoice, its booking, and its payment when there is one."""
        number = f"{'V' if kind == 'debiteur' else 'I'}24-{1 + sum(i.kind == kind for i in self.invoices):03d}"
        vat = (amount * 21 / 121).quantize(CENT, ROUND_HALF_UP) if kind == "crediteur" else None
        item = Item(kind, number, relation, when, when + timedelta(days=days), amount, vat, account)
        self.invoices.append(item)
        control, sign = ("1300", 1) if kind == "debiteur" else ("1600", -1)
        journal = "Verkoop" if kind == "debiteur" else "Inkoop"
        self.book(when, journal, [(control, sign * amount), (account, -sign * amount)], f"{text} {number}",
                  relation=relation, project=project, item=item)
        if paid and paid_on:
            self.book(paid_on, "Bank", [("1100", sign * paid), (control, -sign * paid)], f"Betaling {number}",
                      relation=relation, project=project, item=item, is_payment=True)

    def _contributions(self, inhabitants: dict[str, int]) -> None:
        for number, (name, people) in enumerate(inhabitants.items()):
            due = (FIXED + people * RATE).quantize(CENT, ROUND_HALF_UP)
            # one has not paid, one in part, the others within a month or two
            paid = {6: Decimal(0), 8: (due / 2).quantize(CENT)}.get(number, due)
            paid_on = date(YEAR, 2, 5) + timedelta(days=9 * number) if paid else None
            self.invoice("debiteur", f"G{number + 1:02d}", date(YEAR, 1, 15), 30, due, paid or None, paid_on, "8000",
                         f"Contributie {YEAR} {name}")
            row = {"fiscal_year": str(YEAR), "municipality": name, "inhabitants_basis": str(people),
                   "fixed_amount": str(FIXED), "rate_per_inhabitant": str(RATE), "amount_due": euros(due),
                   "amount_received": euros(paid)}
            self.contributions.append(row | ({"received_on": dutch.typed(paid_on)} if paid_on else {}))

    def _projects(self) -> None:
        for month, code, amount, paid_days in (
            (2, "W01", "30000.00", 21), (5, "J01", "25000.00", 34), (8, "W01", "30000.00", 45), (9, "J01", "8000.00", 0),
            (10, "J01", "12000.00", 0), (11, "W01", "5000.00", 0), (12, "W01", "10000.00", 0),
        ):
            when = date(YEAR, month, 3)
            paid = Decimal(amount) if paid_days else None
            paid_on = when + timedelta(days=paid_days) if paid_days else None
            self.invoice(
                "debiteur", FUNDER[0], when, 30, Decimal(amount), paid, paid_on, "8100", "Bijdrage project", code
            )

    def _suppliers(self) -> None:
        base = {"4200": 1180, "4300": 2050, "4400": 640, "4500": 1420, "4100": 2900, "4800": 7200}
        for month in range(1, 13):
            for number, (relation, _, account) in enumerate(SUPPLIERS):
                if (account == "4100" and month % 2) or (account == "4300" and month in (7, 8)):
                    continue
                spread = Decimal(self.chance.randint(-20, 20)) / 100 if account != "4200" else Decimal(0)
                amount = (base[account] * (1 + spread) + Decimal(self.chance.randint(0, 99)) / 100).quantize(CENT)
                when = date(YEAR, month, 4 + number)
                project = ("W01" if month % 3 else "J01") if account == "4800" else ""
                paid_on = when + timedelta(days=self.chance.choice((12, 19, 25, 29, 41)))
                is_paid = paid_on <= date(YEAR, 12, 31) and (month, account) not in ((11, "4300"), (9, "4400"))
                self.invoice("crediteur", relation, when, 30, amount, amount if is_paid else None,
                             paid_on if is_paid else None, account, "Factuur", project)

    def _credited(self) -> None:
        # the same work was invoiced twice: the second invoice was paid, credited and paid back
        for day_of_month, amount, text in ((2, "60.50", "Factuur"), (9, "-60.50", "Creditnota")):
            self.invoice("crediteur", "C04", date(YEAR, 12, day_of_month), 30, Decimal(amount), Decimal(amount),
                         date(YEAR, 12, 16), "4500", text)

    def _salaries(self) -> None:
        for month in range(1, 13):
            amount = Decimal("12875.40") + (Decimal("640.00") if month >= 7 else 0) + (6900 if month == 5 else 0)
            self.book(date(YEAR, month, 25), "Bank", [("4000", amount), ("1100", -amount)], "Salarissen en detachering")

    def _rest(self) -> None:
        interest = Decimal("1184.62")
        self.book(date(YEAR, 12, 31), "Bank", [("1110", interest), ("8200", -interest)], "Rente spaarrekening")
        self.book(
            date(YEAR, 12, 31), "Memoriaal", [("4600", Decimal(2500)), ("0700", Decimal(-2500))], "Dotatie voorziening"
        )

    def moved(self, account: str) -> list[tuple[date, Decimal, str]]:
        """What moved on an account, by day, with what it was for."""
        found = [(d.day, line.amount, d.text) for d in self.documents for line in d.lines if line.account == account]
        return sorted(found, key=lambda one: one[0])


def tables(inhabitants: dict[str, int]) -> dict[str, list[Row]]:
    """All sheets about money. inhabitants: per municipality, in order."""
    books = Books(inhabitants)
    year = str(YEAR)
    budget = [
        {"fiscal_year": year, "version": "begroting", "line_id": f"{n:02d}", "cost_type": name, "amount": amount,
         "prior_year_actual": PRIOR[name]} for n, (name, amount) in enumerate(BUDGET.items(), start=1)
    ]
    more = (
        ("begroting", "20", "Bijdragen aan projecten", "W01", "75000.00"), ("begroting", "21", "Projectkosten", "W01", "75000.00"),
        ("begroting", "22", "Bijdragen aan projecten", "J01", "45000.00"), ("begroting", "23", "Projectkosten", "J01", "45000.00"),
        ("wijziging 1", "03", "Personeel", "", "8000.00"), ("wijziging 1", "05", "Huisvesting", "", "-600.00"),
        ("prognose", "06", "Bijeenkomsten", "", "21500.00"),
    )
    for version, line, name, project, amount in more:
        row = {"fiscal_year": year, "version": version, "line_id": line, "cost_type": name, "amount": amount}
        if project:
            row["project_code"] = project
        if version == "wijziging 1":
            row |= {"note": "Eerste wijziging, vastgesteld in juni.", "decided_on": "19-06-2024"}
        if version == "prognose":
            row["decided_on"] = "15-10-2024"
        budget.append(row)
    sides = [(name, "baten") for name in INCOME] + [(name, "lasten") for name in COSTS]
    names = list(inhabitants)
    return {
        "cost_types": [{"cost_type": c, "side": s, "position": str(n)} for n, (c, s) in enumerate(sides, start=1)],
        "projects": [
            {"project_code": c, "project_name": n, "starts_on": a, "ends_on": z, "total_costs": k, "total_income": i,
             "state": s, "funders": f"{FUNDER[1]}; gemeenten"} for c, n, a, z, k, i, s in PROJECTS
        ],
        "budget_lines": budget,
        "account_mapping": [
            {"account_id": a, "from_year": year, "cost_type": c} for a, _, g, c in ACCOUNTS if not g
        ],
        "relations": [
            *({"relation_id": f"G{n + 1:02d}", "relation_name": f"Gemeente {m}", "kind": "debiteur", "municipality": m}
              for n, m in enumerate(names)),
            {"relation_id": FUNDER[0], "relation_name": FUNDER[1], "kind": "debiteur"},
            *({"relation_id": r, "relation_name": n, "kind": "crediteur"} for r, n, _ in SUPPLIERS),
        ],
        "contributions": books.contributions,
        "commitments": [
            {"fiscal_year": year, "commitment_id": number, "as_of": on, "cost_type": name, "relation_id": of, "entered_on": day,
             "amount": amount, "settled_amount": settled, "description": what, "state": state}
            | ({"project_code": project} if project else {})
            | ({"expected_on": expected} if expected and state == "loopt" else {})
            for number, name, project, of, day, amount, what, expected, lists in COMMITMENTS for on, settled, state in lists
        ],
        "settings": [{"setting": "naam van de vereniging", "value": ASSOCIATION}],
    }
