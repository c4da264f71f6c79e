"""The register of what stops, goes over or begins, and where the source contradicts itself."""

from __future__ import annotations

from metrics import LISTINGS, METRICS
from ui.blocks import show


def contradictions() -> None:
    """Tasks for which the source names two dates; both stand there and nobody chooses."""
    show.listing(
        LISTINGS["handover_list"],
        ("subject", "takes_effect_on", "other_date", "note"),
        which="is_contradiction",
        key="afbouw-tegenspraak",
        none="Van geen enkele taak noemt de bron twee data.",
    )


def register() -> None:
    """What, why, to whom, from when, whether the letter was sent, how it stands, and what comes free."""
    names = ("handovers", "letters_sent", "hours_freed", "money_freed", "handover_contradictions")
    show.cards(*(METRICS[name] for name in names), key="afbouw-cijfers")
    show.listing(
        LISTINGS["handover_list"],
        (
            "subject",
            "kind",
            "reason",
            "to_whom",
            "takes_effect_on",
            "is_letter_sent",
            "state",
            "hours_freed",
            "money_freed",
            "dossier_name",
        ),
        key="afbouw-register",
        most=40,
    )
