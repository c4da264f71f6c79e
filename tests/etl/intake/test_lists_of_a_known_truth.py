"""Two hundred attendance lists, drawn from a truth that is known: what is read is that truth, or it is asked.

Marks, layout, order, titles, totals, legends, dates and noise are drawn, and how a sheet is built: headings that come
back, a second list below or beside, two meetings on a day, two columns or several people of one municipality. Each
sheet has its own seed, which the message of a failure names. Never may a list be wrong in silence: another count than
the truth without a question.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from etl.readers.meetings.attendance_list import is_list, read_list
from etl.readers.meetings.marks import MEANINGS
from etl.readers.meetings.members import Members
from etl.readers.meetings.same_day import settled

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
    "aanwezig": ("x", "X", "✓", "v", "ja", "Ja", "aanwezig", "1", "x ", "x (online)"),
    "afwezig": ("-", "–", "nee", "afwezig", "0", "niet aanwezig"),
    "afgemeld": ("afgemeld", "Afgemeld", "m.k.", "verhinderd", "afm.", "afgemeld (ziek)"),
    "onbekend": ("?", "onbekend", "nnb"),
}
ONES = (("x", "X", "x ", "x (online)"), ("✓",), ("v",), ("ja", "Ja"), ("aanwezig",), ("1",))
"""What one list has for present: who writes x for that in one cell and 1 in another, may mean two things."""
STRANGE = {
    "aanwezig": ("aanw!", "p", "A", "☒", "present!", "J. Jansen"),
    "afwezig": ("afw.", "ziek", "o", "z.b.", "geen bericht", "❌", "☐", "zk", "vakantie", "Ziek", "n", "vacature"),
    "afgemeld": ("afmelding", "verh.", "afgezegd wegens ziekte", "J. de Boer (afm.)"),
}
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sept", "okt", "nov", "dec")
PEOPLE = ("Somsen, A.", "Sommer, D.", "Aantjes, B.", "Opkoomst, C.", "Afman, E.", "Jansen, J.", "K. Smit")
NAMES = ("J. Jansen", "P. de Vries", "K. van der Berg", "Anna Smit", "L. Bakker", "M. Mulder", "T. Bos", "R. Dijk")


@dataclass
class Drawn:
    """A list as rows of cells, and per meeting (title, day, time) and member what is true of each place for it."""

    rows: list[list[str]] = field(default_factory=list)
    truth: dict[tuple[str, str, str, str], list[str]] = field(default_factory=dict)
    title: str = ""


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
    """One sheet of one list, or of two that stand below or beside one another."""
    rnd = random.Random(seed)
    titles = rnd.sample(("PHO Cultuur", "Overleg Wonen", "Bestuurlijk overleg Jeugd", "DB"), 2)
    made = _one(rnd, titles[0])
    is_more = rnd.random()
    if is_more < 0.25:
        other = _one(rnd, titles[1])
        made.rows += [*([[]] * rnd.randint(0, 2)), *other.rows]
        made.truth |= other.truth
    elif is_more < 0.4:
        other, width = _one(rnd, titles[1], is_beside=True), max(map(len, made.rows)) + rnd.randint(0, 2)
        if made.rows[1][:1] == other.rows[1][:1]:
            made.rows, other.rows = _without_repeats(made.rows), _without_repeats(other.rows)
            height = max(len(made.rows), len(other.rows))
            pairs = [[*(part.rows[n] if n < len(part.rows) else [] for part in (made, other))] for n in range(height)]
            made.rows = [[*left, *[""] * (width - len(left)), *right] for left, right in pairs]
            made.truth |= other.truth
    if rnd.random() < 0.4:
        made.rows += [[], ["Opgesteld door het secretariaat"]]
    return made


def _one(rnd: random.Random, title: str, is_beside: bool = False) -> Drawn:
    """One list. Its year always stands in its title, as some of its dates leave it out."""
    made = Drawn(title=title)
    days = sorted({date(2025, 1, 6) + timedelta(days=rnd.randrange(330)) for _ in range(rnd.randint(1, 8))})
    meetings = [(day, "") for day in days]
    if rnd.random() < 0.2:
        meetings = [(day, time) for day in days for time in ("9:00", "14:00")[: rnd.randint(1, 2)]]
    towns = rnd.sample(TOWNS, rnd.randint(6, 10))
    shown = {t: rnd.choice((t, f"Gem. {t}", f"gemeente {t}")) if rnd.random() < 0.3 else t for t in towns}
    if rnd.random() < 0.15:
        shown = {t: SHORT[t] for t in towns}
    own_marks = {**MARKS, "aanwezig": rnd.choice(ONES)}
    is_of_names, strange = rnd.random() < 0.15, rnd.choice((0, 0, 0.1, 0.4))
    style, legend = rnd.randrange(6), {}

    def mark(meaning: str) -> str:
        if meaning == "leeg":
            return ""
        if meaning == "aanwezig" and is_of_names:
            return rnd.choice(NAMES)
        if legend.get(meaning) and rnd.random() < 0.7:
            return legend[meaning]
        pool = STRANGE if rnd.random() < strange and meaning in STRANGE else own_marks
        return rnd.choice(pool[meaning])

    if rnd.random() < 0.3:
        legend = {"aanwezig": "o", "afwezig": "x"} if rnd.random() < 0.3 else {"afwezig": "afw.", "afgemeld": "a"}
    seats = rnd.choice((1, 1, 1, 2))
    for day, time in meetings:
        for town in towns:
            words = rnd.choices(("aanwezig", "afwezig", "afgemeld", "onbekend", "leeg"), (12, 2, 2, 1, 2), k=seats)
            made.truth[title, day.isoformat(), time and time.zfill(5), town] = words
    above = [[f"{rnd.choice(('Presentielijst ', ''))}{made.title} 2025"]]
    if is_beside:
        legend = {}
    elif legend:
        words = [f"{text} = {meaning}" for meaning, text in legend.items()]
        above.append([", ".join(words)] if rnd.random() < 0.6 else ["", " / ".join(words)])
        made_by_legend = {text: meaning for meaning, text in legend.items()}
        # A mark that the legend takes for something else is not used for its usual meaning in that list.
        pools = {m: tuple(t for t in p if made_by_legend.get(t.strip().lower(), m) == m) for m, p in own_marks.items()}
        own = mark

        def mark(meaning: str) -> str:
            if meaning in pools and legend.get(meaning) and rnd.random() < 0.6:
                return legend[meaning]
            text = own(meaning)
            while text and made_by_legend.get(text.strip().lower(), meaning) != meaning:
                text = rnd.choice(pools[meaning])
            return text

    if not is_beside and (legend or rnd.random() < 0.6):
        above += [[]] * rnd.randint(0, 2)
    drawn = _wide if rnd.random() < 0.6 else _turned
    made.rows = above + drawn(rnd, made, meetings, towns, shown, style, mark)
    return made


def _without_repeats(rows: list[list[str]]) -> list[list[str]]:
    """A list beside another: headings that come back in one of the two are refused with their place."""
    return [row for n, row in enumerate(rows) if n < 2 or (row != rows[1] and row[1:])]


def _wide(rnd, made, meetings, towns, shown, style, mark):
    seats = len(next(iter(made.truth.values())))
    has_total, has_note, has_time = rnd.random() < 0.4, rnd.random() < 0.3, any(time for _, time in meetings)
    head = ["Datum", *(["Tijd"] if has_time else []), "Overleg", *(shown[t] for t in towns for _ in range(seats))]
    lines = [[*head, *(["Totaal"] if has_total else []), *(["Opmerking"] if has_note else [])]]
    for day, time in meetings:
        words = [word for t in towns for word in made.truth[_key(made, day, time, t)]]
        came = sum("aanwezig" in made.truth[_key(made, day, time, t)] for t in towns)
        lines.append(
            [
                _date(rnd, day, style),
                *([time] if has_time else []),
                made.title,
                *map(mark, words),
                *([str(came)] if has_total else []),
                *(["koffie"] if has_note else []),
            ]
        )
        if rnd.random() < 0.1:
            lines.append([])
        if rnd.random() < 0.1:
            lines += [*([["Tweede helft"]] if rnd.random() < 0.5 else []), lines[0]]
    if rnd.random() < 0.4:
        sums = [str(rnd.randint(0, 8)) for _ in range(len(towns) * seats)]
        lines.append(["Totaal", *([""] if has_time else []), "", *sums])
    return lines


def _turned(rnd, made, meetings, towns, shown, style, mark):
    style = 0 if style == 3 else style  # a bare number above a column may be anything
    truth = made.truth
    seats = len(next(iter(truth.values())))
    headings = [f"{_date(rnd, day, style)} {time}".strip() for day, time in meetings]
    lines = [["Gemeente", *headings]]
    for town in towns:
        if seats == 1:
            lines.append([shown[town], *(mark(truth[_key(made, day, time, town)][0]) for day, time in meetings)])
            continue
        lines.append([shown[town], *[""] * len(meetings)])
        # Somebody of whom nothing stands anywhere is not in the list: that says as much as not being named.
        for seat, name in enumerate(rnd.sample(PEOPLE, seats)):
            words = [truth[_key(made, day, time, town)] for day, time in meetings]
            if all(word[seat] == "leeg" for word in words):
                words[0][seat] = "afwezig"
            lines.append([name, *(mark(word[seat]) for word in words)])
    if rnd.random() < 0.4:
        lines.append(
            [rnd.choice(("Totaal", "Aantal aanwezig", "Opkomst")), *(str(rnd.randint(0, 9)) for _ in meetings)]
        )
    return lines


def _key(made: Drawn, day: date, time: str, town: str) -> tuple[str, str, str, str]:
    return made.title, day.isoformat(), time and time.zfill(5), town


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
        rows = [(n, [*row, *[""] * (60 - len(row))]) for n, row in enumerate(drawn.rows, start=1) if any(row)]
        assert is_list(rows, MEMBERS), seed
        made = settled(read_list(rows, "lijst 2025", MEMBERS))
        assert not made.unread, (seed, made.unread)
        items = {item.key: item for item in made.items}
        assert len(items) == len({(title, day, time) for title, day, time, _ in drawn.truth}), seed
        read: dict[tuple[str, str, str, str], list[str]] = {}
        for person in made.people:
            town = MEMBERS.find(person.municipality) or MEMBERS.like(person.municipality)
            assert town, (seed, person)
            item = items[person.key]
            read.setdefault((item.title, item.day, item.starts, town), []).append(_state(person))
        assert set(read) == set(drawn.truth), seed
        wrong = {
            place: (drawn.truth[place], states)
            for place, states in read.items()
            if len(states) != len(drawn.truth[place])
            or any(state not in ("gevraagd", word) for state, word in zip(states, drawn.truth[place], strict=True))
        }
        assert not wrong, (seed, wrong)
        seen.update(state for states in read.values() for state in states)
    # The lists are mostly read, not mostly asked: that would be no reading at all.
    assert seen["gevraagd"] < 0.35 * sum(seen.values())
    assert min(seen[word] for word in ("aanwezig", "afwezig", "afgemeld", "onbekend", "leeg")) > 0
