"""Financiën: blijven we binnen de begroting, is het geld er, wie moet nog betalen, en klopt het?"""

from metrics import HEADLINES
from ui.blocks import show
from ui.finance import (
    ageing,
    approval,
    bookings,
    books,
    budget,
    checks,
    contributions,
    over_the_year,
    period,
    phasing,
    screen,
    sorting,
)

show.answer(HEADLINES["financien"], apart=period.apart())
screen.first()
show.drawers(
    show.Drawer("boekingen", "Boekingen", bookings.bookings, of=("kostensoort", "rekening")),
    show.Drawer("begroting", "In euro’s", budget.in_euros),
    show.Drawer("afwijkingen", "Afwijkingen", approval.remarks),
    show.Drawer("verloop", "Door het jaar", over_the_year.over_the_year),
    show.Drawer("projecten", "Projecten", books.project_table, of=("project",)),
    *budget.drawer_of_commitments(),
    show.Drawer("contributies", "Contributies", contributions.contributions, of=("btw",)),
    show.Drawer("facturen", "Open facturen", ageing.open_invoices, of=("facturen", "stand")),
    show.Drawer("bank", "Bank en boeken", books.bank),
    show.Drawer("reserves", "Reserves", books.balance),
    show.Drawer("sluit", "Controles", checks.checks),
    show.Drawer("akkoord", "Akkoord en kwartaalrapport", approval.quarters_and_report),
    show.Drawer("bewijs", "Bewijs", approval.evidence),
    show.Drawer("indelen", "Rekeningen indelen", sorting.accounts, for_work=True),
    show.Drawer("fasering", "Maanden en fasering", phasing.months),
)
