"""Result, forecast, debtors, contributions, bank and projects on the last day of a month, from `plain_sums` alone.

Each sum has its rule in words. What a rule needs is read from the files; nothing of it comes from the dashboard.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plain_sums import DEBTORS, NOTHING, Contribution, Files, Line, added, cents

COSTS, INCOME = "lasten", "baten"
OWN = ""
"""Instead of a project: the association itself. A project is paid by others, and stands apart."""
ByHeading = dict[str, Decimal]


@dataclass(frozen=True)
class Opinion:
    """What stands in the files on a day that is the last of its month. project: its code, or OWN."""

    files: Files
    day: date

    # --- budget and result -------------------------------------------------------------------------------------------

    @property
    def months(self) -> int:
        """The months that are over on the day. In the example something is booked in every month, so all are closed."""
        return self.day.month

    def lines(self, heading: str, project: str = OWN) -> list[Line]:
        """The lines of the budget of the year: the budget and, once decided, a change: what is added to it."""
        return [
            one
            for one in self.files.budget
            if one.heading == heading
            and one.project == project
            and one.version != "prognose"
            and (one.decided_on is None or one.decided_on <= self.day)
        ]

    def headings(self, project: str = OWN) -> list[str]:
        """Those with a budget."""
        return list(dict.fromkeys(one.heading for one in self.files.budget if one.project == project))

    def budget(self, project: str = OWN) -> ByHeading:
        """The budget of the year, with its changes."""
        return {name: added(one.amount for one in self.lines(name, project)) for name in self.headings(project)}

    def actual(self, project: str = OWN) -> ByHeading:
        """What is booked in the months that are over; income and costs both positive.

        A ledger account belongs to a heading as the treasurer sorted it; income stands on the credit side.
        """
        found = dict.fromkeys(self.headings(project), NOTHING)
        for one in self.files.entries:
            heading = self.files.heading.get(one.account)
            if heading and one.project == project and one.period <= self.months:
                found[heading] += -one.amount if self.files.side[heading] == INCOME else one.amount
        return found

    def net(self, amounts: ByHeading) -> Decimal:
        """Income minus costs."""
        return self.side(amounts, INCOME) - self.side(amounts, COSTS)

    def side(self, amounts: ByHeading, side: str) -> Decimal:
        """The headings of one side together."""
        return added(amount for name, amount in amounts.items() if self.files.side[name] == side)

    # --- forecast ----------------------------------------------------------------------------------------------------

    @property
    def contribution(self) -> str:
        """The one heading of income that is the contribution."""
        [name] = [one for one, side in self.files.side.items() if side == INCOME and "contributie" in one.lower()]
        return name

    def expected(self, line: Line) -> Decimal:
        """How much of a budget line was to be expected by the day.

        No line of the example says how it falls over the year, and there are no books of the year before. So the
        contribution is expected in the month in which it is first booked, and any other line evenly, to the cent.
        """
        if line.heading != self.contribution:
            return cents(line.amount * self.months / 12)
        asked_in = min(one.period for one in self.files.entries if self.files.heading.get(one.account) == line.heading)
        return line.amount if asked_in <= self.months else NOTHING

    def budget_to_date(self, project: str = OWN) -> ByHeading:
        """What was to be expected of the budget by the day."""
        return {name: added(self.expected(one) for one in self.lines(name, project)) for name in self.headings(project)}

    def forecast(self, project: str = OWN) -> ByHeading:
        """What the whole year will be.

        Once the year is booked whole, what is booked. Before that what the treasurer entered by the day wins. Else
        the contribution is what the sheet Contributies says is due. What partners pay for a project is an amount
        agreed: all of its budget comes in, unless more is booked. Any other heading: what is booked up to the day,
        and what is still to be expected of its budget after it. What is booked on a later day does not count.
        """
        entered = {
            (o.heading, o.project): o.amount
            for o in self.files.budget
            if o.version == "prognose" and o.decided_on and o.decided_on <= self.day and self.months < 12
        }
        actual, budget, by_now = self.actual(project), self.budget(project), self.budget_to_date(project)
        found = {name: actual[name] + budget[name] - by_now[name] for name in self.headings(project)}
        if project == OWN and self.months < 12:
            found[self.contribution] = self.due
        elif self.months < 12:
            agreed = [name for name in found if self.files.side[name] == INCOME]
            found |= {name: max(budget[name], actual[name]) for name in agreed}
        return {name: entered.get((name, project), amount) for name, amount in found.items()}

    # --- contributions, and who still has to pay ---------------------------------------------------------------------

    @property
    def due(self) -> Decimal:
        """What the municipalities owe over the year: the sheet Contributies, whatever the day."""
        return added(one.due for one in self.files.contributions)

    def paid(self, one: Contribution) -> Decimal:
        """What a municipality paid up to the day."""
        return one.received if one.received_on and one.received_on <= self.day else NOTHING

    @property
    def received(self) -> Decimal:
        """What all of them paid up to the day."""
        return added(self.paid(one) for one in self.files.contributions)

    @property
    def open_invoices(self) -> dict[tuple[str, str], Decimal]:
        """(relation, invoice) → what of it is open: the invoices sent up to the day, less what was paid up to it."""
        found: dict[tuple[str, str], Decimal] = {}
        for one in self.files.entries:
            if one.account == DEBTORS and one.day <= self.day:
                name = (one.relation, one.invoice)
                found[name] = found.get(name, NOTHING) + one.amount
        return {name: amount for name, amount in found.items() if amount}

    @property
    def vat(self) -> Decimal:
        """The VAT on what suppliers invoiced up to the day."""
        return added(amount for day, amount in self.files.vat if day <= self.day)

    @property
    def overdue(self) -> Decimal:
        """The open invoices of which the last day is before the day."""
        return added(amount for name, amount in self.open_invoices.items() if self.files.due[name] < self.day)

    # --- the bank ----------------------------------------------------------------------------------------------------

    @property
    def bank(self) -> Decimal:
        """The last closing balance up to the day, of each account."""
        last: dict[str, tuple[date, Decimal]] = {}
        for account, day, balance in self.files.statements:
            if day <= self.day and (account not in last or day > last[account][0]):
                last[account] = day, balance
        return added(balance for _, balance in last.values())

    @property
    def bank_in_books(self) -> Decimal:
        """What the ledger says of the bank accounts: what they began with and all that is booked up to the day."""
        accounts = self.files.bank_accounts
        moved = added(one.amount for one in self.files.entries if one.account in accounts and one.day <= self.day)
        return moved + added(self.files.opening[account] for account in accounts)

    # --- projects, which others pay for ------------------------------------------------------------------------------

    def income(self, project: str) -> Decimal:
        """What the partners were invoiced up to the day, paid or not."""
        return self.side(self.actual(project), INCOME)

    def received_for(self, project: str) -> Decimal:
        """What the partners paid of it up to the day."""
        return -added(
            one.amount
            for one in self.files.entries
            if one.account == DEBTORS and one.project == project and one.is_payment and one.day <= self.day
        )

    def spent(self, project: str) -> Decimal:
        """What the project cost up to the day."""
        return self.side(self.actual(project), COSTS)

    def left(self, project: str) -> Decimal:
        """What is left of what was invoiced: to be spent or paid back. Below zero the project is short."""
        return self.income(project) - self.spent(project)
