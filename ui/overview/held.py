"""The picture of Overzicht in a year without any colour: per portfolio the meetings held of those planned."""

from __future__ import annotations

from metrics import METRICS, Answer, dutch
from ui.activity.year import WITHOUT, chosen
from ui.blocks import ask, links, show
from ui.blocks.markup import NOTHING, Markup, tag
from ui.blocks.pictures import small

_METRIC = METRICS["meetings_held"]
_MOST = 18
"""So many portfolios stand by themselves; of more the others are taken together in one row."""


def held() -> Markup:
    """A row per portfolio, the most meetings first, with a bar on one scale; nothing where no meeting is known."""
    whole = ask.one(_METRIC)
    if not whole.out_of:
        return NOTHING
    found = {a.by["portfolio"] or WITHOUT: a for a in ask.figures(_METRIC, ("portfolio",)) if a.out_of}
    order = sorted(found, key=lambda name: (name == WITHOUT, -_planned(found[name]), name))
    groups = [(_linked(name), [found[name]]) for name in order[:_MOST]]
    if rest := order[_MOST:]:
        groups.append(
            (
                tag("span", f"en nog {dutch.several(len(rest), 'portefeuille', 'portefeuilles')}"),
                [found[name] for name in rest],
            )
        )
    sums = [(name, sum(int(a.top) for a in of), sum(map(_planned, of))) for name, of in groups]
    most = max(planned for _, _, planned in sums)
    rows = [tag("li", name, small.part_of(top, planned, most)) for name, top, planned in sums]
    none = [_linked(name) for name in chosen() if name not in found]
    rows += [tag("li", name, tag("span", "geen overleg", css="vgg-none")) for name in none]
    head = tag("h2", "Overleggen per portefeuille ", tag("small", "gehouden van gepland"))
    return tag("section", head, tag("ul", *rows), _twice(sum(map(_planned, found.values())), int(whole.out_of)),
               css="vgg-picture vgg-block vgg-held")  # fmt: skip


def behind() -> None:
    """What it is made from."""
    show.foot("overleggen-per-portefeuille", _METRIC, by=("portfolio",), label="Overleggen per portefeuille")


def _planned(answer: Answer) -> int:
    return int(answer.out_of or 0)


def _linked(name: str) -> Markup:
    if name == WITHOUT:
        return tag("span", name)
    return tag("a", name, href=links.page("activiteit", {"portefeuille": name}))


def _twice(rows: int, meetings: int) -> Markup:
    """Why the rows add up to more than there are, where they do."""
    if rows == meetings:
        return NOTHING
    words = f"De rijen tellen samen {dutch.number(rows)} voor {dutch.number(meetings)} overleggen: "
    return tag("p", words, "een overleg kan onder meer portefeuilles vallen.", css="vgg-small")
