"""docs/figures.md, made from the declarations: what each figure means and follows, to which day, and where it stands.

PYTHONPATH=. python tests/support/figures_page.py writes it anew.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import where_shown

from metrics import METRICS, Metric, views
from metrics.metric import ANY_OWNER, CALENDAR_VIEWS, HALF, HALF_IF_ANY, NO_HALF, OWNER, PORTFOLIOS, YEAR
from ui.blocks.filters import KINDS
from ui.frame.menu import TITLES

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "figures.md"
_READ = re.compile(r'\b(?:FROM|JOIN)\s+"?(\w+)')
_JUDGED = re.compile(r"\b(?:judged_on|is_to_date|clock)\b")
_MARKED = re.compile(r"\bAS is_to_date\b")
"""A view that marks what happened up to the day leaves it to who reads it to do something with that."""
_ABOUT = """# De cijfers

Gemaakt door `PYTHONPATH=. python tests/support/figures_page.py` uit de verklaringen in `metrics/` en uit de code van
pagina’s, dia’s en papieren; niet met de hand wijzigen. Een toets zegt wanneer deze pagina oud is.

`./vgg figures --year 2024` geeft alle {count} cijfers van een jaar, `--on 2024-06-30` zoals zij op een eerdere dag
waren. Een cijfer heeft overal dezelfde naam en dezelfde uitkomst. Wat onbekend is, is niet nul.

## Hoe u dit leest

- **Eenheid**: zie de [woordenlijst](glossary.md#eenheden). Een percentage is de teller gedeeld door de noemer; beide
  staan ernaast.
- **Volgt** en **volgt niet**: de keuzes boven aan een pagina. Volgt een cijfer de helft niet, dan is het van het hele
  jaar; volgt het de portefeuille niet, dan is het van alle portefeuilles samen. Een helft is die van het verslag; bij
  ‘ook op de kalender te knippen’ kan zij ook op 1 juli beginnen.
- **Tot en met**: boven elke pagina staat per soort (overleggen, boeken, bank, stoplichten) tot en met welke dag er iets
  van bekend is. Die dag komt uit wat er is gebeurd, nooit uit een plan of een begroting. Boeken lopen tot en met de
  laatste afgesloten maand. Staat er geen soort bij, dan telt alles wat van het jaar is geladen. Het gaat over de
  gegevens waar een cijfer uit komt: een begroting blijft van het hele jaar.
- **Beoordeeld op de dag**: op één dag wordt gekeken of iets te laat, oud, betaald of al gebeurd is. Dat is vandaag
  zolang het jaar loopt, 31 december van een jaar dat voorbij is, en in een bevroren stand de dag waarop ernaar is
  gekeken. In het kwartaalrapport is het de laatste dag van het kwartaal. Wat daarna is gebeurd of geboekt, telt niet
  mee.
- **Staat op**: gevonden in de code. Achter de meeste cijfers zit op een pagina een uitklapper met de regels en de bron.
"""


def written() -> str:
    """The whole page."""
    parts = [_ABOUT.format(count=len(METRICS)), "## Per plaats\n", *_by_place()]
    for module in _files():
        title, _, rest = _first_line(module).partition(":")
        parts += [f"## {title}\n", f"{rest.strip()[:1].upper()}{rest.strip()[1:]}\n"]
        parts += [_about(metric) for metric in METRICS.values() if _file_of()[metric.id] == module]
    return "\n".join(parts).rstrip() + "\n"


@cache
def _file_of() -> dict[str, str]:
    """The id of a figure → the file that declares it: a constant that is made by a call with this id."""
    own = {}
    for path in sorted((ROOT / "metrics").glob("*.py")):
        for one in ast.parse(path.read_text(encoding="utf-8")).body:
            made = one.value if isinstance(one, ast.Assign) else None
            if isinstance(made, ast.Call) and made.args and isinstance(made.args[0], ast.Constant):
                own[str(made.args[0].value)] = path.stem
    return {name: own[name] for name in METRICS}


def _files() -> list[str]:
    """The files that declare figures, in the order of the figures."""
    return list(dict.fromkeys(_file_of()[name] for name in METRICS))


def _first_line(module: str) -> str:
    path = ROOT / "metrics" / f"{module}.py"
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n")[0]


@cache
def _places() -> dict[str, list[str]]:
    """Page, slide or paper in words → the figures on it, in order."""
    found = {TITLES[name]: ids for name, ids in where_shown.pages().items()}
    found |= {f"Heisessie, dia {name}": ids for name, ids in where_shown.slides().items()} | where_shown.papers()
    ordered = [name for title in TITLES.values() for name in found if name == title or name.startswith(f"{title}, dia")]
    ordered += [name for name in found if name not in ordered]
    slides = {one for name in where_shown.slides() for one in found[f"Heisessie, dia {name}"]}
    found["Heisessie"] = found["Heisessie"] - slides
    return {name: [one for one in METRICS if one in found[name]] for name in ordered}


def _by_place() -> list[str]:
    lines = ["| waar | welke cijfers |", "|---|---|"]
    for name, ids in _places().items():
        if ids:
            lines.append(f"| {name} | {', '.join(_link(METRICS[one]) for one in ids)} |")
    return [*lines, ""]


def _heading(metric: Metric) -> str:
    return f"{metric.title} (`{metric.id}`)"


def _link(metric: Metric) -> str:
    return f"[{metric.title}](#{_anchor(metric)})"


def _anchor(metric: Metric) -> str:
    return re.sub(r"[^\w\- ]", "", _heading(metric).lower()).replace(" ", "-")


def _about(metric: Metric) -> str:
    """One figure: its meaning, and a line for each thing to know."""
    follows, ignores = _filters(metric)
    lines = [
        f"### {_heading(metric)}",
        "",
        " ".join([metric.means, metric.note]).strip(),
        "",
        f"- Eenheid: {metric.unit or 'aantal'}",
        f"- Volgt: {', '.join(follows)}." + (f" Volgt niet: {', '.join(ignores)}." if ignores else ""),
        f"- {_day(metric)}",
    ]
    if metric.fewest:
        lines.append(f"- Niet getoond als er minder dan {metric.fewest} zijn.")
    if metric.covers:
        lines.append(f"- Erbij staat van hoeveel het te zeggen is: {metric.covers}.")
    if metric.needs:
        lines.append(f"- Is het onbekend: {metric.needs}")
    if metric.beside:
        lines.append(f"- Ernaast staat: {', '.join(_link(other) for other, _ in metric.beside)}.")
    places = [name for name, ids in _places().items() if metric.id in ids]
    places += [f"naast {_link(other)}" for other in METRICS.values() if metric in (one for one, _ in other.beside)]
    lines.append(f"- Staat op: {'; '.join(places) or 'geen pagina; alleen in de lijst van `./vgg figures`'}.")
    return "\n".join([*lines, ""])


def _filters(metric: Metric) -> tuple[list[str], list[str]]:
    """The choices of a reader that this figure follows, and those that it does not."""
    half = "helft" + (" (ook op de kalender te knippen)" if metric.view in CALENDAR_VIEWS else "")
    owner = "organisatie" + (" (de VNG als er geen is gekozen)" if OWNER in metric.applies else "")
    words = {
        YEAR: "jaar",
        HALF: half,
        HALF_IF_ANY: half,
        NO_HALF: half,
        PORTFOLIOS: "portefeuille",
        OWNER: owner,
        ANY_OWNER: owner,
    }
    follows = list(dict.fromkeys(words[one] for one in metric.applies))
    return follows, [words[one].partition(" ")[0] for one in (HALF, PORTFOLIOS) if one not in metric.applies]


@cache
def _kinds() -> dict[str, str]:
    """The table or view in which something happens → the kind of which a page says up to which day it runs."""
    happened = dict(views())["report_years"].partition("WITH happened AS (")[2].partition("\n),")[0]
    pairs = [(re.search(r"'(\w+)'", part), re.search(r"FROM (\w+)", part)) for part in happened.split("UNION ALL")]
    return {table[1]: KINDS[kind[1]] for kind, table in pairs if kind and table and kind[1] in KINDS}


@cache
def _read_by(view: str) -> frozenset[str]:
    """The views and tables that a view stands on, with itself; not through the list of years, which reads all."""
    sql = dict(views())
    if view == "report_years" or view not in sql:
        return frozenset({view})
    return frozenset({view}).union(
        *(_read_by(one) for one in set(_READ.findall(sql[view])) - {view} if one in _known())
    )


@cache
def _known() -> frozenset[str]:
    from etl.datasets import DATASETS

    return frozenset({*DATASETS, *(name for name, _ in views())})


def _day(metric: Metric) -> str:
    """Up to which day it runs, and whether that day judges it."""
    read, sql = _read_by(metric.view), dict(views())
    kinds = [kind for kind in KINDS.values() if kind in {_kinds().get(one) for one in read}]
    until = f"Tot en met: {', '.join(kinds)}." if kinds else "Tot en met: wat van het jaar is geladen."
    own = " ".join((metric.top, metric.bottom or "", metric.which, metric.n))
    texts = [own, *(sql[one] for one in read if one in sql and one != "report_years" and not _MARKED.search(sql[one]))]
    return until + (" Beoordeeld op de dag." if any(map(_JUDGED.search, texts)) else "")


if __name__ == "__main__":
    PAGE.write_text(written(), encoding="utf-8")
