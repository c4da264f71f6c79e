"""Figures as tables: a bar in each row, or a shade in each cell; the figure and its n always stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from metrics import Answer, Metric, dutch
from metrics.said import said
from ui.blocks import ask, markup
from ui.blocks.labels import Labels, heading, label, wider
from ui.blocks.markup import NOTHING, Markup, framed, tag
from ui.blocks.palette import shade


def bars(metric: Metric, by: str, labels: Labels, which: Sequence[Any]) -> Markup:
    """A row per name with a bar from zero; the longest first, or `which` in its order."""
    answers = [a for a in ask.figures(metric, (by,)) if a.n]
    if which:
        answers = sorted((a for a in answers if a.by[by] in which), key=lambda a: which.index(a.by[by]))
    else:
        answers = sorted(answers, key=lambda a: (a.value is None, -(a.value or 0), str(a.by[by])))
    if not answers:
        return _nothing(metric)
    largest = 100 if metric.unit == "%" else max((abs(a.value) for a in answers if a.value is not None), default=1) or 1
    rows = []
    for a in answers:
        name = labels.get(a.by[by]) or label(by, a.by[by])
        value, more = said(metric, a)
        small = more if metric.unit == "%" or a.value is None else f"n = {dutch.number(a.n)}"
        rows.append([name, bar(None if a.value is None else float(abs(a.value)) / float(largest)), value, small])
    return markup.table(
        wider(metric, metric.title),
        [heading(metric, by), tag("span", "Balk", css="vgg-aloud"), metric.title, "waaruit"],
        rows,
        (2,),
    )


def _nothing(metric: Metric) -> Markup:
    """What stands there without any row: that there is none, where that is known; else what to do."""
    whole = ask.one(metric)
    if whole.value == 0:
        return tag("p", f"{metric.title}: {said(metric, whole)[0]}. Er is niets om uit te splitsen.", css="vgg-note")
    return tag("p", metric.needs or "Hiervoor zijn geen gegevens.", css="vgg-empty")


def bar(share: float | None) -> Markup:
    """A bar from zero for a share of 0 to 1; for an unknown one only the place where it would stand."""
    fill = NOTHING
    if share is not None:
        fill = tag("span", css="vgg-bar-fill", style=f"width:{100 * share:.1f}%", aria_hidden="true")
    return tag("span", fill, css="vgg-bar-track", aria_hidden="true")


def heat(metric: Metric, rows: str, columns: str, labels: Labels, head: str, only: tuple[str, ...] = ()) -> Markup:
    """Rows by columns with a shade per cell, and the whole of each row at its end."""
    found = {(a.by[rows], a.by[columns]): a for a in ask.figures(metric, (rows, columns))}
    whole = {a.by[rows]: a for a in ask.figures(metric, (rows,))}
    if not whole:
        return tag("p", metric.needs or "Hiervoor zijn geen gegevens.", css="vgg-empty")
    across = sorted({c for _, c in found}, key=lambda c: (c is None, c))
    lines = []
    for name in only or sorted(whole, key=str):
        cells = [_step(metric, found.get((name, c))) for c in across]
        lines.append(tag("tr", tag("th", str(name), scope="row"), *cells, _step(metric, whole[name])))
    titles = [head, *(labels.get(c, str(c)) for c in across), "samen"]
    return framed(wider(metric, f"{metric.title} per {head}"), titles, lines, css="vgg-heat") + shades()


def shades(what: str = "hoe hoger") -> Markup:
    """What the shades of a heat table or a map of tiles mean; no colour in them says good or bad."""
    return tag("p", f"Hoe donkerder een vak, {what}; de kleur zegt niets over goed of slecht.", css="vgg-note")


def _step(metric: Metric, answer: Answer | None) -> Markup:
    n = tag("small", f"n = {dutch.number(answer.n)}") if answer is not None else NOTHING
    if answer is None or answer.value is None:
        why = "te weinig" if answer is not None and answer.is_withheld else "onbekend"
        return tag("td", why, n, css="step vgg-unknown-cell")
    step, text = shade(float(answer.value) / 100)
    return tag("td", dutch.figure(answer.value, metric.unit), n, css=f"step vgg-step-{step} vgg-{text}-text")
