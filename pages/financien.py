"""Financiën: blijven we binnen de begroting, is het geld er, wie moet nog betalen, en klopt het?"""

from metrics import HEADLINES, LISTINGS, METRICS
from ui.blocks import show
from ui.finance import ageing, answer, approval, approved, books, budget, phasing, sorting

show.answer(HEADLINES["financien"])
approved.changed_since()
answer.answer()
approval.for_the_audit()
sorting.unsorted()
sorting.ungrouped()
show.header("Begroting, realisatie en prognose per kostensoort")
budget.table()
phasing.months()
approval.remarks()
show.header("Loopt het in de pas met het jaar?")
books.over_the_year()
show.header("Per project")
books.project_table()
show.header("Wie moet nog betalen?")
ageing.open_invoices()
show.cards(METRICS["creditors_open"], METRICS["paid_within_30"], key="betalen")
show.header("Contributies per gemeente")
names = ("contributions_due", "contributions_received", "contributions_open", "contribution_per_inhabitant")
show.cards(*(METRICS[name] for name in names), key="contributie")
show.listing(
    LISTINGS["contribution_list"],
    ("municipality", "inhabitants_basis", "amount_due", "per_inhabitant", "amount_received", "amount_open", "state"),
    key="contributies",
)
approval.vat_switch()
show.header("Geld op de bank")
books.bank()
show.header("Reserves en voorzieningen")
books.balance()
show.header("Sluit het aan?")
books.checks()
show.header("Akkoord van de penningmeester")
approval.quarters()
approval.report()
show.header("Bewijs voor de kascommissie")
approval.evidence()
show.drawers()
