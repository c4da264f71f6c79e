"""Figures as tables: a bar in each row, or a shade in each cell; the figure and its n always stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from metrics import Metric
from ui.blocks import ask, dutch, markup
from ui.blocks.ask import Answer
from ui.blocks.markup import tag
from ui.blocks.palette import shade
from ui.blocks.said import Labels, heading, label, said


def bars(metric: Metric, by: str, labels: Labels, which: Sequence[Any]) -> str:
    """A row per name with a bar from zero; the longest first, or `which` in its order."""
    answers = [a for a in ask.figures(metric, (by,)) if a.n]
    if which:
        answers = sorted((a for a in answers if a.by[by] in which), key=lambda a: which.index(a.by[by]))
    else:
        answers = sorted(answers, key=lambda a: (a.value is None, -(a.value or 0), str(a.by[by])))
    if not answers:
        return tag("p", escape(metric.needs or "Hiervoor zijn geen gegevens."), "vgg-empty")
    largest = 100 if metric.unit == "%" else max((abs(a.value) for a in answers if a.value is not None), default=1) or 1
    rows = []
    for a in answers:
        name = labels.get(a.by[by]) or label(by, a.by[by])
        value, more = said(metric, a)
        width = 0 if a.value is None else 100 * float(abs(a.value)) / float(largest)
        bar = (
            tag("span", "", "vgg-bar-fill", style=f"width:{width:.1f}%", aria_hidden="true")
            if a.value is not None
            else ""
        )
        small = more if metric.unit == "%" or a.value is None else f"n = {dutch.number(a.n)}"
        rows.append([escape(name), tag("span", bar, "vgg-bar-track", aria_hidden="true"), escape(value), escape(small)])
    return markup.table(metric.title, [heading(metric, by), "", metric.title, "waaruit"], rows, (2,))


def heat(metric: Metric, rows: str, columns: str, labels: Labels, head: str, only: tuple[str, ...] = ()) -> str:
    """Rows by columns with a shade per cell, and the whole of each row at its end."""
    found = {(a.by[rows], a.by[columns]): a for a in ask.figures(metric, (rows, columns))}
    whole = {a.by[rows]: a for a in ask.figures(metric, (rows,))}
    if not whole:
        return tag("p", escape(metric.needs or "Hiervoor zijn geen gegevens."), "vgg-empty")
    across = sorted({c for _, c in found}, key=lambda c: (c is None, c))
    lines = []
    for name in only or sorted(whole, key=str):
        cells = "".join(_step(metric, found.get((name, c))) for c in across) + _step(metric, whole[name])
        lines.append(tag("tr", tag("th", escape(str(name)), scope="row") + cells))
    titles = [head, *(labels.get(c, str(c)) for c in across), "samen"]
    top = tag("thead", tag("tr", "".join(tag("th", escape(t), scope="col") for t in titles)))
    table = tag("table", top + tag("tbody", "".join(lines)), "vgg-table vgg-heat")
    return tag("div", table, "vgg-scroll", tabindex="0", role="region", aria_label=f"{metric.title} per {head}")


def _step(metric: Metric, answer: Answer | None) -> str:
    if answer is None or answer.value is None:
        why = "te weinig" if answer is not None and answer.is_withheld else "onbekend"
        n = f"<small>n = {dutch.number(answer.n)}</small>" if answer is not None else ""
        return tag("td", f"{why}{n}", "step vgg-unknown-cell")
    step, text = shade(float(answer.value) / 100)
    value = dutch.figure(answer.value, metric.unit)
    return tag("td", f"{value}<small>n = {dutch.number(answer.n)}</small>", f"step vgg-step-{step} vgg-{text}-text")
