"""What waits to be finished."""

from __future__ import annotations

from etl import drafts
from metrics import dutch
from ui.blocks import links, markup, show
from ui.blocks.markup import tag
from ui.upload.choose import ADDRESS


def waiting() -> int:
    """How many files wait to be finished."""
    return len(drafts.every())


def unfinished() -> None:
    """Files with rows that are not saved yet, each with the way to go on with it."""
    every = drafts.every()
    if not every:
        show.note("Er staan geen bestanden klaar en er liggen geen regels te wachten.")
        return
    rows = []
    for draft in every:
        left = sum(len(numbers) for numbers in draft.choices.rows.values())
        state = f"{dutch.several(left, 'regel wacht', 'regels wachten')} nog" if left else "nog niets opgeslagen"
        link = tag("a", draft.name, href=links.page("upload", {ADDRESS: draft.id}))
        why = tag("div", draft.note, css="vgg-place") if draft.note else ""
        rows.append([markup.joined(link, why), state, dutch.moment(draft.put_on.astimezone().isoformat())])
    show.html(markup.table("Nog niet klaar", ["Bestand", "Stand", "Klaargezet"], rows))
