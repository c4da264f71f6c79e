"""Boeken: balans, liquiditeit, kwartalen, projecten, akkoord en bevindingen, alles uit de geladen boekingen."""

from metrics.cash import BANK_LIST, CONTRIBUTION_LIST, INVOICE_LIST
from metrics.metric import ONLY_YEAR, Listing, Metric
from metrics.money import BUDGET_LIST, LEDGER_LIST, MONTH_LIST

_LEDGER = "Laad de bladen Kostensoorten, Grootboekrekeningen en Boekingen op de pagina Upload."
_BALANCE = "Onbekend, omdat er geen boekingen met een beginbalans zijn. " + _LEDGER
_INVOICES = "Laad de bladen Relaties en Facturen op de pagina Upload."
_BANK = "Laad het blad Banksaldi op de pagina Upload."

BALANCE_LIST = Listing(
    "balance_list",
    "Balans",
    "Per balansrekening de stand aan het begin, wat erbij en eraf ging, en de stand nu. Reserves, voorzieningen en schulden "
    "staan positief.",
    "balance_facts",
    {
        "account_name": "Rekening", "account_id": "Nummer", "balance_group": "Groep", "opening": "Beginstand",
        "added": "Bij", "withdrawn": "Af", "closing": "Eindstand", "bookings": "Boekingen",
    },
    "balance_group, account_id",
    applies=ONLY_YEAR,
    needs=_BALANCE,
)  # fmt: skip

BANK_ACCOUNT_LIST = Listing(
    "bank_account_list",
    "Bank en boeken",
    "Per bankrekening het saldo volgens de bank en volgens de boeken op dezelfde dag. Een bankrekening hoort bij de "
    "grootboekrekening met dezelfde naam.",
    "bank_accounts",
    {
        "account_name": "Bankrekening", "balance_date": "Saldo op", "bank_balance": "Volgens de bank",
        "books_balance": "Volgens de boeken", "difference": "Verschil", "booked_after": "Daarna geboekt",
        "books_now": "Boeken nu", "explanation": "Uitleg", "account_id": "Grootboekrekening",
    },
    "account_name",
    applies=ONLY_YEAR,
    needs=_BANK,
)  # fmt: skip

CONTROL_LIST = Listing(
    "control_list",
    "Subadministraties",
    "Wat volgens de facturen open staat naast wat het grootboek zegt, met wat aan geen factuur is toegewezen.",
    "control_facts",
    {
        "kind": "Subadministratie", "invoices": "Facturen", "open_amount": "Open facturen",
        "not_allocated": "Waarvan niet toegewezen", "control_balance": "Grootboek", "difference": "Verschil",
        "evidence": "Bewijs", "without_due_date": "Zonder vervaldatum",
    },
    "kind DESC",
    applies=ONLY_YEAR,
    needs=_INVOICES,
)  # fmt: skip

QUARTER_LIST = Listing(
    "quarter_list",
    "Per kwartaal",
    "Per kwartaal en kostensoort de realisatie naast een kwart van de begroting van het jaar.",
    "quarter_facts",
    {
        "side": "Baten of lasten", "cost_type": "Kostensoort", "project_name": "Project", "quarter": "Kwartaal",
        "budget": "Begroting", "actual": "Realisatie", "prior_year": "Vorig jaar", "bookings": "Boekingen",
        "project_code": "Projectcode",
    },
    "side, cost_type_position NULLS LAST, cost_type, project_code NULLS FIRST, quarter",
    applies=ONLY_YEAR,
    needs=_LEDGER,
)  # fmt: skip

DEVIATION_LIST = Listing(
    "deviation_list",
    "Afwijkingen",
    "Per kostensoort de prognose naast de begroting. Bij meer dan 10% en meer dan € 2.500 verschil hoort een toelichting.",
    "deviation_facts",
    {
        "cost_type": "Kostensoort", "side": "Baten of lasten", "budget": "Begroting", "forecast": "Prognose",
        "difference": "Verschil", "direction": "Gunstig of ongunstig", "deviation_percent": "Afwijking (%)",
        "is_large": "Boven de grens", "remark": "Toelichting",
    },
    "side, cost_type_position NULLS LAST, cost_type",
    applies=ONLY_YEAR,
    needs="Laad het blad Begroting op de pagina Upload.",
)  # fmt: skip

PARTNER_LIST = Listing(
    "partner_list",
    "Partners van projecten",
    "Per project en partner wat is gefactureerd en ontvangen, en zijn deel van het saldo naar verhouding daarvan.",
    "partner_facts",
    {
        "relation_name": "Partner", "project_name": "Project", "invoiced": "Gefactureerd", "received": "Ontvangen",
        "still_open": "Nog te ontvangen", "share_percent": "Aandeel (%)", "balance_share": "Deel van het saldo",
        "is_ended": "Afgelopen", "project_code": "Projectcode",
    },
    "project_code, invoiced DESC, relation_name",
    applies=ONLY_YEAR,
    needs=_INVOICES + " Vul bij de facturen het project in.",
)  # fmt: skip

VAT_LIST = Listing(
    "vat_list",
    "Btw per gemeente",
    "Het deel van elke gemeente in de btw op ontvangen facturen, naar verhouding van de contributie. Of de vereniging de btw "
    "mag doorschuiven, beslist zij zelf.",
    "vat_facts",
    {
        "municipality": "Gemeente", "amount_due": "Contributie", "share_percent": "Aandeel (%)", "vat_share": "Btw",
        "known": "Facturen met btw", "invoices": "Ontvangen facturen",
    },
    "municipality",
    applies=ONLY_YEAR,
    needs="Laad de bladen Contributies en Facturen met de kolom Waarvan btw op de pagina Upload.",
)  # fmt: skip

APPROVAL_LIST = Listing(
    "approval_list",
    "Akkoord per kwartaal",
    "Wat is vastgelegd toen akkoord is gegeven, naast wat er nu staat.",
    "approval_facts",
    {
        "quarter": "Kwartaal", "cost_type": "Kostensoort", "approved_amount": "Bij het akkoord", "actual": "Nu",
        "difference": "Verschil", "is_changed": "Gewijzigd", "approved_by": "Akkoord van", "approved_on": "Akkoord op",
        "remark": "Opmerking", "side": "Baten of lasten",
    },
    "quarter, side, cost_type_position NULLS LAST, cost_type",
    applies=ONLY_YEAR,
    needs="Er is nog geen akkoord gegeven. Geef het op de pagina Financiën.",
)  # fmt: skip

FINDING_LIST = Listing(
    "finding_list",
    "Bevindingen",
    "Wat in de geldgegevens opvalt, elk in één zin met het bedrag.",
    "finding_facts",
    {"kind": "Soort", "sentence": "Bevinding", "amount": "Bedrag"},
    "kind, sentence, _row",
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

LEDGER_LINES = Metric(
    "ledger_lines",
    "Boekingsregels",
    "De regels in het grootboek, met de beginbalans.",
    "ledger_facts",
    "count(*)",
    rows=LEDGER_LIST,
    splits=("month", "quarter", "account_id"),
    shown_by=("journal",),
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

COSTS_BOOKED = Metric(
    "costs_booked",
    "Lasten per maand",
    "De geboekte kosten per maand; maand 13 telt bij december.",
    "ledger_months",
    "sum(actual) FILTER (side = 'lasten')",
    unit="€",
    which="side = 'lasten'",
    rows=MONTH_LIST,
    splits=("cost_type", "project_name"),
    shown_by=("month", "quarter"),
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

INCOME_BOOKED = Metric(
    "income_booked",
    "Baten per maand",
    "De geboekte inkomsten per maand; maand 13 telt bij december.",
    "ledger_months",
    "sum(actual) FILTER (side = 'baten')",
    unit="€",
    which="side = 'baten'",
    rows=MONTH_LIST,
    splits=("cost_type", "project_name"),
    shown_by=("month", "quarter"),
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

BUDGET_USED = Metric(
    "budget_used",
    "Uitputting",
    "De geboekte lasten als deel van de begrote lasten van het hele jaar; ernaast staat welk deel van het jaar is geboekt.",
    "budget_facts",
    "sum(actual) FILTER (side = 'lasten')",
    "sum(budget) FILTER (side = 'lasten')",
    unit="%",
    which="side = 'lasten'",
    rows=BUDGET_LIST,
    splits=("project_name",),
    shown_by=("cost_type",),
    applies=ONLY_YEAR,
    note_sql="'Er is geboekt over ' || max(months_closed) || ' van 12 maanden: ' || round(max(months_closed) * 100 / 12)::INT "
    "|| '% van het jaar.'",
    needs=_LEDGER + " Laad ook het blad Begroting.",
)

LIQUID_BOOKS = Metric(
    "liquid_books",
    "Geld op de bank volgens de boeken",
    "De stand van alle bankrekeningen in het grootboek, met de beginbalans.",
    "balance_facts",
    "sum(closing) FILTER (balance_group = 'bank')",
    unit="€",
    which="balance_group = 'bank'",
    rows=BALANCE_LIST,
    shown_by=("account_name",),
    applies=ONLY_YEAR,
    needs=_BALANCE,
)

MONTHS_COVERED = Metric(
    "months_covered",
    "Maanden gedekt",
    "Hoeveel maanden de vereniging van het geld op de bank kan betalen: saldo ÷ (begrote lasten van het jaar ÷ 12).",
    "cover_facts",
    "12 * sum(liquid)",
    "sum(costs)",
    unit="maanden",
    n="count(*)",
    which="is_last_of_year",
    rows=BANK_LIST,
    applies=ONLY_YEAR,
    needs="Laad de bladen Banksaldi en Begroting op de pagina Upload.",
)

EQUITY = Metric(
    "equity",
    "Eigen vermogen",
    "De reserves plus het resultaat van het jaar, zolang dat nog niet aan een reserve is toegevoegd.",
    "balance_facts",
    "CASE WHEN count(*) FILTER (balance_group = 'reserves') > 0 "
    "THEN sum(closing) FILTER (balance_group IN ('reserves', 'resultaat')) END",
    unit="€",
    n="count(*) FILTER (balance_group IN ('reserves', 'resultaat'))",
    which="balance_group IN ('reserves', 'resultaat')",
    rows=BALANCE_LIST,
    applies=ONLY_YEAR,
    needs=_BALANCE,
)

RESERVES = Metric(
    "reserves",
    "Reserves",
    "De stand van de reserves, zonder het resultaat van het jaar.",
    "balance_facts",
    "sum(closing) FILTER (balance_group = 'reserves')",
    unit="€",
    which="balance_group = 'reserves'",
    rows=BALANCE_LIST,
    shown_by=("account_name",),
    applies=ONLY_YEAR,
    needs=_BALANCE,
)

PROVISIONS = Metric(
    "provisions",
    "Voorzieningen",
    "De stand van de voorzieningen.",
    "balance_facts",
    "sum(closing) FILTER (balance_group = 'voorzieningen')",
    unit="€",
    which="balance_group = 'voorzieningen'",
    rows=BALANCE_LIST,
    shown_by=("account_name",),
    applies=ONLY_YEAR,
    needs=_BALANCE,
)

NOT_ALLOCATED = Metric(
    "not_allocated",
    "Niet toegewezen",
    "Bedragen in de subadministraties die bij geen factuur horen, zoals een betaling zonder factuurnummer.",
    "control_facts",
    "sum(not_allocated)",
    unit="€",
    rows=CONTROL_LIST,
    shown_by=("kind",),
    applies=ONLY_YEAR,
    needs=_INVOICES,
)

CONTROL_DIFFERENCE = Metric(
    "control_difference",
    "Verschil met het grootboek",
    "Open facturen min de stand van de tussenrekening in het grootboek, per subadministratie. Samen tellen de verschillen op "
    "zonder plus en min, zodat zij elkaar niet verbergen.",
    "control_facts",
    "CASE WHEN count(*) = 1 THEN sum(difference) WHEN count(difference) > 0 THEN sum(abs(difference)) END",
    unit="€",
    rows=CONTROL_LIST,
    shown_by=("kind",),
    applies=ONLY_YEAR,
    coverage_top="count(difference)",
    coverage_bottom="count(*)",
    covers="subadministraties die met het grootboek te vergelijken zijn",
    needs=_INVOICES + " " + _LEDGER,
)

PAID_WITHIN_30 = Metric(
    "paid_within_30",
    "Binnen 30 dagen betaald",
    "Van de ontvangen facturen die zijn betaald, het deel dat binnen 30 dagen na de factuurdatum is betaald.",
    "invoice_facts",
    "count(*) FILTER (kind = 'crediteur' AND NOT is_open AND days_to_payment <= 30)",
    "count(*) FILTER (kind = 'crediteur' AND NOT is_open AND days_to_payment IS NOT NULL)",
    unit="%",
    which="kind = 'crediteur' AND NOT is_open AND days_to_payment IS NOT NULL",
    rows=INVOICE_LIST,
    splits=("relation_name",),
    applies=ONLY_YEAR,
    needs=_INVOICES,
)

VAT_PAID = Metric(
    "vat_paid",
    "Betaalde btw",
    "De btw op ontvangen facturen, verdeeld naar verhouding van de contributie; de laatste cent gaat naar het grootste deel.",
    "vat_facts",
    "sum(vat_share)",
    unit="€",
    rows=VAT_LIST,
    shown_by=("municipality",),
    applies=ONLY_YEAR,
    coverage_top="max(known)",
    coverage_bottom="max(invoices)",
    covers="ontvangen facturen waarvan de btw bekend is",
    needs=VAT_LIST.needs,
)

DEVIATIONS_WITHOUT_NOTE = Metric(
    "deviations_without_note",
    "Afwijkingen zonder toelichting",
    "Kostensoorten waarvan de prognose meer dan 10% en meer dan € 2.500 afwijkt van de begroting, zonder toelichting.",
    "deviation_facts",
    "count(*) FILTER (is_large AND remark IS NULL)",
    out_of="count(*) FILTER (is_large)",
    which="is_large AND remark IS NULL",
    rows=DEVIATION_LIST,
    applies=ONLY_YEAR,
    needs=DEVIATION_LIST.needs,
)

APPROVALS_CHANGED = Metric(
    "approvals_changed",
    "Gewijzigd na akkoord",
    "Bedragen die anders zijn geworden nadat de penningmeester akkoord heeft gegeven.",
    "approval_facts",
    "count(*) FILTER (is_changed)",
    out_of="count(*)",
    which="is_changed",
    rows=APPROVAL_LIST,
    shown_by=("quarter",),
    applies=ONLY_YEAR,
    needs=APPROVAL_LIST.needs,
)

FINDINGS = Metric(
    "findings",
    "Bevindingen",
    "Wat in de geldgegevens opvalt: een controle die niet klopt, een datum buiten de periode, een factuur zonder vervaldatum, "
    "een bedrag zonder factuur.",
    "finding_facts",
    "count(*)",
    rows=FINDING_LIST,
    shown_by=("kind",),
    applies=ONLY_YEAR,
    needs=_LEDGER,
)

CONTRIBUTIONS_OPEN = Metric(
    "contributions_open",
    "Contributies nog te ontvangen",
    "De contributies min wat daarvan is ontvangen, voor de gemeenten waarvan dat bekend is.",
    "contribution_facts",
    "sum(amount_open)",
    unit="€",
    which="amount_open <> 0",
    rows=CONTRIBUTION_LIST,
    shown_by=("municipality",),
    applies=ONLY_YEAR,
    needs="Laad het blad Contributies op de pagina Upload.",
)
