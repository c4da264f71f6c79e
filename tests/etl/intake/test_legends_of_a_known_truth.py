"""Two hundred attendance lists, drawn from a truth that is known: what is read is that truth, or it is asked.

Marks, layout, order, titles, totals, legends, dates and noise are drawn; each list has its own seed, which the message
of a failure names. Never may a list be wrong in silence: another count than the truth without a question.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from etl.readers.meetings.attendance_list import is_list, read_list
from etl.readers.meetings.marks import MEANINGS
from etl.readers.meetings.members import Members

TOWNS = (
    "Eemsdelta",
    "Groningen",
    "Het Hogeland",
    "Midden-Groningen",
    "Oldambt",
    "Pekela",
    "Stadskanaal",
    "Veendam",
    "Westerkwartier",
    "Westerwolde",
)
MEMBERS = Members({town.lower(): town for town in TOWNS} | {"hogeland": "Het Hogeland"})
SHORT = dict(zip(TOWNS, ("ED", "GRO", "HHL", "MG", "OLD", "PEK", "STK", "VDM", "WK", "WWD"), strict=True))
MARKS = {
    "afwezig": ("-", "–", "nee", "afwezig", "0", "niet aanwezig"),
    "afgemeld": ("afgemeld", "Afgemeld", "m.k.", "verhinderd", "afm.", "afgemeld (ziek)"),
    "onbekend": ("?", "onbekend", "nnb"),
}
ONES = (("x", "X", "x ", "x (online)"), ("x",), ("✓", "✔"), ("v", "V"), ("ja", "Ja"), ("aanwezig",), ("1",))
"""What one list has for present."""
LEGENDS = (
    {"aanwezig": ("o", "aanwezig"), "afwezig": ("x", "afwezig")},
    {"afwezig": ("afw.", "afwezig"), "afgemeld": ("a", "afgemeld")},
    {"aanwezig": ("A", "aanwezig"), "afgemeld": ("a", "afgemeld")},
    {"aanwezig": ("1", "aanwezig"), "afgemeld": ("2", "afgemeld met bericht"), "afwezig": ("3", "niet aanwezig")},
    {"aanwezig": ("x", "aanwezig"), "afgemeld": ("v", "verlof of vakantie")},
    {"afwezig": ("(x)", "wel aangemeld, niet verschenen"), "aanwezig": ("x", "was er")},
    {"afwezig": ("x", "absent"), "aanwezig": ("leeg", "er")},
    {"aanwezig": ("✓", "aanwezig"), "afgemeld": ("✗", "verontschuldigd")},
)
"""Mark and words of each meaning."""
STRANGE = {
    "aanwezig": ("aanw!", "p", "A", "☒", "present!", "J. Jansen"),
    "afwezig": ("afw.", "ziek", "o", "z.b.", "geen bericht", "❌", "☐", "zk", "vakantie", "Ziek", "n", "vacature"),
    "afgemeld": ("afmelding", "verh.", "afgezegd wegens ziekte", "J. de Boer (afm.)"),
}
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sept", "okt", "nov", "dec")
NAMES = ("J. Jansen", "P. de Vries", "K. van der Berg", "Anna Smit", "L. Bakker", "M. Mulder", "T. Bos", "R. Dijk")


@dataclass
class Drawn:
    """A list as rows of cells, and per meeting (day) and member what is true of it."""

    rows: list[list[str]] = field(default_factory=list)
    truth: dict[tuple[str, str], str] = field(default_factory=dict)
    title: str = ""
    elsewhere: list[list[str]] = field(default_factory=list)


def _date(rnd: random.Random, day: date, style: int) -> str:
    return (
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day} {MONTHS[day.month - 1]}",
        f"{day.day:02d}-{day.month:02d}",
        str((day - date(1899, 12, 30)).days),
        day.isoformat(),
        f"do {day.day} {MONTHS[day.month - 1]} {day.year}",
    )[style]


def draw(seed: int) -> Drawn:
    """One list. Its year always stands in its title, as some of its dates leave it out."""
    rnd = random.Random(seed)
    made = Drawn(title=rnd.choice(("PHO Cultuur", "Overleg Wonen", "Bestuurlijk overleg Jeugd", "DB")))
    days = sorted({date(2025, 1, 6) + timedelta(days=rnd.randrange(330)) for _ in range(rnd.randint(1, 8))})
    towns = rnd.sample(TOWNS, rnd.randint(6, 10))
    shown = {t: rnd.choice((t, f"Gem. {t}", f"gemeente {t}")) if rnd.random() < 0.3 else t for t in towns}
    if rnd.random() < 0.15:
        shown = {t: SHORT[t] for t in towns}
    is_of_names, strange = rnd.random() < 0.15, rnd.choice((0, 0, 0.1, 0.4))
    style = rnd.randrange(6)
    legend = rnd.choice(LEGENDS) if rnd.random() < 0.5 else {}
    pools = _pools(rnd, legend)

    def mark(meaning: str) -> str:
        if meaning == "leeg":
            return ""
        if meaning == "aanwezig" and is_of_names and not legend:
            return rnd.choice(NAMES)
        if meaning in legend and (meaning == "aanwezig" or rnd.random() < 0.7):
            return legend[meaning][0].replace("leeg", "")
        pool = STRANGE if rnd.random() < strange and meaning in STRANGE else pools
        told = {text.lower() for text, _ in legend.values()}
        return rnd.choice([text for text in pool[meaning] if text.strip().lower() not in told])

    for day in days:
        for town in towns:
            word = rnd.choices(("aanwezig", "afwezig", "afgemeld", "onbekend", "leeg"), (12, 2, 2, 1, 2))[0]
            # Where the list says that an empty cell is someone who came, it says so in a meeting with another mark.
            means_came = legend.get("aanwezig", [""])[0] == "leeg"
            word = "afwezig" if means_came and town == towns[0] else word
            made.truth[day.isoformat(), town] = "aanwezig" if means_came and word == "leeg" else word
    above = [[f"Presentielijst {made.title} 2025"]]
    told, place = _legend(rnd, legend), rnd.choice(("above", "above", "below", "beside", "elsewhere"))
    above += told if place == "above" else []
    above += [[]] * rnd.randint(0, 2)
    if rnd.random() < 0.6:
        made.rows = above + _wide(rnd, made, days, towns, shown, style, mark)
    else:
        made.rows = above + _turned(rnd, made, days, towns, shown, style, mark)
    if rnd.random() < 0.4:
        made.rows += [[], ["Opgesteld door het secretariaat"]]
    made.rows += [[], *told] if place == "below" else []
    if place == "beside":
        at = next(n for n, row in enumerate(made.rows) if row and row[0] in ("Datum", "Gemeente"))
        for row, more in zip(made.rows[at + 1 :], told, strict=False):
            row.extend([""] * (15 - len(row)) + more)
        # A list of fewer rows than its legend has the rest above it.
        made.rows[1:1] = told[len(made.rows) - at - 1 :]
    made.elsewhere = told if place == "elsewhere" else []
    return made


def _pools(rnd: random.Random, legend: Mapping[str, tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """What a list has per meaning: one mark for present, sometimes another beside it, or one that is for absent."""
    pools = {**MARKS, "aanwezig": rnd.choice(ONES)}
    odd = rnd.random()
    if odd < 0.08:
        pools["aanwezig"] += rnd.choice(ONES)
    elif odd < 0.16 and not legend:
        pools |= {"aanwezig": rnd.choice((("v",), ("✓",), ("ja",))), "afwezig": ("x", "X")}
    return pools


def _legend(rnd: random.Random, legend: Mapping[str, tuple[str, str]]) -> list[list[str]]:
    """A legend as rows: in one cell, in cells next to each other, an entry a row, or mark and words in two cells."""
    sign, entries = rnd.choice((" = ", "=", ": ")), list(legend.values())
    if not entries:
        return []
    rnd.shuffle(entries)
    words = [f"{mark}{sign}{meaning}" for mark, meaning in entries]
    form = rnd.randrange(6)
    if form == 0:
        return [[one] for one in words]
    if form == 1:
        return [[mark, meaning] for mark, meaning in entries]
    if form == 2:
        return [words]
    return [[rnd.choice(("", "Legenda: ")) + rnd.choice((", ", " | ", "; ", " ", " / ")).join(words)]]


def _wide(rnd, made, days, towns, shown, style, mark):
    head = ["Datum", "Overleg", *(shown[t] for t in towns)]
    has_total, has_note = rnd.random() < 0.4, rnd.random() < 0.3
    lines = [[*head, *(["Totaal"] if has_total else []), *(["Opmerking"] if has_note else [])]]
    for day in days:
        cells = [mark(made.truth[day.isoformat(), t]) for t in towns]
        came = sum(made.truth[day.isoformat(), t] == "aanwezig" for t in towns)
        lines.append(
            [
                _date(rnd, day, style),
                made.title,
                *cells,
                *([str(came)] if has_total else []),
                *(["koffie"] if has_note else []),
            ]
        )
        if rnd.random() < 0.1:
            lines.append([])
    if rnd.random() < 0.4:
        sums = [str(sum(made.truth[d.isoformat(), t] == "aanwezig" for d in days)) for t in towns]
        lines.append(["Totaal", "", *sums])
    return lines


def _turned(rnd, made, days, towns, shown, style, mark):
    style = 0 if style == 3 else style  # a bare number above a column may be anything
    lines = [["Gemeente", *(_date(rnd, day, style) for day in days)]]
    lines += [[shown[t], *(mark(made.truth[d.isoformat(), t]) for d in days)] for t in towns]
    if rnd.random() < 0.4:
        lines.append(["Totaal", *(str(sum(made.truth[d.isoformat(), t] == "aanwezig" for t in towns)) for d in days)])
    return lines


def _state(person) -> str:
    """What was read of someone, in the words of the truth; "gevraagd" where it is asked."""
    if person.mark and person.mark not in MEANINGS:
        return "gevraagd"
    if person.present is None:
        return "onbekend" if person.mark else "leeg"
    return "aanwezig" if person.present else "afgemeld" if person.excused else "afwezig"


@pytest.mark.parametrize("first", range(0, 200, 20))
def test_what_is_read_is_the_truth_or_is_asked(first):
    seen: Counter[str] = Counter()
    for seed in range(first, first + 20):
        drawn = draw(seed)
        rows = [(n, [*row, *[""] * (18 - len(row))]) for n, row in enumerate(drawn.rows, start=1) if any(row)]
        assert is_list(rows, MEMBERS), seed
        made = read_list(rows, "lijst 2025", MEMBERS, legend=drawn.elsewhere)
        assert not made.unread, (seed, made.unread)
        days = {item.key: item.day for item in made.items}
        assert {item.title for item in made.items} == {drawn.title}, seed
        read = {}
        for person in made.people:
            town = MEMBERS.find(person.municipality) or MEMBERS.like(person.municipality)
            assert town, (seed, person)
            read[days[person.key], town] = _state(person)
        assert set(read) == set(drawn.truth), seed
        seen["naast"] += any(" naast " in person.mark for person in made.people)
        seen["uitgelegd"] += any(" = " in person.mark for person in made.people)
        wrong = {
            place: (drawn.truth[place], state)
            for place, state in read.items()
            if state not in ("gevraagd", drawn.truth[place])
        }
        assert not wrong, (seed, wrong)
        seen.update(read.values())
    # The lists are mostly read, not mostly asked: that would be no reading at all.
    assert seen["gevraagd"] < 0.35 * sum(seen.values())
    assert seen["naast"] > 0
    assert min(seen[word] for word in ("aanwezig", "afwezig", "afgemeld", "onbekend", "leeg")) > 0
