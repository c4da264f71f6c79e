"""Under the picture of Opkomst: the whole college invited or not, who registered and did not come, what is unknown."""

from __future__ import annotations

from metrics import LISTINGS, METRICS, Metric, dutch
from metrics.headline import FEW, TOO_FEW
from metrics.said import beside, value_of
from metrics.singular import after
from ui.blocks import ask, drawers, links, markup, show
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.pictures import small
from ui.turnout.presence import PAGE, share

INVITED = {"collegebreed": "hele college", "niet collegebreed": "niet het hele college", "niet vermeld": "niet vermeld"}
WITH_LIST, WITHOUT_LIST = "is_held AND has_list", "is_held AND NOT has_list"
ESTIMATED = "is_held AND people_basis = 'geschat'"
UNKNOWN = "NOT is_known"
_TURNOUT, _LISTS = METRICS["turnout"], METRICS["list_coverage"]
_NO_SHOWS, _SUBSTITUTES, _MEAN = METRICS["no_shows"], METRICS["substitutes"], METRICS["attendees_mean"]


def invitation() -> Markup:
    """Turnout by whether the whole council of mayor and aldermen was invited; where meetings are few, that is said."""
    answers = {a.by["invitation"]: a for a in ask.figures(_TURNOUT, ("invitation",))}
    shown = [(words, answers[name]) for name, words in INVITED.items() if name in answers and answers[name].n]
    if not shown:
        return NOTHING
    every = [("samen", ask.one(_TURNOUT))] if len(shown) > 1 else []
    rows = [[words, share(a), dutch.number(a.n)] for words, a in [*shown, *every]]
    few = [f"{words}: {dutch.several(a.n, 'overleg', 'overleggen')}, {TOO_FEW}" for words, a in shown if a.n < FEW]
    notes = [f"{'; '.join(few)}." if few else "", "Niet vermeld is iets anders dan nee."]
    said = " ".join(notes)
    return tag(
        "section",
        tag("h2", "Hele college uitgenodigd, of niet"),
        markup.table("", ["Uitnodiging", "Opkomst", "Overleggen"], rows, (2,), "Opkomst naar wie was uitgenodigd"),
        tag("p", f"{said[0].upper()}{said[1:]} ", _behind("collegebreed", "Bron")),
        css="vgg-invitation",
    )


def people() -> Markup:
    """Who registered and did not come, who stood in for another, and how many people came on average."""
    parts = [_part(_NO_SHOWS, "aangemelden kwamen niet"), _part(_SUBSTITUTES, "aanwezigen vervingen iemand")]
    mean = ask.one(_MEAN)
    if mean.value is not None:
        of = dutch.part(mean.coverage_top, mean.coverage_bottom)
        held = after(mean.coverage_bottom, "gehouden overleggen")
        known = f"gemiddeld {value_of(_MEAN, mean)} mensen per overleg, bekend van {of} {held}"
        said = "; ".join((known, *beside(_MEAN, mean)))
        parts.append(tag("p", f"{said[0].upper()}{said[1:]}."))
    if not any(parts):
        return NOTHING
    return tag("section", tag("h2", "Mensen"), *parts, css="vgg-people")


def _part(metric: Metric, words: str) -> Markup:
    found = ask.one(metric)
    if found.value is None or not found.out_of:
        return NOTHING
    bar = small.part_of(int(found.value), int(found.out_of), int(found.out_of), words)
    is_partial = found.coverage_bottom is not None and found.coverage_top != found.coverage_bottom
    invited = after(found.coverage_bottom, "uitnodigingen")
    known = f"Bekend bij {dutch.part(found.coverage_top, found.coverage_bottom)} {invited}."
    return joined(tag("div", bar), tag("p", known) if is_partial else NOTHING)


def unknown() -> Markup:
    """What is not known: meetings without a list, invitations of which nobody knows, numbers that are estimated."""
    lists = ask.one(_LISTS)
    parts = []
    if lists.bottom and (missing := int(lists.bottom) - int(lists.top)):
        held = dutch.several(int(lists.bottom), "gehouden overleg", "gehouden overleggen")
        words = f"Van {dutch.number(missing)} van de {held} is er geen presentielijst. "
        parts.append(joined(words, _to("zonder-lijst", "Welke?")))
    found = ask.one(_TURNOUT)
    if found.coverage_bottom and (missing := int(found.coverage_bottom) - int(found.coverage_top)):
        many = dutch.several(missing, "uitnodiging", "uitnodigingen")
        parts.append(joined(f"Van {many} is niet bekend of de gemeente er was. ", _behind("onbekend", "Welke?")))
    if soft := how_many(ESTIMATED):
        many = dutch.several(soft, "overleg", "overleggen")
        parts.append(joined(f"Van {many} is het aantal aanwezigen geschat. ", _to("geschat", "Welke?")))
    if lists.bottom and not parts:
        parts.append(joined("Van elk gehouden overleg is bekend welke gemeenten er waren."))
    if not parts:
        return NOTHING
    return tag("section", tag("h2", "Wat we niet weten"), *(tag("p", part) for part in parts), css="vgg-unknown")


def _to(drawer: str, words: str) -> Markup:
    return tag("a", words, href=links.page(PAGE, {drawers.ADDRESS: drawer}))


def _behind(block: str, words: str) -> Markup:
    return tag("a", words, href=links.page(PAGE, {drawers.ADDRESS: drawers.BEHIND, drawers.BLOCK: block}))


def how_many(which: str) -> int:
    """How many meetings of the choice are so."""
    return len(ask.kept(LISTINGS["meeting_list"], which))


def foot() -> None:
    """What the blocks are made from."""
    show.foot("collegebreed", _TURNOUT, by=("invitation",), label="Hele college uitgenodigd, of niet")
    show.foot("onbekend", LISTINGS["attendance_list"], which=UNKNOWN, label="Uitnodigingen met onbekende aanwezigheid")
