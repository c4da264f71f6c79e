"""The five cards of Overzicht: each with its own small picture and what changed, and a link to its page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from metrics import METRICS, Answer, Metric, dutch
from metrics.headline import FEW
from metrics.said import beside, beside_budget
from metrics.singular import after
from ui.blocks import ask, filters, light, links, show, store
from ui.blocks.markup import NOTHING, Markup, html, joined, tag
from ui.blocks.pictures import small
from ui.dossiers import bars
from ui.dossiers.trend import trend


def cards() -> None:
    """Dossiers by light, meetings held, turnout, result against budget, and VNG seats filled."""
    html(tag("div", _dossiers(), _meetings(), _turnout(), _result(), _seats(), css="vgg-cards vgg-five"))
    show.foot("dossiers", METRICS["dossiers"], label="Dossiers")
    show.foot("kleuren", METRICS["lights_by_colour"], by=("half", "colour"), label="Kleuren")
    show.foot("verslechterd", METRICS["worsened"], by=("half",), label="Verslechterd")
    show.foot("overleggen", METRICS["meetings_held"], by=("quarter",), label="Overleggen gehouden")
    show.foot("opkomst", METRICS["turnout"], by=("municipality",), label="Opkomst")
    show.foot("geld", *(METRICS[name] for name in ("result", "result_difference", "budget", "costs")), label="Geld")
    show.foot("zetels", *(METRICS[name] for name in ("seats_filled", "seats_vacant")), label="VNG-zetels")


def _card(page: str, name: str, value: str, of: str, picture: Markup, more: str | Markup, unknown: bool) -> Markup:
    """One card: its name leads to its page, then the figure, its picture, and what there is to say of it."""
    beside_it = tag("small", f" {of}") if of else NOTHING
    return tag(
        "article",
        tag("h2", tag("a", name, href=links.page(page)), css="name"),
        tag("p", value, beside_it, css="value unknown" if unknown else "value"),
        picture,
        tag("div", more, css="more"),
        css="vgg-card",
    )


def _unknown(page: str, name: str, metric: Metric, answer: Answer, picture: Markup = NOTHING) -> Markup:
    value, more = show.said(metric, answer)
    return _card(page, name, value, "", picture, more, True)


def _dossiers() -> Markup:
    """How many are red in the half that lights are about; without any known colour that is said, and nothing is red."""
    metric, half = METRICS["dossiers"], ask.light_half()
    count = ask.one(metric)
    if not count.value:
        return _unknown("dossiers", "Dossiers", metric, count)
    colours = bars.by_colour(half)
    picture = bars.parts(half)
    known = sum(colours.get(one, 0) for one in light.ORDER[:3])
    moved = {a.by["trend"]: int(a.top) for a in _of_half(METRICS["lights_by_colour"], "trend", half)}
    words = [joined(trend(word), f" {dutch.number(moved[word])}") for word in ("slechter", "beter") if moved.get(word)]
    since = f"sinds {dutch.months(3 - half)}"
    more: str | Markup = f"niet te vergelijken met {dutch.months(3 - half)}"
    if words:
        more = tag("span", joined(*words, by=" · "), data_tip=since, tabindex="0")
    elif moved.get("gelijk"):
        more = f"{dutch.number(moved['gelijk'])} gelijk {since}"
    of = f"van {dutch.number(count.value)}, {dutch.months(half)}"
    if known and 2 * known < count.value:  # of most nobody knows the colour: they are not among those that are not red
        of = f"van {dutch.number(known)} met een kleur, {dutch.months(half)}"
    value = dutch.number(colours.get("rood", 0)) if known else dutch.UNKNOWN
    if not known:
        more = "Van geen dossier is de kleur bekend."
    return _card("dossiers", "Dossiers op rood", value, of, picture, more, not known)


def _of_half(metric: Metric, by: str, half: int) -> list[Answer]:
    return [a for a in ask.figures(metric, ("half", by)) if a.by["half"] == half]


def _meetings() -> Markup:
    metric = METRICS["meetings_held"]
    answer = ask.one(metric)
    if answer.value is None:
        return _unknown("activiteit", "Overleggen gehouden", metric, answer)
    by = {a.by["quarter"]: a for a in ask.figures(metric, ("quarter",))}
    year = ask.about()
    begun = [n for n in (1, 2, 3, 4) if year is None or date(year.year, 3 * n - 2, 1) <= year.judged_on]
    known = [(f"K{n}", _whole(by.get(n))) for n in begun if n in by]
    picture = small.columns("Overleggen per kwartaal", known)
    value, _ = show.said(metric, answer)
    said = beside(metric, answer)
    of_them = [part for part in said if not part.startswith("daarnaast")]
    without = int(answer.value) - sum(count or 0 for _, count in known)
    of_them += [f"{dutch.number(without)} zonder kwartaal"] if without > 0 else []
    brief = show.wider(metric, *of_them, *filter(None, (_year_before(metric),)))
    others = [part for part in said if part not in of_them]
    rest = NOTHING
    if others:
        fold = tag("details", tag("summary", "wat niet meetelt"), " · ".join(others))
        rest = fold + tag("p", " · ".join(others), css="vgg-on-paper")
    more = joined(brief, rest)
    of = f"van {dutch.number(answer.out_of)}" if answer.out_of is not None else ""
    return _card("activiteit", "Overleggen gehouden", value, of, picture, more, False)


def _whole(answer: Answer | None) -> int | None:
    return None if answer is None or answer.value is None else int(answer.value)


def _year_before(metric: Metric) -> str:
    """`in 2023 waren het er 62`; nothing where that year is not loaded, or where one of both is made up."""
    asked, reader = filters.current(), store.page()
    known = {one.year: one for one in filters.report_years(reader.generation, reader)}
    now, before = known.get(asked.year or 0), known.get((asked.year or 0) - 1)
    if now is None or before is None or now.is_fictional != before.is_fictional or not now.is_over:
        return ""
    then = ask.one(metric, replace(asked, year=before.year))
    return f"in {before.year}: {show.said(metric, then)[0]}" if then.value is not None else ""


def _turnout() -> Markup:
    """The turnout with every municipality as a dot; its change only where both halves have enough lists."""
    metric = METRICS["turnout"]
    answer = ask.one(metric)
    if answer.value is None:
        return _unknown("opkomst", "Opkomst van gemeenten", metric, answer)
    every = ask.figures(metric, ("municipality",))
    each = [small.Dot(str(a.by["municipality"]), a.value) for a in every]
    picture = small.dots("Opkomst per gemeente", each)
    value = show.said(metric, answer)[0]
    if answer.bottom is not None and answer.bottom < FEW:  # of so few no percentage
        value = dutch.part(answer.top, answer.bottom)
    halves = {a.by["half"]: a for a in ask.figures(metric, ("half",)) if a.value is not None}
    parts = [f"bij {dutch.several(answer.n, 'overleg', 'overleggen')} met een lijst"]
    if {1, 2} <= set(halves):
        parts.insert(0, ", ".join(f"{dutch.percent(halves[n].value)} in {dutch.months(n)}" for n in (1, 2)))
    return _card("opkomst", "Opkomst van gemeenten", value, "", picture, show.wider(metric, *parts), False)


def _result() -> Markup:
    """The result so far against the budget, with the costs as two bars on one scale."""
    metric = METRICS["result"]
    answer, difference = ask.one(metric), ask.one(METRICS["result_difference"])
    if answer.value is None:
        return _unknown("financien", "Resultaat tot nu toe", metric, answer)
    planned, actual = ask.one(METRICS["budget"]), ask.one(METRICS["costs"])
    most = max([abs(a.value) for a in (planned, actual) if a.value is not None], default=1) or 1
    is_running = bool((known := ask.about()) and known.is_running)
    span = (", heel jaar", " tot nu toe") if is_running else ("", "")
    words = (f"begrote lasten{span[0]} {_thousands(planned)}", f"lasten{span[1]} {_thousands(actual)}")
    picture = small.two_bars("Lasten", planned.value, actual.value, words, most)
    more = answer.note or ""
    if difference.value is not None:
        more = beside_budget(difference.value, "tot dan begroot")
        more += f". {answer.note}" if answer.note and is_running else ""
    value, more = show.said(metric, answer)[0], show.wider(metric, more)
    return _card("financien", "Resultaat tot nu toe", value, "", picture, more, False)


def _thousands(answer: Answer) -> str:
    return f"{dutch.euro(answer.value / 1000)} duizend" if answer.value is not None else dutch.UNKNOWN


def _seats() -> Markup:
    metric = METRICS["seats_filled"]
    answer, vacant = ask.one(metric), ask.one(METRICS["seats_vacant"])
    if answer.value is None or answer.out_of is None:
        return _unknown("vng", "VNG-zetels bezet", metric, answer)
    filled, whole = int(answer.value), int(answer.out_of)
    unknown = whole - filled - int(vacant.value) if vacant.value is not None else whole - filled
    label = f"{dutch.part(filled, whole)} {after(whole, 'zetels bezet')}"
    label += f", van {dutch.number(unknown)} is het niet bekend" if unknown > 0 else ""
    picture = small.blocks(label, filled, whole, "dashed", max(unknown, 0))
    parts = [f"{dutch.number(vacant.value)} vacant"] if vacant.value is not None else []
    more = show.wider(metric, *parts, *beside(metric, answer), *filter(None, (_year_before(metric),)))
    return _card("vng", "VNG-zetels bezet", dutch.number(filled), f"van {dutch.number(whole)}", picture, more, False)
