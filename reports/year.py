"""The year report: the association's own form, dossier by dossier, from declared figures and lists alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import warehouse
from metrics import HEADLINES, LISTINGS, METRICS, Headline, Listing, Metric, Where, dutch
from metrics.headline import opened
from metrics.light_words import MEANINGS
from metrics.said import beside, made_up, value_of
from metrics.settings import REAL, name_of
from reports import year_dossier
from reports.document import ANSWER, NOTE, Block, Bullets, Document, Heading, Light, Paragraph, Table, cell
from reports.figures import NoData, OfReader

ASSOCIATION = "Vereniging van Groninger Gemeenten"
"""Whose report it is where no name was chosen."""
IN_SHORT = (
    HEADLINES["dossiers"],
    HEADLINES["activiteit"],
    HEADLINES["opkomst"],
    HEADLINES["vng"],
    HEADLINES["financien"],
    HEADLINES["afbouw"],
)
"""The pages of which the answer stands at the front."""
STANDS = ("liquid_bank", "months_covered", "debtors_open", "debtors_overdue", "creditors_open", "reserves", "equity")
_COSTS = ("budget", "budget_to_date", "actual", "difference")

Rows = Sequence[dict[str, Any]]


def year_report(reader: warehouse.Reader, year: int) -> Document:
    """The report of a year. Raises NoData when nothing is known of it."""
    about = reader.rows(
        "SELECT is_fictional, is_only_fictional, data_until FROM report_years WHERE report_year = ?", [year]
    )
    if not about:
        raise NoData(f"Er zijn geen gegevens van {year}.")
    [(*flags, until)] = about
    asked, mark = OfReader(reader, Where(year)), made_up(flags)
    name = _owner(asked)
    known = f"Gegevens tot en met {dutch.day(until)}." if until else "Tot welke dag de gegevens lopen, is niet bekend."
    lines = [f"Verslag over {year}{f' · {mark}' if mark else ''}", known]
    if asked.is_running:
        lines.append(f"Het jaar {year} is nog niet voorbij: dit is een tussenstand.")
    blocks = [
        *_in_short(asked),
        *_board(asked),
        *_seats(asked),
        *_portfolios(asked),
        *_dossiers(asked, year),
        *_purposes(asked),
        *_handovers(asked),
        *_money(asked),
        *_behind(asked, reader.generation),
    ]
    foot = f"Jaarverslag {year} · {name}{f' · {mark}' if mark else ''}"
    return Document(f"Jaarverslag {year}", name, tuple(lines), tuple(blocks), foot)


def _owner(asked: OfReader) -> str:
    told = {row["setting"]: str(row["value"]) for row in asked.rows(LISTINGS["setting_list"], REAL, {})}
    return name_of(told) or ASSOCIATION


def _rows(asked: OfReader, listing: str, which: str = "") -> Rows:
    return asked.rows(LISTINGS[listing], which, {})


def _chapter(
    asked: OfReader, title: str, headline: Headline | None = None, is_on_new_page: bool = False
) -> list[Block]:
    """The heading of a chapter, and its answer as the page gives it."""
    blocks: list[Block] = [Heading(title, 1, is_on_new_page)]
    if headline:
        blocks.append(Paragraph(headline.title_for(asked).text, ANSWER))
    return blocks


def _in_short(asked: OfReader) -> list[Block]:
    rows = []
    for headline in IN_SHORT:
        rows.append((cell(headline.title), cell(headline.title_for(asked).text)))
    table = Table("Het jaar in het kort", ("Onderwerp", "Antwoord"), tuple(rows), (1, 4))
    return [*_chapter(asked, "Het jaar in het kort"), table]


def _board(asked: OfReader) -> list[Block]:
    found = _rows(asked, "official_list")
    rows = tuple(
        (
            cell(opened(str(row["office"]))),
            cell(_named(row["name"], row["function"])),
            cell(row["municipality"] or row["organisation"] or dutch.UNKNOWN),
            cell(_from_until(row)),
        )
        for row in found
    )
    table = Table("Het bestuur", ("Rol", "Wie", "Namens", "Periode"), rows, (4, 5, 4, 4))
    return [*_chapter(asked, "Bestuur"), table if rows else Paragraph(LISTINGS["official_list"].needs, NOTE)]


def _named(name: str | None, function: str | None) -> str:
    """`Erik Drenth, wethouder`; a function alone where no name is kept."""
    return ", ".join(part for part in (name, function) if part) or dutch.UNKNOWN


def _from_until(row: dict[str, Any]) -> str:
    since = f"vanaf {dutch.when(row['starts_on'], row['starts_on_precision'])}" if row["starts_on"] else ""
    until = f"tot {dutch.when(row['ends_on'], row['ends_on_precision'])}" if row["ends_on"] else ""
    return " ".join(part for part in (since, until) if part) or "niet genoemd"


def _seats(asked: OfReader) -> list[Block]:
    rows = []
    for row in sorted(
        _rows(asked, "seat_list"), key=lambda one: (one["is_temporary"], one["body_name"], one["seat_number"])
    ):
        who = (
            {"vacant": "vacant", "onbekend": dutch.UNKNOWN}.get(row["state"])
            or row["holder_name"]
            or "naam niet genoemd"
        )
        short = f" ({row['body_code']})" if row["body_code"] != row["body_name"] else ""
        name = f"{row['body_name']}{short}{', tijdelijk' if row['is_temporary'] else ''}"
        is_taken = row["state"] not in ("vacant", "onbekend")
        at, function = (str(row[key] or dutch.UNKNOWN) if is_taken else "" for key in ("municipality", "function"))
        rows.append((cell(name), cell(who), cell(at), cell(function)))
    table = Table("Leden van VNG-commissies", ("Commissie", "Lid", "Gemeente", "Functie"), tuple(rows), (6, 5, 4, 3))
    blocks = _chapter(asked, "VNG-commissies en besturen", HEADLINES["vng"])
    return [*blocks, table] if rows else blocks


def _portfolios(asked: OfReader) -> list[Block]:
    rows = []
    for row in _rows(asked, "portfolio_list"):
        led = [part for part in (row["chair_name"], row["chair_function"], row["chair_municipality"]) if part]
        chair = ", ".join(led) or "niet genoemd"
        deputy = f"; achtervang {row['deputy_name']}" if row["deputy_name"] else ""
        temporary = " (tijdelijk)" if row["is_temporary"] else ""
        rows.append(
            (
                cell(f"{row['portfolio_name']}{temporary}"),
                cell(f"{chair}{deputy}"),
                cell(row["focus"] or "niet genoemd"),
            )
        )
    table = Table("De portefeuilles", ("Portefeuille", "Voorzitter", "Waar het over gaat"), tuple(rows), (4, 5, 8))
    empty = Paragraph(LISTINGS["portfolio_list"].needs, NOTE)
    return [*_chapter(asked, "Portefeuilles"), table if rows else empty]


def _dossiers(asked: OfReader, year: int) -> list[Block]:
    blocks = _chapter(asked, "Dossiers", HEADLINES["dossiers"], is_on_new_page=True)
    every = sorted(_rows(asked, "dossier_list"), key=lambda row: _in_order(row["dossier_id"]))
    return [*blocks, *(block for row in every for block in year_dossier.blocks(asked, row, year))]


def _in_order(number: str) -> list[tuple[int, str]]:
    """D2 before D10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", number) if part]


def _purposes(asked: OfReader) -> list[Block]:
    metric = METRICS["purposes"]
    counted = {
        (answer.by["purpose"], answer.by["half"]): answer.value for answer in asked.figures(metric, ("purpose", "half"))
    }
    names = sorted({name for name, _ in counted})
    begun = {row["half"] for row in _rows(asked, "light_list") if row["has_begun"]}
    begun |= {half for _, half in counted}
    columns = [half for half in (1, 2, None) if half in begun]
    rows = [
        (cell(opened(name)), *(cell(dutch.number(counted.get((name, half), 0))) for half in columns)) for name in names
    ]
    blocks = _chapter(asked, "De vier functies")
    if not counted:
        return [*blocks, Paragraph(metric.needs, NOTE)]
    heads = ("Gehouden overleggen om te …", *(opened(dutch.half(half)) for half in columns))
    whole = asked.figures(metric, ())[0]
    told = (metric.note, whole.note, *(f"{opened(one)}." for one in beside(metric, whole)))
    said = dict.fromkeys(Paragraph(text, NOTE) for text in told if text)
    amounts = tuple(range(1, len(heads)))
    return [*blocks, Table(metric.title, heads, tuple(rows), (3, *(1 for _ in columns)), amounts), *said]


def _handovers(asked: OfReader) -> list[Block]:
    rows = tuple(
        (
            cell(row["subject"]),
            cell(row["kind"]),
            cell(dutch.when(row["takes_effect_on"], row["takes_effect_on_precision"])),
            cell(row["to_whom"] or "niet genoemd"),
            cell(row["reason"] or "niet genoemd"),
            cell(row["state"] or dutch.UNKNOWN),
        )
        for row in _rows(asked, "handover_list")
    )
    heads = ("Wat", "Soort", "Wanneer", "Aan wie", "Waarom", "Stand")
    blocks = _chapter(asked, "Afbouw en start", HEADLINES["afbouw"])
    return [*blocks, Table("Wat stopt, overgaat of begint", heads, rows, (5, 3, 3, 4, 5, 3))] if rows else blocks


def _money(asked: OfReader) -> list[Block]:
    blocks = _chapter(asked, "Geld", HEADLINES["financien"])
    rows = []
    for row in _rows(asked, "budget_list"):
        project = "" if row["is_own"] else f" · {row['project_name']}"
        amounts = [cell(dutch.euro(row[name])) for name in _COSTS]
        rows.append((cell(f"{row['cost_type']}{project}"), cell(row["side"]), *amounts, cell(row["direction"] or "")))
    if not rows:
        return blocks
    names = ("budget_result", "result", "result_difference")
    of_year, result, gap = (asked.figures(METRICS[name], ())[0].value for name in names)
    to_date = None if result is None or gap is None else result - gap
    whole = (cell(dutch.euro(one)) for one in (of_year, to_date, result, gap))
    rows.append((cell("Resultaat van de vereniging"), cell(""), *whole, cell("")))
    heads = ("Post", "Soort", "Begroting jaar", "Begroting tot nu toe", "Realisatie", "Verschil", "Voor ons")
    said = Paragraph(
        "Realisatie en verschil tot en met de laatste bekende maand, naast de begroting tot dan; hele euro’s.", NOTE
    )
    table = Table("Begroting en realisatie", heads, tuple(rows), (6, 3, 4, 4, 4, 4, 4), (2, 3, 4, 5))
    stands = [(METRICS[name], asked.figures(METRICS[name], ())[0]) for name in STANDS]
    lines = tuple((cell(of.title), cell(value_of(of, answer)), cell(answer.note or "")) for of, answer in stands)
    return [
        *blocks,
        table,
        said,
        Table("Bank, facturen en reserves", ("Wat", "Bedrag", "Toelichting"), lines, (4, 3, 7), (1,)),
    ]


def _behind(asked: OfReader, generation: str) -> list[Block]:
    """What a reader must know of the data, where they came from, and what the figures mean."""
    blocks: list[Block] = [Heading("Bijlage: bronnen en begrippen", 1, is_on_new_page=True)]
    notes = tuple(f"{row['sentence']}" for row in _rows(asked, "note_list"))
    if notes:
        blocks += [Heading("Kanttekeningen bij de gegevens", 2), Bullets(notes)]
    used = [METRICS[name] for name in ("meetings_held", "turnout", "targets_met", "seats_filled", "purposes", "result")]
    lists = (LISTINGS[name] for name in ("dossier_list", "light_list", "target_list", "official_list", "handover_list"))
    behind: list[Metric | Listing] = [*used, *lists]
    sources = sorted({place for what in behind for place in asked.source(what)})
    told = Bullets(tuple(sources)) if sources else Paragraph("Er is geen bron bekend.", NOTE)
    blocks += [Heading("Bronnen", 2), told, Paragraph(f"Versie van de gegevens: {generation}.", NOTE)]
    rows = tuple((cell(metric.title), cell(metric.means)) for metric in used)
    rows += tuple(((Light(colour, f"uitleg/{colour}"),), cell(means)) for colour, means in MEANINGS.items())
    return [*blocks, Heading("Begrippen", 2), Table("Begrippen", ("Cijfer of licht", "Wat het is"), rows, (2, 5))]
