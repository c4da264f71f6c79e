"""The first screen of Gegevens: one row per kind of data, with how full it is, its newest day and what is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from etl.datasets import DATASETS
from etl.store import batches
from metrics import LISTINGS, METRICS, dutch
from metrics.headline import part
from ui.blocks import ask, drawers, filters, links, show
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.pictures import drawn

Row = dict[str, Any]
_MEETINGS, _NOTES, _CHECKS = "meetings", "notes", "file_checks"


def kinds() -> None:
    """What is loaded of the chosen year, and beside it what belongs to no year; then what is not there at all."""
    rows = [row for row in ask.kept(LISTINGS["dataset_quality"]) if row["row_count"]]
    if not rows:
        show.empty(LISTINGS["dataset_quality"].needs)
        return
    show.html(_last_loaded())
    show.html(ask.keep("kinds", lambda: _both(rows)))
    show.foot("vertrouwen", METRICS["rows_loaded"], METRICS["contradictions"], METRICS["list_coverage"])
    show.foot("volledigheid", LISTINGS["column_quality"], label="Per kolom: hoeveel er niet is ingevuld")
    show.foot("soorten", LISTINGS["dataset_quality"], label="Per soort: regels, nieuwste datum, niet ingevuld")


def title_of(name: str) -> str:
    """What a kind of data is called; its own name where it is no longer declared."""
    return DATASETS[name].title if name in DATASETS else name


def _last_loaded() -> Markup:
    """The newest file that counts, as a way to all of them; and what a bar and an age mean."""
    about = ask.about()
    until = f" Hoe oud iets is, telt tot {dutch.day(about.judged_on)}." if about else ""
    key = f"Elke balk is het deel van alle cellen dat is ingevuld.{until}"
    counting = [batch for batch in batches.all_batches() if batch.counts]
    if not counting:
        return tag("p", key, css="vgg-kind-key")
    told = max((batch.manifest for batch in counting), key=lambda manifest: str(manifest["loaded_at"]))
    many = dutch.several(len(counting), "aanlevering telt", "aanleveringen tellen")
    came = f", de laatste van {dutch.moment(told['loaded_at'])}. {key}"
    return tag("p", _to("aanleveringen", f"{many} mee"), came, css="vgg-kind-key")


def _both(rows: Sequence[Row]) -> Markup:
    year, about = filters.current().year, ask.about()
    order = list(DATASETS)
    rows = sorted(rows, key=lambda row: order.index(row["dataset"]) if row["dataset"] in order else len(order))
    of_year = [row for row in rows if row["report_year"] == year and year is not None]
    of_none = [row for row in rows if row["report_year"] is None]
    judged_on = about.judged_on if about else None
    is_told = bool(about and about.is_only_fictional)  # the row of choices says so of the whole year
    loaded, loose = (int(ask.one(METRICS[name]).value or 0) for name in ("rows_loaded", "rows_without_year"))
    tables = (
        _table(f"Van {year}", of_year, _open(), judged_on, not is_told, loaded),
        _table("Niet van één jaar", of_none, {}, judged_on, True, loose),
    )
    return joined(tag("div", *tables, css="vgg-kind-tables"), _absent(rows, year))


def _table(
    name: str, rows: Sequence[Row], is_open: dict[str, Markup], judged_on: date | None, marks: bool, total: int
) -> Markup:
    """total: the same rows as the figure says them; the sum stands below what one can count."""
    if not rows:
        return drawn.nothing("known", name, "Hiervan is nog niets geladen.")
    body = [_row(row, is_open, judged_on, marks) for row in rows]
    sums = [drawn.cell(css="bars"), drawn.cell(), drawn.cell(dutch.number(total), css="num", named="Regels")]
    many = dutch.several(len(rows), "soort", "soorten")
    body.append(drawn.row_of(f"{many} samen", *sums, drawn.cell(), css="total"))
    bars = tag("span", "Balk", css="vgg-aloud")
    heads = [("", "Soort"), ("bars", bars), ("num", "Ingevuld"), ("num", "Regels"), ("newest", "Nieuwste datum")]
    return drawn.table("known", name, NOTHING, drawn.head(*heads), body)


def _row(row: Row, is_open: dict[str, Markup], judged_on: date | None, marks: bool) -> Markup:
    dataset = row["dataset"]
    leads = drawers.address("kolommen", soort=dataset)
    name = tag("a", title_of(dataset), href=leads, data_vgg_la="kolommen")
    mark = tag("small", " fictief") if marks and row["is_fictional"] else NOTHING
    filled = 100 - Decimal(str(row["missing_percent"]))
    cells = [
        drawn.cell(drawn.place(drawn.part("goal", "left:0;width:100%"), _filled(filled)), css="bars"),
        drawn.cell(filled_percent(filled), css="num"),
        drawn.cell(dutch.number(row["row_count"]), css="num", named="Regels"),
        drawn.cell(*_newest(row["newest"], judged_on), css="newest"),
    ]
    return drawn.row_of(joined(name, mark, is_open.get(dataset, NOTHING)), *cells)


def _filled(filled: Decimal) -> Markup:
    return drawn.part("reached", f"left:0;width:{filled:.1f}%")


def filled_percent(filled: Decimal) -> str:
    """What is not quite all is not rounded to all, nor a little to nothing."""
    whole = filled.quantize(Decimal(1), ROUND_HALF_UP)
    return dutch.percent(filled if filled in (0, 100) else min(max(whole, Decimal(1)), Decimal(99)))


def _newest(newest: date | None, judged_on: date | None) -> tuple[Markup | str, ...]:
    if newest is None:
        return (tag("small", "geen datum"),)
    days = (judged_on - newest).days if judged_on else 0
    return dutch.day(newest), tag("small", f" {dutch.several(days, 'dag', 'dagen')} oud") if days > 0 else NOTHING


def _open() -> dict[str, Markup]:
    """What is open of a kind of data, each with the way to it."""
    found: dict[str, list[Markup]] = {}
    doubted: dict[str, int] = {}
    for row in ask.kept(LISTINGS["doubt_list"]):
        doubted[row["dataset"]] = doubted.get(row["dataset"], 0) + 1
    for dataset, count in doubted.items():
        said = dutch.several(count, "spreekt zichzelf tegen", "spreken zichzelf tegen")
        found.setdefault(dataset, []).append(_to("twijfel", said))
    lists, differ = ask.one(METRICS["list_coverage"]), len(ask.kept(LISTINGS["source_difference_list"]))
    if lists.bottom:
        held = part(int(lists.top), int(lists.bottom), "gehouden overleg", "gehouden overleggen")
        found.setdefault(_MEETINGS, []).append(tag("a", f"lijst van {held}", href=links.page("opkomst")))
    if differ:
        said = dutch.several(differ, "verschil tussen bronnen", "verschillen tussen bronnen")
        found.setdefault(_MEETINGS, []).append(_to("bronnen", said))
    against = int(ask.one(METRICS["contradictions"]).value or 0)
    if against:
        found.setdefault(_NOTES, []).append(
            _to("kanttekeningen", dutch.several(against, "tegenspraak", "tegenspraken"))
        )
    odd = sum(row["outcome"] != "klopt" for row in ask.kept(LISTINGS["file_check_list"]))
    if odd:
        found.setdefault(_CHECKS, []).append(tag("a", f"{dutch.number(odd)} opvallend", href=links.page("financien")))
    return {name: tag("span", joined(*many, by=" · "), css="open") for name, many in found.items()}


def _to(drawer: str, said: str) -> Markup:
    return tag("a", said, href=drawers.address(drawer), data_vgg_la=drawer)


def _absent(rows: Sequence[Row], year: int | None) -> Markup:
    """Of which kinds there is nothing, in this year or at all."""
    there = {row["dataset"] for row in rows if row["report_year"] in (year, None)}
    absent = [dataset.title for name, dataset in DATASETS.items() if name not in there]
    if not absent:
        return NOTHING
    leads = tag("a", "Upload", href=links.page("upload", {drawers.ADDRESS: "sjablonen"}))
    return tag(
        "p", f"Nog niets van {year}: {', '.join(absent)}. Een leeg sjabloon staat op ", leads, ".", css="vgg-note"
    )
