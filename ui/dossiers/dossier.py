"""The page of one dossier: its year, what it reached, who was there; and what its drawers hold."""

from __future__ import annotations

import streamlit as st

from metrics import LISTINGS, METRICS, dutch
from ui.blocks import earlier, notes, show
from ui.blocks.markup import html, tag
from ui.blocks.who import is_read_only
from ui.dossiers import one, reached
from ui.dossiers.year import year


def picture() -> None:
    """The year as a line and who was there; under them, in two columns, results, agreements and who works on it."""
    lower = tag("div", reached.results(), reached.agreements(), reached.people(), css="vgg-lower")
    html(tag("div", year(), reached.presence(), lower, css="vgg-dossier"))
    about = one.about()
    show.foot("lichten", LISTINGS["light_list"], label="Stoplichten", equals=about)
    show.foot("resultaten", LISTINGS["target_list"], label="Te bereiken resultaten", equals=about)
    show.foot("gehaald", METRICS["targets_met"], by=("dossier_name",), label="Resultaten gehaald, per dossier")
    show.foot("aanwezig", LISTINGS["attendance_list"], label="Wie was er", equals=about)
    show.foot("opkomst", METRICS["dossier_turnout"], by=("dossier_name", "half"), label="Opkomst per dossier")
    show.foot("inzet", LISTINGS["effort_list"], label="Uren en overleggen", equals=about)
    show.foot("dossier", LISTINGS["dossier_list"], label="Dit dossier", equals=about)


def meetings() -> None:
    """Meetings held and not held, with the reason and where the topic went; and those with a list."""
    show.listing(
        LISTINGS["meeting_list"],
        ("meeting_date", "title", "kind", "outcome", "reason", "topic_went_to", "people"),
        equals=one.about(),
        key="overleggen",
        most=40,
        none="Bij dit dossier staat geen overleg met een datum.",
    )
    show.listing(
        LISTINGS["dossier_turnout_list"],
        ("meeting_date", "title", "kind", "municipalities_present", "municipalities_known", "absent"),
        equals=one.about(),
        key="lijsten",
        caption="Opkomst",
        none="Bij dit dossier is geen presentielijst bekend. Laad het blad Opkomst op de pagina Upload.",
    )


def hours() -> None:
    """The hours of the bureau per month and function, beside what was planned."""
    show.listing(
        LISTINGS["hours_list"],
        ("month", "function", "hours", "planned_hours"),
        equals=one.about(),
        key="uren",
        most=40,
        none="Er zijn geen uren bekend van dit dossier. Laad het blad Uren op de pagina Upload.",
    )


def exchange() -> None:
    """What was asked of the members in the committees behind this dossier, and what came back."""
    show.listing(
        LISTINGS["exchange_list"],
        ("sent_on", "body_name", "subject", "asked", "answer", "brought_to", "fetched_back"),
        equals=one.about(),
        key="halen-brengen",
        none="Bij dit dossier is geen vraag aan een commissielid bekend.",
    )


def agreements() -> None:
    """All that was agreed, and what stops, goes over or begins."""
    show.listing(
        LISTINGS["agreement_list"],
        ("description", "kind", "owner_function", "due_date", "state", "days_overdue"),
        equals=one.about(),
        key="afspraken",
        none="Bij dit dossier zijn geen afspraken bekend.",
    )
    show.listing(
        LISTINGS["handover_list"],
        ("subject", "kind", "takes_effect_on", "other_date", "to_whom", "is_letter_sent", "state", "note"),
        equals=one.about(),
        key="afbouw",
        caption="Afbouw en start",
        none="Van dit dossier is geen afbouw, overdracht of start bekend.",
    )


def remarks() -> None:
    """What people wrote at this dossier, what a reader must know about its data, and a form for who works on it."""
    show.noted(notes.DOSSIER, one.asked())
    show.listing(
        LISTINGS["note_list"],
        ("kind", "sentence"),
        which="kind <> 'notitie'",
        equals=one.about(),
        key="kanttekeningen",
        none="Bij dit dossier zijn geen kanttekeningen.",
    )
    if is_read_only():
        return
    subjects = {"het hele dossier": (notes.DOSSIER, one.asked())}
    for row in one.rows(LISTINGS["light_list"]):
        half = row["half"]
        subjects[f"het stoplicht van {dutch.months(half)}"] = (notes.LIGHT, notes.light(one.asked(), half))
    with st.container(border=True):
        notes.form(subjects, one.asked())


def remarked() -> int:
    """How many notes and remarks there are."""
    return len(notes.of(notes.DOSSIER, one.asked())) + len(one.rows(LISTINGS["note_list"], "kind <> 'notitie'"))


def history() -> None:
    """What changed in its lights: what it was, what it became, when, by whom and why."""
    show.listing(
        LISTINGS["light_history"],
        ("half", "what", "before", "value", "given_on", "loaded_by", "reason"),
        equals=one.about(),
        key="geschiedenis",
        none="Aan de lichten van dit dossier is nog niets veranderd.",
    )
    for half in (1, 2):
        show.html(earlier.of_light(one.asked(), half))
