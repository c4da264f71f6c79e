"""Financiën: blijven we binnen de begroting, is het geld er, wie moet nog betalen, en klopt het?"""

from metrics import LISTINGS, METRICS
from ui import finance, show

show.title("Financiën", asks="Blijven we binnen de begroting, is het geld er, wie moet nog betalen, en klopt het?")
finance.answer()
show.header("Begroting, realisatie en prognose per kostensoort")
finance.budget_table()
show.header("Per project")
finance.project_table()
show.header("Wie moet nog betalen?")
show.bars(METRICS["debtors_open"], "age", key="debiteuren")
show.listing(
    LISTINGS["invoice_list"], ("relation_name", "invoice_id", "invoice_date", "due_date", "open_amount", "age"),
    which="kind = 'debiteur' AND is_open", key="open-facturen", none="Er staat geen factuur van een debiteur open.",
)  # fmt: skip
show.header("Contributies per gemeente")
show.listing(
    LISTINGS["contribution_list"],
    ("municipality", "inhabitants_basis", "amount_due", "per_inhabitant", "amount_received", "state"),
    key="contributies",
)  # fmt: skip
show.header("Geld op de bank")
finance.bank()
show.header("Sluit het?")
finance.checks()
