"""Opkomst in Dash: the same answer, every invitation as a mark per municipality, and three blocks below it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from dash import html

from benchmarks.dash_parts import YEAR, Asked, drawers, heading, on_paper, scale, span
from metrics import METRICS, dutch
from metrics.turnout import points

SIGNS = {"aanwezig": ("vgg-s-block", ""), "afwezig": ("vgg-s-open-block", "")}
INVITED = {"collegebreed": "hele college", "niet collegebreed": "niet het hele", "niet vermeld": "niet vermeld"}
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
HELD = "is_held AND has_list"


def page(asked: Asked) -> list[Any]:
    """All of it."""
    below = html.Div([_invitation(asked), _people(asked), _unknown(asked)], className="vgg-three")
    named = {
        "overleggen": f"Overleggen ({len(asked.listed('meeting_list', HELD))})",
        "gemeente": "Eén naast de andere",
        "helften": "Per helft",
        "samen": "Wie treft wie",
        "kaart": "Op de kaart",
        "geschat": f"Geschat ({_estimated(asked)})",
        "zonder-lijst": f"Zonder lijst ({_without(asked)})",
        "bron": "Tabellen en bron",
    }
    key = [span(_sign(word), f" {word}", css="one") for word in ("aanwezig", "afwezig", "onbekend")]
    small = html.P([span(*key, css="vgg-signs"), "elk blokje is één uitnodiging; geen blokje: niet op de lijst"])
    return [heading(asked, "opkomst", small), _picture(asked), below, drawers("/opkomst", named),
            on_paper(asked, "attendance_list")]  # fmt: skip


def _sign(presence: str) -> Any:
    css, text = SIGNS.get(presence, ("vgg-s-question", "?"))
    return span(text, css=f"vgg-sign {css}") if text else span(css=f"vgg-sign {css}")


def _picture(asked: Asked) -> Any:
    rows = asked.listed("attendance_list")
    meetings = {row["meeting_id"]: row for row in rows}
    places = {key: n for n, key in enumerate(meetings)}
    answers = asked.split("turnout", "municipality")
    changes = _changes(asked)
    marks: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        at = f"{100 * (places[row['meeting_id']] + 0.5) / len(places):.2f}%"
        day = dutch.day(row["meeting_date"])
        more = {"aria-label": f"{row['municipality']}, {row['title']}, {day}: {row['presence']}", "data-tip": "="}
        href = f"/opkomst?jaar={YEAR}&la=overleggen&overleg={row['meeting_id']}"
        marks[row["municipality"]].append(
            html.A(_sign(row["presence"]), href=href, className="m", target="_self", style={"left": at}, **more)
        )
    names = sorted(answers, key=lambda name: (answers[name].value, name))
    heads, uprights = _axis(list(meetings.values()))
    first = html.Div(
        [
            span(span("Gemeente", css="vgg-aloud"), css="name"),
            html.Div(heads, className="axis"),
            span("opkomst, laagste eerst", css="after"),
            *([span("jun–dec naast jan–mei", css="after")] if changes else []),
        ],
        className="head",
    )
    lines = [
        html.Div(
            [
                span(html.A(name, href=f"/opkomst?jaar={YEAR}&la=gemeente&gemeente={name}"), css="name"),
                html.Div(marks[name], className="axis"),
                span(_percent(answers[name].value), css="after"),
                *([span(changes[name], css="after")] if name in changes else []),
            ],
            className="row",
            style={"gridRow": str(n + 2), "--high": "1"},
        )
        for n, name in enumerate(names)
    ]
    style = {"--name": "9.0rem", "--axis": "minmax(40.80rem,96.90rem)", "--lanes": "4", "--n": str(len(places)),
             "--behind": "auto auto"}  # fmt: skip
    over = html.Div(uprights, className="over", style={"gridRow": f"1/{len(lines) + 2}"})
    table = html.Div([first, over, *lines], className="rows", style=style)
    return html.Section(html.Div(table, className="vgg-scroll vgg-pic"), className="vgg-picture vgg-presence")


def _axis(meetings: list[dict[str, Any]]) -> tuple[list[Any], list[Any]]:
    """A word and an upright where a month begins, and where the report cuts the year."""
    heads, uprights, before, is_cut = [], [], 0, False
    for n, row in enumerate(meetings):
        day: date = row["meeting_date"]
        left = f"{100 * n / len(meetings):.2f}%"
        if day.month != before:
            heads.append(span(MONTHS[day.month - 1], css="label period", style={"left": left, "--lane": "0"}))
            uprights.append(span(css="upright period", style={"left": left, "--lane": "0"}))
        if day.month >= 6 and not is_cut and before:
            is_cut = True
            heads += [
                span(word, css="label cut", style={"left": left, "--lane": "3"}) for word in ("jan–mei", "jun–dec")
            ]
            uprights += [span(css="upright cut", style={"left": left, "--lane": "3"})] * 2
        before = day.month
    return heads, uprights


def _percent(value: Any) -> Any:
    words = span(html.B(dutch.percent(value)), css="words")
    return span(scale(float(value or 0)), words, css="vgg-small-pic part-of")


def _changes(asked: Asked) -> dict[str, Any]:
    halves: dict[str, dict[Any, Any]] = defaultdict(dict)
    for a in asked.figures(METRICS["turnout"], ("municipality", "half")):
        if a.value is not None:
            halves[str(a.by["municipality"])][a.by["half"]] = a.value
    return {name: _change(of[1], of[2]) for name, of in halves.items() if {1, 2} <= set(of)}


def _change(first: Any, second: Any) -> Any:
    by = points(first, second)
    tip = f"van {dutch.percent(first)} naar {dutch.percent(second)}"
    aloud = span(f" {'hoger' if by > 0 else 'lager'}, {tip}", css="vgg-aloud")
    return span(span("▲" if by > 0 else "▼"), f" {dutch.number(abs(by))} punten", aloud, data_tip=tip)


def _invitation(asked: Asked) -> Any:
    answers = asked.split("turnout", "invitation")
    shown = [(words, answers[name]) for name, words in INVITED.items() if name in answers and answers[name].n]
    lines = [
        html.Tr([html.Th(words), html.Td(_percent(a.value)), html.Td(str(a.n), className="num")])
        for words, a in [*shown, ("samen", asked.one("turnout"))]
    ]
    heads = html.Tr([html.Th(word) for word in ("Uitnodiging", "Opkomst", "Overleggen")])
    table = html.Table([html.Thead(heads), html.Tbody(lines)], className="vgg-table")
    note = html.P(["Niet vermeld is iets anders dan nee. ", _to("bron", "Bron")])
    head = html.H2("Hele college uitgenodigd, of niet")
    return html.Section([head, html.Div(table, className="vgg-scroll"), note], className="vgg-invitation")


def _people(asked: Asked) -> Any:
    parts: list[Any] = [html.H2("Mensen")]
    for name, words in (("no_shows", "aangemelden kwamen niet"), ("substitutes", "aanwezigen vervingen iemand")):
        found = asked.one(name)
        of = span(html.B(str(found.value)), f" van {found.out_of}", css="words")
        bar = scale(float(found.value or 0), float(found.out_of or 1))
        parts.append(html.Div(span(of, bar, span(words, css="note"), css="vgg-small-pic part-of")))
        parts.append(html.P(f"Bekend bij {found.coverage_top} van {found.coverage_bottom} uitnodigingen."))
    mean = asked.one("attendees_mean")
    known = f"bekend van {mean.coverage_top} van {mean.coverage_bottom} gehouden overleggen"
    parts.append(html.P(f"Gemiddeld ≈ {dutch.number(mean.value or 0, 2)} mensen per overleg, {known}."))
    return html.Section(parts, className="vgg-people")


def _unknown(asked: Asked) -> Any:
    found = asked.one("turnout")
    unknown = int(found.coverage_bottom) - int(found.coverage_top)
    lines = (
        (f"Van {_without(asked)} gehouden overleggen is er geen presentielijst. ", "zonder-lijst"),
        (f"Van {unknown} uitnodigingen is niet bekend of de gemeente er was. ", "bron"),
        (f"Van {_estimated(asked)} overleg is het aantal aanwezigen geschat. ", "geschat"),
    )
    return html.Section(
        [html.H2("Wat we niet weten"), *(html.P([words, _to(drawer, "Welke?")]) for words, drawer in lines)],
        className="vgg-unknown",
    )


def _to(drawer: str, words: str) -> Any:
    return html.A(words, href=f"/opkomst?jaar={YEAR}&la={drawer}")


def _without(asked: Asked) -> int:
    return len(asked.listed("meeting_list", "is_held AND NOT has_list"))


def _estimated(asked: Asked) -> int:
    return len(asked.listed("meeting_list", "is_held AND people_basis = 'geschat'"))
