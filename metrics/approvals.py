"""Akkoord: wat is vastgelegd toen de penningmeester akkoord gaf op een kwartaal, en wat er sindsdien anders is."""

from metrics import dutch
from metrics.metric import ONLY_YEAR, Listing, Metric

APPROVAL_LIST = Listing(
    "approval_list",
    "Akkoord per kwartaal",
    "Wat is vastgelegd toen akkoord is gegeven, naast wat er nu staat.",
    "approval_facts",
    {
        "quarter": "Kwartaal",
        "cost_type": "Kostensoort",
        "approved_amount": "Bij het akkoord",
        "actual": "Nu",
        "difference": "Verschil",
        "is_changed": "Gewijzigd",
        "approved_by": "Akkoord van",
        "approved_on": "Akkoord op",
        "remark": "Opmerking",
        "side": "Baten of lasten",
    },
    "quarter, side, cost_type_position NULLS LAST, cost_type",
    applies=ONLY_YEAR,
    needs="Er is nog geen akkoord gegeven. Geef het op de pagina Financiën.",
)

QUARTER_FIGURES = Listing(
    "quarter_figures",
    "Standen per kwartaal",
    "Het resultaat tot dan, de bank, de debiteuren en de crediteuren op de laatste dag van een kwartaal.",
    "quarter_figures",
    {"quarter": "Kwartaal", "figure": "Stand", "day": "Op", "amount": "Bedrag"},
    "quarter, position",
    applies=ONLY_YEAR,
    needs="Laad de bladen Kostensoorten, Grootboekrekeningen en Boekingen op de pagina Upload.",
)

APPROVED_LIST = Listing(
    "approved_list",
    "Standen bij akkoord",
    "Wat op de laatste dag van het kwartaal stond toen akkoord is gegeven, naast wat er nu over diezelfde dag staat. "
    "De prognose is die van toen; zij verandert met elke maand en wordt niet vergeleken.",
    "approved_facts",
    {
        "quarter": "Kwartaal",
        "figure": "Stand",
        "day": "Op",
        "approved_amount": "Bij het akkoord",
        "amount_now": "Nu",
        "difference": "Verschil",
        "is_changed": "Gewijzigd",
        "approved_by": "Akkoord van",
        "approved_on": "Akkoord op",
    },
    "quarter, position",
    applies=ONLY_YEAR,
    needs=APPROVAL_LIST.needs,
)

AMOUNT_LIST = Listing(
    "approved_amounts",
    "Bedragen bij akkoord",
    "Elk bedrag waarop akkoord is gegeven: per kostensoort, en wat op de laatste dag van het kwartaal stond; ernaast "
    "wat er nu staat. De prognose bij een akkoord wordt bewaard en niet vergeleken.",
    "approved_amounts",
    {
        "quarter": "Kwartaal",
        "what": "Wat",
        "approved_amount": "Bij het akkoord",
        "amount_now": "Nu",
        "difference": "Verschil",
        "is_changed": "Gewijzigd",
        "is_compared": "Vergeleken",
        "approved_by": "Akkoord van",
        "approved_on": "Akkoord op",
        "remark": "Opmerking",
    },
    "quarter, rank, position NULLS LAST, what",
    applies=ONLY_YEAR,
    needs=APPROVAL_LIST.needs,
)

APPROVALS_CHANGED = Metric(
    "approvals_changed",
    "Gewijzigd na akkoord",
    "Bedragen die anders zijn geworden nadat de penningmeester akkoord heeft gegeven: per kostensoort, en het "
    "resultaat, de bank, de debiteuren en de crediteuren op de laatste dag van het kwartaal.",
    "approved_amounts",
    "count(*) FILTER (is_changed)",
    out_of="count(*) FILTER (is_compared)",
    which="is_changed",
    rows=AMOUNT_LIST,
    shown_by=("quarter",),
    note_sql="CASE WHEN NOT bool_and(is_compared) THEN "
    + dutch.several_sql("count(*) FILTER (NOT is_compared)", "bedrag is", "bedragen zijn")
    + " || ' nu niet te vergelijken: een maand van het kwartaal is weer open.' END",
    applies=ONLY_YEAR,
    needs=APPROVAL_LIST.needs,
)
