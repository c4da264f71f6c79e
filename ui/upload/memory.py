"""What waits to be finished."""

from __future__ import annotations

from etl import drafts
from metrics import dutch
from ui.blocks import markup, show
from ui.blocks.markup import tag
from ui.upload.choose import ADDRESS


def unfinished() -> None:
    """Files with rows that are not saved yet, each with the way to go on with it."""
    waiting = drafts.every()
    if not waiting:
        show.note("Er staan geen bestanden klaar en er liggen geen regels te wachten.")
        return
    rows = []
    for draft in waiting:
        left = sum(len(numbers) for numbers in draft.choices.rows.values())
        state = f"{dutch.several(left, 'regel wacht', 'regels wachten')} nog" if left else "nog niets opgeslagen"
        link = tag("a", draft.name, href=f"/upload?{ADDRESS}={draft.id}", target="_self")
        why = tag("div", draft.note, css="vgg-place") if draft.note else ""
        rows.append([markup.joined(link, why), state, dutch.moment(draft.put_on.astimezone().isoformat())])
    show.html(markup.table("Nog niet klaar", ["Bestand", "Stand", "Klaargezet"], rows))
