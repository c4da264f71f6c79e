"""The drawers of Activiteit: per chair, what it cost, purposes, what has no date, and the two halves."""

from __future__ import annotations

from collections import defaultdict

from metrics import LISTINGS, METRICS, dutch
from ui.activity.year import WITHOUT
from ui.blocks import ask, filters, markup, show
from ui.blocks.markup import NOTHING, Markup, joined, tag

_TALLY = ("title", "kind", "half", "counted", "dated_elsewhere", "times", "is_minimum", "frequency", "note")


def halves() -> None:
    """The half of the report against the half of the calendar: how many stand where, and which ones move."""
    moved = METRICS["half_moved"]
    show.html(ask.keep("activity halves", _halves))
    show.listing(
        LISTINGS["meeting_list"],
        ("meeting_date", "title", "kind", "report_half", "calendar_half", "half_is_derived"),
        which=moved.which,
        key="helften",
        none="Elk overleg staat in het verslag in dezelfde helft als op de kalender.",
        caption=moved.title,
        most=16,
    )


def _halves() -> Markup:
    answer = ask.one(METRICS["half_moved"])
    if not answer.top:
        return NOTHING
    moving = dutch.several(int(answer.top), "overleg verhuist", "overleggen verhuizen")
    sentence = (
        f"{moving} van helft als u boven de pagina ‘Helften van: kalender’ kiest: het verslag knipt het jaar rond "
        f"1 juni, de kalender op 1 juli. {answer.note or ''}"
    )
    return tag("p", sentence, css="vgg-note")


def effort() -> None:
    """The hours of the bureau beside the meetings, per dossier and function; what an overleg costs."""
    show.cards(*(METRICS[i] for i in ("hours", "hours_per_meeting", "hours_freed", "preparation_lost")), key="kosten")
    show.listing(
        LISTINGS["effort_list"],
        ("dossier_name", "hours", "planned_hours", "functions", "meetings", "hours_per_meeting", "hours_freed"),
        key="uren-per-dossier",
        most=10,
    )


def without_date() -> None:
    """Counts without a date, kept beside the dated list and never counted twice."""
    apart = METRICS["undated_of_no_half"]
    loose, of_no_half = ask.one(METRICS["meetings_undated"]), ask.rows_of(apart)
    # what is of no half is not nothing: then only what is known of this half is said as a figure
    shown = [METRICS["meetings_undated"]] if loose.value is not None or not of_no_half else []
    show.cards(*shown, *([apart] if of_no_half else []), key="zonder-datum")
    show.html(ask.keep("activity reconciled", _reconciled))
    if of_no_half:
        said = "Tellingen waarvan niet bekend is in welke helft zij vallen; zij tellen in geen van beide mee."
        show.html(markup.rows_table(LISTINGS["tally_list"], of_no_half, _TALLY, said))
        none = "Van geen telling zonder datum is bekend dat zij in deze helft valt."
    else:
        none = "Er is geen telling zonder datum geladen; of er zo is geteld, is dan niet bekend."
    show.listing(LISTINGS["tally_list"], _TALLY, which="dating <> 'met datum'", key="tellingen", most=10, none=none)


def _reconciled() -> Markup:
    """In words: what a count and the dated list both hold, and what is left without a date."""
    rows = ask.rows(LISTINGS["tally_list"], "dated_elsewhere > 0")
    items = [
        f"{row['title']}: de bron telt er {dutch.number(row['counted'])}, met een datum staan er "
        f"{dutch.number(row['dated_elsewhere'])}; {dutch.number(row['times'])} blijft over zonder datum."
        for row in rows
    ]
    return joined(*(tag("p", item, css="vgg-note") for item in items))


def chairs() -> None:
    """How many meetings each chair led."""
    show.cards(METRICS["chair_load"], key="onder-voorzitter")
    show.bars(METRICS["chair_load"], "chair", key="voorzitters")


def purposes() -> None:
    """What the meetings held were for, as a whole and per portfolio and half."""
    show.bars(METRICS["purposes"], "purpose", key="functies")
    show.html(ask.keep("activity purposes", _purposes))


def _purposes() -> Markup:
    """Per portfolio how often each purpose, in each half of the year where both have some."""
    metric = METRICS["purposes"]
    counts: dict[tuple[str, int | None], dict[str, int]] = defaultdict(dict)
    for a in ask.figures(metric, ("portfolio", "half", "purpose")):
        if a.top:
            counts[a.by["portfolio"] or WITHOUT, a.by["half"]][str(a.by["purpose"])] = int(a.top)
    if not counts:
        return NOTHING
    by_calendar = filters.current().by_calendar
    names = sorted({purpose for of in counts.values() for purpose in of})
    rows = [
        [
            portfolio,
            dutch.months(half, by_calendar) if half else dutch.half(half),
            *(dutch.number(of[name]) if name in of else "–" for name in names),
        ]
        for (portfolio, half), of in sorted(counts.items(), key=lambda item: (item[0][0], item[0][1] or 3))
    ]
    title = "Per portefeuille en periode, hoe vaak een gehouden overleg hiertoe diende"
    numeric = range(2, 2 + len(names))
    note = tag("p", f"Een streepje is geen enkel overleg. {metric.note}", css="vgg-note")
    return markup.table(title, ["Portefeuille", "Periode", *names], rows, list(numeric)) + note
