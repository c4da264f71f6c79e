"""The slides to decide on: one per dossier that is red or became worse: what was given, what the figures say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from metrics import HEADLINES, LISTINGS, dutch, light_words
from metrics.decisions import LETTERS, OWN, Choice, asks_decision, by_weight, choices
from metrics.dossiers import all_held
from ui.blocks import ask, filters, light
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.pictures import signs
from ui.dossiers import matrix
from ui.retreat.slide import Slide, short

HALVES = 4
"""So many halves back a slide shows the light of a dossier."""
_NOT_GIVEN = "niet opgegeven"


def lights() -> list[dict[str, Any]]:
    """The light of every dossier in the half that the slides are about."""
    return [row for row in ask.kept(LISTINGS["light_list"]) if row["half"] == ask.light_half()]


def by_default() -> list[str]:
    """The dossiers that ask for a decision, the heaviest first."""
    return [str(row["dossier_id"]) for row in sorted(filter(asks_decision, lights()), key=by_weight)]


def slides(chosen: Sequence[str]) -> list[Slide]:
    """One slide for each of these dossiers, in this order."""
    found = {str(row["dossier_id"]): row for row in lights()}
    rows = [found[one] for one in chosen if one in found]
    return [_slide(row, f"Besluit {number} van {len(rows)}") for number, row in enumerate(rows, start=1)]


def _slide(row: dict[str, Any], number: str) -> Slide:
    key = {"dossier": row["dossier_id"]}
    [facts] = ask.kept(LISTINGS["dossier_list"], "", key)
    title = ask.title(HEADLINES["dossier"], row["dossier_id"])
    proposal = next((one for one in ask.kept(LISTINGS["proposal_list"]) if _is_of(one, row)), None)
    found = tuple(choices(row, proposal, _planned(row), _judged_on()))
    body = tag(
        "div",
        tag("div", _given(row), _fractions(facts), css="told"),
        tag("div", _years(row), _figures(row, proposal), css="seen"),
        css="vgg-decide",
    )
    return Slide(
        number,
        title.text,
        body + _to_choose(found),
        [row, facts],
        more=" · ".join(one for one in (row["portfolio_name"], title.not_followed) if one),
        mark=_mark(row),
        about=str(row["dossier_id"]),
        choices=found,
    )


def _is_of(one: dict[str, Any], row: dict[str, Any]) -> bool:
    return one["dossier_id"] == row["dossier_id"] and one["half"] == row["half"]


def _judged_on() -> Any:
    year = ask.about()
    return year.judged_on if year else None


def _planned(row: dict[str, Any]) -> dict[str, Any] | None:
    """The first planned meeting of this dossier after the day on which the year is judged."""
    on = _judged_on()
    rows = ask.rows(LISTINGS["meeting_list"], "state = 'gepland'", {"dossier": row["dossier_id"]})
    return next((one for one in rows if one["meeting_date"] and on and one["meeting_date"] > on), None)


def _mark(row: dict[str, Any]) -> Markup:
    """The light of the half before and that of now; only that of now where nothing can be compared."""
    now = light.mark(_colour(row)) if _colour(row) in light.MARKED else NOTHING
    if row["trend"] in (None, "gelijk") or not now:
        return tag("span", now, css="vgg-move") if now else NOTHING
    arrow = tag("span", signs.IN_TEXT["wordt"], aria_hidden="true") + tag("span", " wordt ", css="vgg-aloud")
    return tag("span", light.mark(row["previous_worst"]), arrow, now, css="vgg-move")


def _colour(row: dict[str, Any]) -> str:
    return str(row["worst"] or row["colour"])


# --- what someone gave ---


def _given(row: dict[str, Any]) -> Markup:
    pairs = [("Opgegeven oorzaak", row["cause"]), ("Gevolg", row["consequence"]), ("Bijsturing", row["correction"])]
    found = [_pair(name, short(text) if text else "") for name, text in pairs]
    due = f"uiterlijk {dutch.day(row['due_date'])}" if row["due_date"] else "geen datum opgegeven"
    owner = row["owner_function"] or "geen eigenaar opgegeven"
    found.append(_pair("Wie en wanneer", f"{due} · {short(owner, 80)}"))
    return tag("dl", *found, css="vgg-given")


def _pair(name: str, text: str) -> Markup:
    return tag("div", tag("dt", name), tag("dd", text or _NOT_GIVEN, css="" if text else "unknown"))


def _fractions(facts: dict[str, Any]) -> Markup:
    """Meetings, targets and agreements in fractions, each with what stands beside it."""
    against, _ = matrix.held_of_planned(facts)
    held = all_held(facts)
    met, decided, every = facts["targets_met"], facts["targets_decided"], facts["targets"]
    results = f"{dutch.number(met)} van {dutch.number(decided)} gehaald" if decided else "uitkomst onbekend"
    agreed = facts["open_agreements"]
    late = f"{dutch.number(facts['overdue_agreements'])} van {dutch.number(agreed)} te laat" if agreed else "geen open"
    known = held or facts["meetings_cancelled"] or facts["meetings_planned"] or facts["meetings_unanswered"]
    parts = [
        ("Overleggen", against or (f"{dutch.number(held)} gehouden" if known else "geen bekend")),
        ("Resultaten", results if every else "geen bekend"),
        ("Afspraken", late),
    ]
    return tag("dl", *(tag("div", tag("dt", name), tag("dd", text)) for name, text in parts), css="vgg-fractions")


# --- what can be seen ---


def _years(row: dict[str, Any]) -> Markup:
    """The light of this half and of the three before it, in a row; what is not known has a mark of its own."""
    found = [_step(year, half, row) for year, half in _back(row["half"])]
    return tag("ol", *found, css="vgg-steps", aria_label=f"Het licht in de laatste {HALVES} helften")


def _back(half: int) -> list[tuple[int, int]]:
    """The halves up to this one, the oldest first."""
    last = (filters.current().year or 0) * 2 + half - 1
    return [(one // 2, one % 2 + 1) for one in range(last - HALVES + 1, last + 1)]


def _step(year: int, half: int, row: dict[str, Any]) -> Markup:
    colour = _of(year, half, row)
    none = tag("span", tag("span", "–", css="shape", aria_hidden="true"), tag("span", colour), css="vgg-light none")
    shown = light.mark(colour, word=True) if colour in light.MARKED else none
    is_now = (year, half) == _back(row["half"])[-1]
    return tag("li", shown, tag("span", f"{dutch.months(half)} {year}", css="when"), css="now" if is_now else "")


def _of(year: int, half: int, row: dict[str, Any]) -> str:
    """The colour in a half; in another year that of the dossier with the same name."""
    rows = ask.kept(LISTINGS["light_years"])
    for one in rows:
        is_same = (
            one["dossier_id"] == row["dossier_id"]
            if year == filters.current().year
            else one["dossier_name"] == row["dossier_name"]
        )
        if is_same and (one["report_year"], one["half"]) == (year, half):
            return str(one["worst"] or one["colour"])
    return "geen dossier" if any(one["report_year"] == year for one in rows) else "niet geladen"


def _figures(row: dict[str, Any], proposal: dict[str, Any] | None) -> Markup:
    """What a person gave and what follows from the figures, each as large, with the rule that decides."""
    given = _box("Gegeven", _colour(row), _given_on(row))
    if proposal is None or proposal["proposed"] not in light.MARKED or proposal["proposed"] == dutch.UNKNOWN:
        why = f"te weinig gegevens: {proposal['coverage']}" if proposal else "er zijn geen regels voor een voorstel"
        return tag("div", given, _box("Uit de cijfers", dutch.UNKNOWN, why), css="vgg-both")
    rule = short(str(proposal["reason"]).split(" · ", 1)[0], 110)
    return tag("div", given, _box("Uit de cijfers", proposal["proposed"], rule), css="vgg-both")


def _box(name: str, colour: str, why: str) -> Markup:
    shown = light.mark(colour, word=True) if colour in light.MARKED else tag("span", colour, css="vgg-none")
    return tag("div", tag("h2", name), tag("p", shown, css="what"), tag("p", why, css="why"))


def _given_on(row: dict[str, Any]) -> str:
    parts = [light_words.MEANINGS.get(_colour(row), "")]
    if row["recorded_on"]:
        parts.append(f"gegeven {dutch.when(row['recorded_on'], row['recorded_on_precision'])}")
    if row["is_stale"]:
        parts.append("verouderd: van voor deze helft")
    return " · ".join(one for one in parts if one)


def _to_choose(found: Sequence[Choice]) -> Markup:
    """The proposals with their letters, as they stand in the form."""
    items = [_choice(letter, said(one)) for letter, one in zip(LETTERS, found, strict=False)]
    own = _choice(LETTERS[len(found)], f"{OWN}: in eigen woorden")
    head = tag("h2", "Wat besluit u?")
    return tag("div", head, tag("ul", *items, own), css="vgg-choices")


def _choice(letter: str, text: str) -> Markup:
    return tag("li", tag("strong", letter, css="letter"), tag("span", text))


def said(one: Choice) -> Markup:
    """A proposal in one line: what, and what must be known about it."""
    text = one.name if one.text.startswith(one.name) else f"{one.name}: {short(one.text, 90)}"
    return joined(short(text, 110), tag("small", f" · {one.remark}") if one.remark else NOTHING)
