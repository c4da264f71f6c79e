"""Aandacht: wat aandacht vraagt, over alle onderwerpen heen, het zwaarste eerst."""

from metrics.metric import HALF_IF_ANY, PORTFOLIOS, YEAR, Listing

ATTENTION = Listing(
    "attention",
    "Vraagt aandacht",
    "Wat aandacht vraagt, het zwaarste eerst: rood, gewijzigd na akkoord, verslechterd en oranje, te laat, niet "
    "betaald, vacant (ook terwijl er iemand is benoemd), niet gehaald en verouderd.",
    "attention",
    {
        "weight": "Gewicht",
        "kind": "Wat",
        "subject": "Waarover",
        "reason": "Reden",
        "owner": "Eigenaar",
        "due_date": "Uiterlijk",
        "age_days": "Dagen",
        "half": "Helft",
        "page": "Pagina",
        "link_key": "Soort verwijzing",
        "link_value": "Verwijzing",
    },
    "weight DESC, age_days DESC NULLS LAST, subject",
    applies=(YEAR, HALF_IF_ANY, PORTFOLIOS),
    without_half="is_current",
    needs="Er is nog te weinig bekend om te zeggen wat aandacht vraagt.",
)
