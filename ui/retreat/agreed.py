"""The slides about what was agreed: the scoreboard of the previous retreat, and the decisions of this one."""

from __future__ import annotations

from typing import Any

from metrics import HEADLINES, LISTINGS, METRICS, Headline, dutch
from metrics.scoreboard import MEASURES
from ui.blocks import ask
from ui.retreat.slide import MOST, Line, Slide, answered, figure, lines

_LISTING = LISTINGS["retreat_list"]


def scoreboard() -> list[Slide]:
    """The conclusions of the previous retreat, each with its figure or with `niet te meten`; seven a slide."""
    rows = ask.kept(_LISTING, "is_conclusion")
    if not rows:
        return [answered(HEADLINES["scorebord"], is_unknown=True)]
    measured = [row for row in rows if row["measure"] in MEASURES]
    rest = [row for row in rows if row["measure"] not in MEASURES]
    return _pages(HEADLINES["scorebord"], measured + rest, [_score(row) for row in measured + rest])


def _score(row: dict[str, Any]) -> Line:
    state = "" if row["state"] == "onbekend" else f" · {row['state']}"
    if row["measure"] not in MEASURES:
        return Line(row["description"], "niet te meten", f"geen cijfer{state}", unknown=True)
    metric = METRICS[MEASURES[row["measure"]]]
    line = figure(metric.id, row["description"])
    return Line(line.about, line.value, f"{metric.title}: {line.more}{state}", unknown=line.unknown)


def decisions() -> list[Slide]:
    """What this retreat decided, with owner and date; seven a slide."""
    rows = ask.rows(_LISTING, "is_new")
    if not rows:
        return [answered(HEADLINES["besluiten"], is_unknown=False)]
    return _pages(HEADLINES["besluiten"], rows, [_decision(row) for row in rows])


def _decision(row: dict[str, Any]) -> Line:
    until = dutch.when(row["due_date"], row["due_date_precision"]) if row["due_date"] else "geen datum"
    owner = row["owner_function"] or ("" if row["note"] else "eigenaar niet genoemd")
    more = [row["kind"], owner, row["note"] or "", row["dossier_names"] or ""]
    return Line(row["description"], until, " · ".join(text for text in more if text))


def _pages(of: Headline, rows: list[dict[str, Any]], found: list[Line]) -> list[Slide]:
    starts = range(0, len(found), MOST)
    many = len(starts) > 1
    return [
        answered(
            of,
            lines(found[i : i + MOST]),
            rows[i : i + MOST],
            f"{of.title} ({number} van {len(starts)})" if many else of.title,
        )
        for number, i in enumerate(starts, start=1)
    ]
