"""What changed since an earlier moment: a slide with sentences, and every cell for who prepares it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from metrics import HEADLINES, LISTINGS, dutch
from metrics.as_on import untold
from metrics.headlines.retreat import move
from ui.blocks import ask, filters, light, markup, past, show
from ui.blocks.markup import NOTHING, Markup, tag
from ui.blocks.pictures import signs
from ui.retreat import address
from ui.retreat.slide import MOST, Slide, rest, short

CHANGED = "Wat veranderde sindsdien"
_MOST_CHANGES = 40
_MOST_KINDS = 3
_DIRECTIONS = {word: f"{signs.IN_TEXT[word]} {word}" for word in ("slechter", "beter")}

Compared = tuple[past.State | date, past.State | None, str]


def since_day() -> date:
    """The day with which is compared: the one in the address, else that of the previous retreat, else the first day
    of the year."""
    try:
        return date.fromisoformat(address.one(address.SINCE_DAY))
    except ValueError:
        made = [row["made_on"] for row in ask.kept(LISTINGS["retreat_list"], "is_conclusion") if row["made_on"]]
        return min(made) if made else date(filters.current().year or 2000, 1, 1)


def compared() -> Compared | None:
    """From which moment up to which one, with both in words; None when nothing is compared."""
    picked = address.one(address.SINCE)
    old: past.State | date | None = since_day() if picked == address.DAY else past.find(picked)
    if old is None:
        return None
    said = dutch.day(old) if isinstance(old, date) else f"‘{old.name}’"
    new = past.find(address.one(address.UNTIL)) or past.find(address.one(address.STATE))
    return old, new, f"sinds {said}" + (f" tot ‘{new.name}’" if new else "")


def _lights(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {str(row["dossier_id"]): row for row in rows if row["half"] == ask.light_half()}


def moves(old: past.State | date, new: past.State | None) -> list[dict[str, Any]]:
    """Each dossier with another light than at the earlier moment, what became worse first: name, before, after, trend.

    Of a day: the lights that were recorded and in force on that day. Where the half had no light yet, the one before it
    was in force. What is unknown on either side has no trend.
    """
    listing, where = LISTINGS["light_list"], filters.current()
    then = _lights(past.rows(past.as_on(old) if isinstance(old, date) else old, listing, where))
    now = _lights(past.rows(new, listing, where) if new else ask.kept(listing))
    found = []
    for key, row in now.items():
        before = _known(then[key]) if key in then else None
        after = _known(row)
        if before == after or (before is None and after is None):
            continue
        ranks = [light.ORDER.index(one) if one else None for one in (before, after)]
        is_worse = ranks[1] < ranks[0] if None not in ranks else None  # type: ignore[operator]
        trend = None if is_worse is None else "slechter" if is_worse else "beter"
        found.append({"name": row["dossier_name"], "before": before, "after": after, "trend": trend})
    order = ("slechter", "beter", None)
    return sorted(found, key=lambda one: (order.index(one["trend"]), light.ORDER.index(one["after"] or "onbekend")))


def _known(row: dict[str, Any]) -> str | None:
    """The light of a half, or of the half before it where none is given yet; None where the colour is not known."""
    colour = row["previous_worst"] if row["worst"] is None else row["worst"]
    return colour if colour in light.ORDER[:3] else None


def slide() -> Slide | None:
    """What changed since the chosen moment, in sentences; None when nothing is compared."""
    asked = compared()
    if asked is None:
        return None
    old, new, since = asked
    found, moved = past.since(old, new), moves(old, new)
    title = ask.title(HEADLINES["veranderd"], "", {"since": since, "moves": moved, "others": len(found)})
    body = drawn(moved) + rest(len(moved), "dossier", "dossiers") + _data(old, past.counts(found))
    source = f"n = {dutch.several(len(found), 'wijziging', 'wijzigingen')} in de gegevens · bron: aanleveringen"
    if isinstance(old, date):
        source += f" · {untold(LISTINGS['light_list'])}"
    return Slide(CHANGED, title.text, body, list(ask.kept(LISTINGS["light_list"])), source=source)


def drawn(moved: Sequence[dict[str, Any]]) -> Markup:
    """At most seven dossiers with their old and new light, each with its sentence; of those with `why` also that."""
    return tag("ul", *(_moved(one) for one in moved[:MOST]), css="vgg-moves") if moved else NOTHING


def _moved(one: dict[str, Any]) -> Markup:
    pair = (light.mark(one[side] or dutch.UNKNOWN) for side in ("before", "after"))
    arrow = tag("span", signs.IN_TEXT["wordt"])
    both = tag("span", next(pair), arrow, next(pair), css="vgg-move", aria_hidden="true")
    why = tag("small", short(one["why"], 90)) if one.get("why") else NOTHING
    return tag("li", both, tag("span", move(one), why), tag("span", _DIRECTIONS.get(one["trend"], ""), css="way"))


def _data(old: past.State | date, counts: list[tuple[str, int, int, int]]) -> Markup:
    """What else changed in the data, per kind in one sentence; the rest of the kinds counted."""
    if not counts:
        return NOTHING
    if isinstance(old, date) and not past.dated(old).batches:
        return tag("p", "Alle gegevens zijn na die dag geladen.", css="vgg-more")
    parts = [_kind(*one) for one in counts[:_MOST_KINDS]]
    left = len(counts) - len(parts)
    if left:
        parts.append(f"en van nog {dutch.several(left, 'soort gegevens', 'soorten gegevens')}")
    return tag("p", tag("strong", "In de gegevens: "), "; ".join(parts), ".", css="vgg-more")


def _kind(title: str, came: int, cells: int, went: int) -> str:
    words = [
        f"{dutch.number(came)} nieuw" if came else "",
        f"{dutch.number(cells)} gewijzigd" if cells else "",
        f"{dutch.number(went)} weg" if went else "",
    ]
    return f"{title} {', '.join(word for word in words if word)}"


# --- for who prepares ---


def table() -> None:
    """Every cell that changed, with what it was and is; nothing when nothing is compared."""
    asked = compared()
    if asked is None:
        return
    old, new, since = asked
    found = past.since(old, new)
    if found.empty:
        show.empty(f"Er is niets veranderd {since}.")
        return
    counted = [
        [title, dutch.number(came), dutch.number(cells), dutch.number(went)]
        for title, came, cells, went in past.counts(found)
    ]
    heads = ["Blad", "Nieuwe regels", "Gewijzigde cellen", "Verdwenen regels"]
    show.html(markup.table(f"Hoeveel er veranderde {since}", heads, counted, numeric=range(1, 4)))
    whole = {"nieuw": "nieuwe regel", "verdwenen": "verdwenen regel"}
    cells = [
        [one["title"], one["row"], whole.get(one["kind"], one["heading"]), one["old"] or "", one["new"] or ""]
        for one in found.to_dict("records")
    ]
    shown = cells[:_MOST_CHANGES]
    many = dutch.several(len(cells), "wijziging", "wijzigingen")
    caption = f"Wat er veranderde: {f'de eerste {len(shown)} van {many}' if len(cells) > len(shown) else many}"
    headings = ["Blad", "Regel", "Kolom", "Was", "Is"]
    show.html(markup.table(caption, headings, [[str(c) for c in row] for row in shown]))
    show.downloads("wijzigingen", headings, cells, "wijzigingen")


def choose() -> None:
    """With which earlier moment is compared; in the address."""
    names = [state.name for state in past.frozen()]
    options = [address.NOTHING, address.DAY, *names]
    picked = address.one(address.SINCE)
    st.session_state["sinds_keuze"] = picked if picked in options else address.NOTHING
    st.selectbox("Vergelijk met", options, key="sinds_keuze", on_change=_since, filter_mode=None, width=240)
    if picked == address.DAY:
        st.session_state["sinds_dag_keuze"] = since_day()
        st.date_input("Vanaf", key="sinds_dag_keuze", on_change=_day, format="DD-MM-YYYY", width=160)
    if picked in options[1:] and names:
        ends = [address.NOW, *names]
        until = address.one(address.UNTIL)
        st.session_state["tot_keuze"] = until if until in ends else address.NOW
        st.selectbox("Tot", ends, key="tot_keuze", on_change=_until, filter_mode=None, width=200)


def _since() -> None:
    picked = st.session_state["sinds_keuze"]
    address.write(address.SINCE, "" if picked == address.NOTHING else picked)
    if picked == address.NOTHING:
        address.write(address.SINCE_DAY, "")
        address.write(address.UNTIL, "")
    elif chosen := st.query_params.get_all(address.SLIDES):  # chosen by hand: what is compared is shown
        st.query_params[address.SLIDES] = list(dict.fromkeys([*chosen, CHANGED]))


def _day() -> None:
    day = st.session_state["sinds_dag_keuze"]
    address.write(address.SINCE_DAY, day.isoformat() if day else "")


def _until() -> None:
    picked = st.session_state["tot_keuze"]
    address.write(address.UNTIL, "" if picked == address.NOW else picked)
