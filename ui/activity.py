"""The looks of Activiteit: small multiples per portfolio on one scale, and a strip of days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from metrics import LISTINGS, METRICS, Answer, dutch
from ui.blocks import ask, filters, show, store
from ui.blocks.markup import NOTHING, Markup, joined, tag

_KINDS = ("pho", "bestuurlijk", "ambtelijk")
_OTHER = "overig"
_WITHOUT = "zonder dossier"
_QUARTERS = (1, 2, 3, 4)
_STATE = {
    "gehouden": ("●", "held"),
    "geannuleerd": ("✕", "cancelled"),
    "uitgesteld": ("↷", "postponed"),
    "gepland": ("○", "planned"),
    "afloop onbekend": ("?", "planned"),
}


def multiples() -> None:
    """Held meetings per quarter and kind, a small chart per portfolio, all on one scale."""
    show.html(ask.keep("activity multiples", _multiples))
    show.foot("kwartalen", METRICS["meetings_held"], by=("portfolio", "quarter", "kind"))


def _multiples() -> Markup:
    counts: dict[str, dict[tuple[Any, str], int]] = defaultdict(lambda: defaultdict(int))
    for a in ask.figures(METRICS["meetings_held"], ("portfolio", "quarter", "kind")):
        if a.top and a.by["quarter"] is not None:
            kind = a.by["kind"] if a.by["kind"] in _KINDS else _OTHER
            counts[a.by["portfolio"] or _WITHOUT][(a.by["quarter"], kind)] += int(a.top)
    if not counts:
        return tag("p", METRICS["meetings_held"].needs, css="vgg-empty")
    for name in _chosen():
        counts[name]  # a portfolio in which nothing was held keeps its place
    most = max(sum(n for (q, _), n in of.items() if q == quarter) for of in counts.values() for quarter in _QUARTERS)
    totals = {name: sum(of.values()) for name, of in counts.items()}
    year = ask.about()
    begun = _QUARTERS if year is None else [q for q in _QUARTERS if date(year.year, 3 * q - 2, 1) <= year.judged_on]
    order = sorted(counts, key=lambda n: (n == _WITHOUT, -totals[n], n))
    undated = {a.by["portfolio"]: a for a in ask.figures(METRICS["meetings_undated"], ("portfolio",))}
    charts = [_small(name, counts[name], most, begun, _undated(undated.get(name))) for name in order]
    key = [tag("li", tag("span", css=f"vgg-kind-{kind}", aria_hidden="true"), kind) for kind in (*_KINDS, _OTHER)]
    scale = f"Elke kolom is een kwartaal; de hoogste is {dutch.several(most, 'overleg', 'overleggen')}."
    if len(begun) < len(_QUARTERS):
        scale += " Een streepje is een kwartaal dat nog moet beginnen."
    return joined(
        tag("ul", *key, css="vgg-key vgg-kinds", aria_label="Soorten overleg"),
        tag("p", scale, css="vgg-note"),
        tag("div", *charts, css="vgg-multiples"),
    )


def _chosen() -> tuple[str, ...]:
    """The portfolios of this choice, also those in which nothing was held."""
    asked, reader = filters.current(), store.page()
    if asked.portfolios or asked.year is None:
        return tuple(asked.portfolios)
    return filters.portfolios(reader.generation, asked.year, reader)


def _undated(answer: Answer | None) -> str:
    """`daarnaast ten minste 4 zonder datum`, of a portfolio of which a part was counted without a date."""
    if answer is None or not (answer.value or answer.is_lower_bound):
        return ""
    least = "ten minste " if answer.is_lower_bound and answer.value else ""
    return f"daarnaast {least}{dutch.number(answer.value) if answer.value else 'een onbekend aantal'} zonder datum"


def _small(name: str, of: dict[tuple[Any, str], int], most: int, begun: Sequence[int], undated: str) -> Markup:
    """One portfolio: a column per quarter; of a quarter that is to begin, a dash."""
    columns, spoken = [], []
    for quarter in _QUARTERS:
        total = sum(of.get((quarter, kind), 0) for kind in (*_KINDS, _OTHER))
        is_begun = quarter in begun or total > 0
        spoken.append(f"kwartaal {quarter}: {total if is_begun else 'nog niet begonnen'}")
        stack = [
            tag("span", css=f"vgg-kind-{kind}", style=f"height:{of[(quarter, kind)] * 3.2 / most:.2f}rem")
            for kind in (_OTHER, *reversed(_KINDS))
            if of.get((quarter, kind))
        ]
        above, below = tag("span", str(total) if is_begun else "–", css="n"), tag("span", f"K{quarter}", css="q")
        columns.append(tag("span", above, tag("span", *stack, css="stack"), below, css="column"))
    drawing = tag("div", *columns, css="columns", role="img", aria_label=f"{name}. {', '.join(spoken)}.")
    beside = tag("p", undated, css="vgg-note") if undated else NOTHING
    return tag("section", tag("h3", name), drawing, beside, css="vgg-multiple")


def strip() -> None:
    """Every meeting with a day, per month: held, cancelled as an open cross, postponed, planned."""
    show.html(ask.keep("activity strip", _strip))
    show.foot("dagen", LISTINGS["meeting_list"])


def _strip() -> Markup:
    rows = [r for r in ask.rows(LISTINGS["meeting_list"]) if r["meeting_date_precision"] == "dag"]
    if not rows:
        return tag("p", LISTINGS["meeting_list"].needs, css="vgg-empty")
    months: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        months[(row["meeting_date"].year, row["meeting_date"].month)].append(row)
    lines = []
    for (year, month), of in sorted(months.items()):
        marks = tag("ul", *(tag("li", _mark(row)) for row in of), css="marks")
        lines.append(tag("div", tag("span", f"{dutch.MONTHS[month - 1]} {year}", css="month"), marks, css="vgg-month"))
    key = [
        tag("li", tag("span", sign, css=f"vgg-mark {css}", aria_hidden="true"), f" {state}")
        for state, (sign, css) in _STATE.items()
    ]
    return tag("ul", *key, css="vgg-key", aria_label="Wat de tekens betekenen") + tag("div", *lines, css="vgg-months")


def _mark(row: dict[str, Any]) -> Markup:
    state = "afloop onbekend" if row["is_unanswered"] else row["state"]
    sign, css = _STATE[state]
    text = f"{dutch.day(row['meeting_date'])}: {row['title']}, {state}"
    seen = tag("span", sign, aria_hidden="true")
    day = tag("span", str(row["meeting_date"].day), css="d", aria_hidden="true")
    return tag("span", seen, day, tag("span", text, css="vgg-aloud"), css=f"vgg-mark {css}", title=text)


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


def ledger() -> None:
    """What did not go on: why, how late, what had been prepared, and where the subject went."""
    show.listing(
        LISTINGS["cancellation_list"],
        (
            "meeting_date",
            "title",
            "state",
            "reason_code",
            "reason",
            "notice_days",
            "preparations_held",
            "preparation_hours",
            "topic_went_to",
        ),
        key="niet-doorgegaan",
        most=20,
        none="Er is geen overleg bekend dat niet doorging.",
    )
    show.note("Een lege cel is onbekend. Voor de uren is het blad Uren nodig, met uren op het dossier van het overleg.")


def targets() -> None:
    """The results that were to be reached, with a number against what was reported, and the remark beside it."""
    show.bars(METRICS["targets"], "state", key="resultaten")
    show.listing(
        LISTINGS["target_list"],
        (
            "dossier_id",
            "description",
            "target_value",
            "unit",
            "realised_value",
            "realised_is_minimum",
            "state",
            "realised_note",
        ),
        which="has_number OR realised_value IS NOT NULL",
        key="streefgetallen",
        most=24,
        none="Van geen resultaat is een streefgetal of uitkomst genoemd.",
        caption="Met een streefgetal of een uitkomst",
    )


def effort() -> None:
    """The hours of the bureau beside the meetings, per dossier and function; what an overleg costs."""
    show.cards(*(METRICS[i] for i in ("hours_per_meeting", "hours_freed", "preparation_lost")), key="kosten")
    show.listing(
        LISTINGS["effort_list"],
        ("dossier_name", "hours", "planned_hours", "functions", "meetings", "hours_per_meeting", "hours_freed"),
        key="uren-per-dossier",
        most=10,
    )


def undated() -> None:
    """Counts without a date, kept beside the dated list and never counted twice."""
    show.cards(METRICS["meetings_undated"], key="zonder-datum")
    show.html(ask.keep("activity reconciled", _reconciled))
    show.listing(
        LISTINGS["tally_list"],
        ("title", "kind", "half", "counted", "dated_elsewhere", "times", "is_minimum", "frequency", "note"),
        which="dating <> 'met datum'",
        key="tellingen",
        most=10,
        none="Er is geen telling zonder datum geladen; of er zo is geteld, is dan niet bekend.",
    )


def _reconciled() -> Markup:
    """In words: what a count and the dated list both hold, and what is left without a date."""
    rows = ask.rows(LISTINGS["tally_list"], "dated_elsewhere > 0")
    items = [
        f"{row['title']}: de bron telt er {dutch.number(row['counted'])}, met een datum staan er "
        f"{dutch.number(row['dated_elsewhere'])}; {dutch.number(row['times'])} blijft over zonder datum."
        for row in rows
    ]
    return joined(*(tag("p", item, css="vgg-note") for item in items))
