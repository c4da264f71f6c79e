"""Wie elkaar treft: gemeenten, portefeuilles en hun voorzitters."""

from metrics.metric import Listing, Metric

_LISTS = "Laad het blad Opkomst op de pagina Upload."
_MEETINGS = "Laad het blad Overleggen op de pagina Upload."

PAIR_LIST = Listing(
    "pair_list",
    "Gemeenten die elkaar troffen",
    "Per gehouden overleg elk paar gemeenten waarvan allebei bekend is of zij er waren.",
    "pair_facts",
    {
        "first_municipality": "Gemeente",
        "second_municipality": "Andere gemeente",
        "meeting_date": "Datum",
        "meeting_date_precision": "Nauwkeurigheid",
        "half": "Helft",
        "title": "Overleg",
        "kind": "Soort",
        "is_together": "Allebei aanwezig",
    },
    "meeting_date, meeting_id, first_municipality, second_municipality",
    needs=_LISTS,
)

TOGETHER = Metric(
    "together",
    "Gemeenten die elkaar troffen",
    "Hoe vaak twee gemeenten allebei bij een gehouden overleg waren, van de keren dat van allebei bekend is of zij "
    "er waren.",
    "pair_facts",
    "count(*) FILTER (is_together)",
    out_of="count(*)",
    which="true",
    rows=PAIR_LIST,
    splits=("first_municipality", "second_municipality"),
    note="Boven de veertig gemeenten wordt deze tabel niet gemaakt, omdat zij dan niet meer te lezen is.",
    needs=_LISTS,
)

PORTFOLIO_PAIR_LIST = Listing(
    "portfolio_pair_list",
    "Portefeuilles die elkaar troffen",
    "Elk overleg van twee portefeuilles samen, en elke dag waarop twee portefeuilles elk een eigen overleg hadden.",
    "portfolio_pairs",
    {
        "pair": "Portefeuilles",
        "how": "Hoe",
        "meeting_date": "Datum",
        "meeting_date_precision": "Nauwkeurigheid",
        "half": "Helft",
        "title": "Overleg",
    },
    "how, pair, meeting_date, meeting_id",
    needs="Er is geen overleg dat onder meer portefeuilles valt, en geen dag die twee portefeuilles delen.",
)

PORTFOLIOS_TOGETHER = Metric(
    "portfolios_together",
    "Portefeuilles die elkaar troffen",
    "Hoe vaak twee portefeuilles samen één overleg hadden, of elk een eigen overleg op dezelfde dag.",
    "portfolio_pairs",
    "count(*)",
    rows=PORTFOLIO_PAIR_LIST,
    shown_by=("how",),
    splits=("pair",),
    note="Overleggen die nog moeten komen of niet doorgingen, tellen niet mee.",
    needs="Er is geen overleg dat onder meer portefeuilles valt, en geen dag die twee portefeuilles delen.",
)

CHAIR_LIST = Listing(
    "chair_list",
    "Overleggen per voorzitter",
    "Eigen overleggen onder de portefeuilles van een voorzitter; ambtelijke en interne overleggen tellen niet mee.",
    "chair_facts",
    {
        "chair": "Voorzitter",
        "portfolio_names": "Portefeuilles",
        "meeting_date": "Datum",
        "meeting_date_precision": "Nauwkeurigheid",
        "half": "Helft",
        "month": "Maand",
        "title": "Overleg",
        "kind": "Soort",
        "state": "Stand",
        "is_held": "Gehouden",
        "is_planned": "Gepland",
        "is_unanswered": "Afloop onbekend",
        "meeting_hours": "Uren overleg",
    },
    "chair, meeting_date, meeting_id",
    needs=_MEETINGS,
)

CHAIR_PLANNED = Metric(
    "chair_planned",
    "Overleggen onder een voorzitter, gepland",
    "Hoeveel eigen overleggen onder de portefeuilles van een voorzitter gepland staan en nog moeten komen. Ambtelijke "
    "en interne overleggen tellen niet mee.",
    "chair_facts",
    "count(DISTINCT meeting_id) FILTER (is_planned)",
    which="is_planned",
    rows=CHAIR_LIST,
    shown_by=("chair",),
    splits=("month",),
    needs="Vul op het blad Portefeuilles wie voorzitter is.",
)

CHAIR_UNANSWERED = Metric(
    "chair_unanswered",
    "Overleggen onder een voorzitter, met onbekende afloop",
    "Hoeveel eigen overleggen onder de portefeuilles van een voorzitter gepland stonden op een dag of in een periode "
    "die voorbij is, en waarvan niet is ingevuld of zij doorgingen.",
    "chair_facts",
    "count(DISTINCT meeting_id) FILTER (is_unanswered)",
    which="is_unanswered",
    rows=CHAIR_LIST,
    shown_by=("chair",),
    needs="Vul op het blad Portefeuilles wie voorzitter is.",
)

CHAIR_ELSEWHERE = Metric(
    "chair_elsewhere",
    "Overleggen onder een voorzitter, in een ander jaar",
    "Hoeveel eigen overleggen onder de portefeuilles van een voorzitter in de lijst van dit jaar staan op een dag in "
    "een ander kalenderjaar.",
    "chair_facts",
    "count(DISTINCT meeting_id) FILTER (NOT is_in_year)",
    which="NOT is_in_year",
    rows=CHAIR_LIST,
    shown_by=("chair",),
    needs="Vul op het blad Portefeuilles wie voorzitter is.",
)

CHAIR_LOAD = Metric(
    "chair_load",
    "Overleggen onder een voorzitter",
    "Hoeveel eigen overleggen onder de portefeuilles van een voorzitter zijn gehouden. Ambtelijke en interne "
    "overleggen tellen niet mee; wat gepland staat, is apart geteld.",
    "chair_facts",
    "count(DISTINCT meeting_id) FILTER (is_held)",
    which="is_held",
    rows=CHAIR_LIST,
    shown_by=("chair",),
    splits=("month",),
    beside=(
        (CHAIR_PLANNED, "daarnaast {} gepland"),
        (CHAIR_UNANSWERED, "daarnaast {} met onbekende afloop"),
        (CHAIR_ELSEWHERE, "daarnaast {} in een ander jaar"),
    ),
    note="Een overleg met twee voorzitters telt bij allebei, en in het totaal één keer.",
    needs="Vul op het blad Portefeuilles wie voorzitter is.",
)
