"""Overzicht in Dash: the same answer, five cards with their pictures, lights per portfolio, and seven points."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dash import html

from benchmarks.dash_parts import LETTERS, YEAR, Asked, drawers, heading, light, on_paper, sign, span
from metrics import LISTINGS, METRICS, dutch

MOST = 7


def page(asked: Asked) -> list[Any]:
    """All of it."""
    cards = [_dossiers(asked), _meetings(asked), _turnout(asked), _result(asked), _seats(asked)]
    points = asked.listed("attention")
    return [
        heading(asked, "overzicht"),
        html.Div(cards, className="vgg-cards vgg-five"),
        html.Div([_lights(asked), _points(asked, points)], className="vgg-two vgg-standing"),
        drawers("/", {"punten": f"Alle punten ({len(points)})", "veranderd": "Veranderd sinds een dag",
                      "bron": "Tabellen en bron"}),
        on_paper(asked, "light_list", "attention"),
    ]  # fmt: skip


def _card(path: str, name: str, value: str, of: str, picture: Any, *more: Any) -> Any:
    head = html.H2(html.A(name, href=f"/{path}?jaar={YEAR}"), className="name")
    number = html.P([value, html.Small(of)], className="value")
    return html.Article([head, number, picture, html.Div(list(more), className="more")], className="vgg-card")


def _picture(css: str, said: str, *children: Any) -> Any:
    return html.Div(list(children), className=f"vgg-small-pic {css}", role="img", **{"aria-label": said})


def _shown_half(asked: Asked) -> int:
    return asked.where.half or 2


def _dossiers(asked: Asked) -> Any:
    half, by = _shown_half(asked), ("half", "colour")
    metric = METRICS["lights_by_colour"]
    colours = {a.by["colour"]: int(a.top) for a in asked.figures(metric, by) if a.by["half"] == half}
    moved = {a.by["trend"]: int(a.top) for a in asked.figures(metric, ("half", "trend")) if a.by["half"] == half}
    known = [(c, colours[c]) for c in ("rood", "oranje", "groen") if colours.get(c)]
    without = sum(colours.values()) - sum(n for _, n in known)
    parts = [span(css=f"part {c}", style={"flex": str(n)}) for c, n in [*known, ("unknown", without)] if n]
    under = [span(sign(c), html.B(str(n)), f" {c}") for c, n in known]
    under += [span(span(css="part unknown"), html.B(str(without)), " zonder kleur")] if without else []
    said = ", ".join(f"{n} {c}" for c, n in known)
    picture = _picture("stacked", said, html.Div(parts, className="parts"), html.Div(under, className="under"))
    trend = [
        span(span(arrow), f" {word}", f" {moved[word]}", css=f"vgg-trend {word}")
        for word, arrow in (("slechter", "▼"), ("beter", "▲"))
        if moved.get(word)
    ]
    of = f" van {asked.one('dossiers').value}, {dutch.months(half)}"
    return _card("dossiers", "Dossiers op rood", str(colours.get("rood", 0)), of, picture, span(*trend))


def _meetings(asked: Asked) -> Any:
    answer, by = asked.one("meetings_held"), asked.split("meetings_held", "quarter")
    known = [(n, int(by[n].value or 0)) for n in (1, 2, 3, 4) if n in by]
    most = max((n for _, n in known), default=1) or 1
    columns = [
        span(
            span(span(str(n), css="n"), span(css="fill", style={"height": f"{100 * n / most:.2f}%"}), css="stack"),
            span(f"K{quarter}", css="q"),
            css="one",
        )
        for quarter, n in known
    ]
    rest = f"daarnaast {asked.one('meetings_postponed').value} uitgesteld"
    fold = html.Details([html.Summary("wat niet meetelt"), rest])
    said = f"{asked.one('meetings_cancelled').value} geannuleerd"
    picture = _picture("columns", "Overleggen per kwartaal", *columns)
    of = f" van {answer.out_of}"
    paper = html.P(rest, className="vgg-on-paper")
    return _card("activiteit", "Overleggen gehouden", str(answer.value), of, picture, said, fold, paper)


def _turnout(asked: Asked) -> Any:
    answer, halves = asked.one("turnout"), asked.split("turnout", "half")
    each = asked.split("turnout", "municipality").values()
    dots = [
        span(css="dot", style={"left": f"{float(a.value):.2f}%", "--up": str(n % 3)})
        for n, a in enumerate(each)
        if a.value is not None
    ]
    ends = html.Div([span("0 %"), span("100 %"), span(css="said")], className="ends")
    picture = _picture("dots", "Opkomst per gemeente", html.Div(dots, className="line", style={"--high": "3"}), ends)
    parts = [f"{dutch.percent(halves[h].value)} in {dutch.months(h)}" for h in sorted(halves)]
    more = f"{', '.join(parts)} · bij {answer.n} overleggen met een lijst"
    return _card("opkomst", "Opkomst van gemeenten", dutch.percent(answer.value), "", picture, more)


def _result(asked: Asked) -> Any:
    planned, actual = asked.one("budget").value, asked.one("costs").value
    most = max(float(planned or 0), float(actual or 0)) or 1
    rows = []
    for word, value, css in (("begrote lasten", planned, "planned"), ("lasten", actual, "actual")):
        bar = span(css=f"fill {css}", style={"width": f"{100 * float(value or 0) / most:.2f}%"})
        words = span(f"{word} {dutch.euro((value or 0) / 1000)} dzd", css="words")
        rows.append(html.Div([span(bar, css="scale"), words], className="one"))
    more = f"{dutch.euro(asked.one('result_difference').value)} dan tot dan begroot"
    value = dutch.euro(asked.one("result").value)
    return _card("financien", "Resultaat tot nu toe", value, "", _picture("two-bars", "Lasten", *rows), more)


def _seats(asked: Asked) -> Any:
    answer, vacant = asked.one("seats_filled"), asked.one("seats_vacant")
    filled, whole = int(answer.value or 0), int(answer.out_of or 0)
    blocks = [span(css="block" if n < filled else "block none dashed") for n in range(whole)]
    more = f"{vacant.value} vacant · daarnaast {asked.one('seats_temporary').value} in een tijdelijke commissie"
    return _card("vng", "VNG-zetels bezet", str(filled), f" van {whole}", _picture("blocks", "Zetels", *blocks), more)


def _lights(asked: Asked) -> Any:
    rows = asked.listed("light_list")
    halves = sorted({row["half"] for row in rows})
    heads = [html.Th(name) for name in ("Portefeuille", *(dutch.months(half) for half in halves), "slechter")]
    body = []
    for name, group in groupby(rows, key=lambda row: row["portfolio_name"]):
        of = list(group)
        each = sorted({row["dossier_id"] for row in of})
        cells = []
        for half in halves:
            lit = {row["dossier_id"]: row for row in of if row["half"] == half}
            cells.append(html.Td([_mark(lit[one]) if one in lit else span(css="nolight m") for one in each]))
        worse = sum(bool(row["is_worsened"]) for row in of if row["half"] == _shown_half(asked))
        last = html.Td(span(f"▼ {worse}", css="vgg-trend slechter") if worse else "", className="num")
        head = html.Th(html.A(str(name), href=f"/dossiers?jaar={YEAR}&portefeuille={name}"))
        body.append(html.Tr([head, *cells, last]))
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(body)], className="vgg-table vgg-lights")
    key = [span(sign(c), f" {c}", css="one") for c in LETTERS] + [span(light(""), " geen licht", css="one")]
    head = html.H2(["Stoplichten ", html.Small(span(*key, css="vgg-signs"))])
    return html.Section([head, html.Div(table, className="vgg-scroll")], className="vgg-block")


def _mark(row: dict[str, Any]) -> Any:
    name = f"{row['dossier_id']} {row['dossier_name']}, {dutch.months(row['half'])}: {row['colour']}"
    if row["trend"]:
        name += f", {row['trend']}" + (f" (was {row['previous_worst']})" if row["trend"] != "gelijk" else "")
    more = {"aria-label": name, "data-tip": "="}
    drawn = sign(row["colour"]) if row["colour"] in LETTERS else light("")
    return html.A(drawn, href=f"/dossiers?jaar={YEAR}&dossier={row['dossier_id']}", className="m", **more)


def _points(asked: Asked, found: list[dict[str, Any]]) -> Any:
    seen: set[Any] = set()
    shown = []
    for at, row in enumerate(found):
        about = row["link_value"] if row["link_key"] == "dossier" else at
        if about not in seen:
            seen.add(about)
            shown.append(row)
    shown = shown[:MOST]
    more = html.A(f"En nog {len(found) - len(shown)} punten", href=f"?jaar={YEAR}&la=punten")
    head = html.H2(["Vraagt aandacht ", html.Small(["zwaarste eerst · ", more])])
    return html.Section(
        [head, html.Ul([_point(asked, row) for row in shown], className="vgg-points")], className="vgg-block"
    )


def _point(asked: Asked, row: dict[str, Any]) -> Any:
    colour = next((c for c in ("rood", "oranje") if row["kind"].startswith(c)), "")
    what: list[Any] = [light(colour, is_word=True)] if colour else [row["kind"]]
    if colour and "verslechterd" in row["kind"]:
        what.append(span(span("▼"), " slechter", css="vgg-trend slechter"))
    why = f"{row['reason']} · {row['age_days']} dagen oud" if row["page"] == "dossiers" else row["reason"]
    said: list[Any] = [html.A(str(row["subject"]), href=f"/{row['page']}?jaar={YEAR}"), " ", span(why, css="why")]
    small: list[Any] = []
    if row["link_key"] == "dossier" and colour:
        of = asked.rows(LISTINGS["light_list"], "", {"dossier": row["link_value"]})
        done = next((one["correction"] for one in of if one["half"] == row["half"]), None)
        small += [span("bijsturing: ", css="vgg-aloud"), span("→ "), str(done or ""), " · "]
    if row["owner"]:
        due = f", voor {dutch.day(row['due_date'])[3:]}" if row["due_date"] else ""
        small += [span("eigenaar: ", css="vgg-aloud"), f"{row['owner']}{due}"]
    said += [html.Small(small)] if small else []
    return html.Li([span(*what, css="what"), span(*said)])
