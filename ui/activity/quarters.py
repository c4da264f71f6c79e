"""The drawer of Activiteit with what was held per quarter and portfolio, to hover over and to compare, in Plotly."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from metrics import METRICS, dutch
from metrics.said import listed
from ui.activity.year import WITHOUT, chosen, undated
from ui.blocks import ask, chart, show
from ui.blocks.chart import Chart, Stack
from ui.blocks.markup import tag

_HELD, _UNDATED = METRICS["meetings_held"], METRICS["meetings_undated"]
_KINDS, _OTHER = ("pho", "bestuurlijk", "ambtelijk"), "overig"
_QUARTERS = (1, 2, 3, 4)
_MOST = 40
"""So many portfolios have a bar; of more those with the fewest meetings are counted."""
_Held = dict[str, dict[int, Counter[str]]]
"""Portfolio → quarter → how many were held, per kind."""


def per_quarter() -> None:
    """A bar per portfolio, of a part for each quarter; what has no quarter is said below it."""
    drawn = ask.keep("activity quarters", _chart)
    if drawn is None:
        show.empty(_HELD.needs)
    else:
        show.html(tag("p", drawn.message))
        show.draw(drawn, "kwartalen")
        show.note(" ".join(filter(None, (_to_come(), _twice(), _loose()))))
    show.foot("kwartalen", _HELD, by=("portfolio", "quarter", "kind"))


def _held() -> _Held:
    found: _Held = defaultdict(lambda: defaultdict(Counter))
    for a in ask.figures(_HELD, ("portfolio", "quarter", "kind")):
        if a.top and a.by["quarter"] is not None:
            kind = a.by["kind"] if a.by["kind"] in _KINDS else _OTHER
            found[a.by["portfolio"] or WITHOUT][int(a.by["quarter"])][kind] += int(a.top)
    return found


def _chart() -> Chart | None:
    found = _held()
    if not found:
        return None
    for name in chosen():
        found[name]  # a portfolio in which nothing was held keeps its place
    whole = {name: sum(of.total() for of in held.values()) for name, held in found.items()}
    order = sorted(found, key=lambda name: (name == WITHOUT, -whole[name], name))
    shown, rest = order[:_MOST], order[_MOST:]
    names = [f"{name} ({dutch.number(whole[name])})" for name in shown]
    begun = [quarter for quarter in _QUARTERS if quarter not in _later()]
    stacks = [_stack(quarter, shown, found) for quarter in begun]
    if rest:
        names.append(f"en nog {dutch.several(len(rest), 'portefeuille', 'portefeuilles')}")
        sums = [sum(found[name][quarter].total() for name in rest) for quarter in begun]
        stacks = [
            Stack(one.name, [*one.values, many], [*one.texts, f"{one.name}: {dutch.number(many)} gehouden"])
            for one, many in zip(stacks, sums, strict=True)
        ]
    return chart.stacked_bars(names, stacks, _message())


def _stack(quarter: int, names: list[str], found: _Held) -> Stack:
    """One quarter: per portfolio how many were held, and of which kinds."""
    texts = []
    for name in names:
        of = found[name][quarter]
        kinds = ", ".join(f"{dutch.number(of[kind])} {kind}" for kind in (*_KINDS, _OTHER) if of[kind])
        texts.append(f"{name}, {dutch.quarter(quarter)}: {dutch.number(of.total())} gehouden ({kinds})")
    return Stack(f"K{quarter}", [found[name][quarter].total() for name in names], texts)


def _message() -> str:
    """How many were held in each quarter, each meeting once."""
    by = {a.by["quarter"]: a for a in ask.figures(_HELD, ("quarter",)) if a.value is not None}
    parts = [
        f"{dutch.number(by[quarter].value)} in K{quarter}"
        for quarter in _QUARTERS
        if quarter in by and quarter not in _later()
    ]
    return f"Overleggen gehouden per kwartaal en portefeuille: {listed(parts)}."


def _later() -> list[int]:
    """The quarters that are to begin: of those nothing is counted, not even none."""
    year = ask.about()
    return [q for q in _QUARTERS if year and date(year.year, 3 * q - 2, 1) > year.judged_on]


def _to_come() -> str:
    """Which quarters have no part as they are to begin."""
    later = [f"K{q}" for q in _later()]
    return f"{listed(later)} {'moet' if len(later) == 1 else 'moeten'} nog beginnen." if later else ""


def _twice() -> str:
    """That the bars together are more than there were meetings, where they are."""
    in_bars = sum(of.total() for held in _held().values() for of in held.values())
    if in_bars <= int(ask.one(_HELD).value or 0):
        return ""
    return "Een overleg van twee portefeuilles staat in beide balken en telt in het geheel één keer."


def _loose() -> str:
    """What was counted without a date, per portfolio: it has no quarter."""
    found = {str(a.by["portfolio"] or WITHOUT): undated(a) for a in ask.figures(_UNDATED, ("portfolio",))}
    parts = [f"{name} {many}" for name, many in sorted(found.items()) if many]
    return f"Daarnaast zonder datum, en dus zonder kwartaal: {', '.join(parts)}." if parts else ""
