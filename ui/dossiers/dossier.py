"""One dossier, opened by its address (`?dossier=D09`): what it wants, what was done, and who is in it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from metrics import HEADLINES, LISTINGS, METRICS, dutch
from metrics.dossiers import all_held
from ui.blocks import ask, enter, filters, light, notes, show
from ui.blocks.markup import PLACE, Markup, place, tag
from ui.dossiers import matrix
from ui.lights import give, proposals
from ui.overview import cards


def _asked() -> str:
    return str(st.query_params.get("dossier", ""))


def is_open() -> bool:
    """Does the address name a dossier?"""
    return bool(_asked())


def _facts() -> dict[str, Any] | None:
    found = ask.kept(LISTINGS["dossier_list"], "", {"dossier": _asked()})
    return found[0] if found else None


def heading() -> None:
    """The name of the dossier, its goal, and the way back to all dossiers."""
    back = f"/dossiers?{urlencode(filters.current().as_params(), doseq=True)}"
    show.html(tag("p", tag("a", "← Alle dossiers", href=back, target="_self"), css="vgg-back"))
    facts = _facts()
    if facts is None:
        show.answer(HEADLINES["dossier"], _asked())
        st.stop()
    show.answer(HEADLINES["dossier"], _asked(), asks=facts["goal"] or "Het doel is niet ingevuld.")
    pairs = [
        ("Portefeuille", facts["portfolio_name"]),
        ("Organisator", facts["organiser"]),
        ("Voorzitter of trekker", " · ".join(x for x in (facts["chair_name"], facts["chair_function"]) if x)),
        ("Uitvoering", facts["executor_roles"]),
        ("Einde", dutch.when(facts["ends_on"], facts["ends_on_precision"]) if facts["ends_on"] else None),
        ("Opmerking", facts["remark"]),
    ]
    items = (tag("dt", k) + tag("dd", str(v)) for k, v in pairs if v)
    show.html(tag("dl", *items, tag("dt", PLACE), tag("dd", place(facts)), css="vgg-facts"))


def summary() -> None:
    """What this dossier asks in five seconds: meetings, turnout, results, hours, agreements; the rows stand below."""
    facts = _facts() or {}
    show.html(show.deck([_meetings_card(facts), _turnout_card(), _results_card(facts), _hours_card(), _agreed(facts)]))
    stops = [r for r in ask.rows(LISTINGS["handover_list"], "ends_lights", {"dossier": _asked()})]
    for row in stops:
        since = dutch.when(row["takes_effect_on"], row["takes_effect_on_precision"])
        to = f" aan {row['to_whom']}" if row["to_whom"] else ""
        show.note(f"Dit dossier gaat per {since} over{to}. Voor een helft daarna wordt geen licht meer gegeven.")


def _meetings_card(facts: dict[str, Any]) -> Markup:
    held, (against, beside) = all_held(facts), matrix.held_of_planned(facts)
    others = ("meetings_cancelled", "meetings_planned", "meetings_elsewhere")
    known = bool(held or against or any(facts[name] for name in others))
    more = matrix.apart(facts, has_plan=False) if known else ["Bij dit dossier is geen overleg bekend"]
    more += [f"tegenover het voornemen: {against}"] if against else []
    more += beside if beside or more else ["geen geannuleerd"]
    value = ("≥ " if facts["is_minimum"] else "") + dutch.number(held) if known else dutch.UNKNOWN
    return show.card("Overleggen met en zonder datum", value, " · ".join(more), not known)


def _turnout_card() -> Markup:
    metric = METRICS["dossier_turnout"]
    answer = next((a for a in ask.figures(metric, ("dossier_id",)) if a.by["dossier_id"] == _asked()), None)
    if answer is None:
        return show.card("Opkomst", dutch.UNKNOWN, "Geen presentielijst bij dit dossier.", True)
    value, more = show.said(metric, answer)
    lists = f"{dutch.several(answer.n, 'presentielijst', 'presentielijsten')} · "
    return show.card("Opkomst", value, lists + more, answer.value is None)


def _results_card(facts: dict[str, Any]) -> Markup:
    if not facts["targets"]:
        return show.card("Resultaten gehaald", dutch.UNKNOWN, "Er zijn geen resultaten bekend.", True)
    metric = METRICS["targets_met"]
    answer = next(a for a in ask.figures(metric, ("dossier_id",)) if a.by["dossier_id"] == _asked())
    if answer.value is None:
        more = f"Van {dutch.several(facts['targets'], 'resultaat', 'resultaten')} staat de uitkomst niet vast."
        return show.card(metric.title, dutch.UNKNOWN, more, True)
    return show.counted(metric, answer)


def _hours_card() -> Markup:
    rows = ask.rows(LISTINGS["effort_list"], "hours IS NOT NULL", {"dossier": _asked()})
    if not rows:
        return show.card("Uren", dutch.UNKNOWN, "Er zijn geen uren bekend van dit dossier.", True)
    row = rows[0]
    plan = f"gepland: {dutch.number(row['planned_hours'], 0)}" if row["planned_hours"] is not None else "geen planning"
    each = row["hours_per_meeting"]
    more = plan + (f" · {dutch.number(each, 0)} per overleg" if each is not None else "")
    return show.card("Uren, hele jaar", dutch.number(row["hours"], 0), more)


def _agreed(facts: dict[str, Any]) -> Markup:
    if not ask.rows(LISTINGS["agreement_list"], "", {"dossier": _asked()}):
        return show.card("Afspraken open", "geen bekend", "Bij dit dossier staat geen afspraak.", True)
    late = facts["overdue_agreements"]
    more = f"{dutch.number(late)} te laat" if late else "geen te laat, voor zover een datum is genoemd"
    return show.card("Afspraken open", dutch.number(facts["open_agreements"]), more)


def lights() -> None:
    """Both halves with their light, its reasons and its age."""
    show.header("Stoplichten")
    rows = ask.kept(LISTINGS["light_list"], "", {"dossier": _asked()})
    enter.said()
    show.html(tag("div", *(_half(row) for row in rows), css="vgg-halves"))
    show.foot("lichten", LISTINGS["light_list"], equals={"dossier": _asked()})
    _write(rows)
    give.form(_asked())
    proposals.of_dossier(_asked())
    show.header("Wat er aan het licht veranderde")
    show.listing(
        LISTINGS["light_history"],
        ("half", "column_name", "before", "value", "given_on", "loaded_by", "reason"),
        equals={"dossier": _asked()},
        key="geschiedenis",
        none="Aan de lichten van dit dossier is nog niets veranderd.",
    )


def _write(rows: list[dict[str, Any]]) -> None:
    """A note on the dossier or on one of its lights."""
    subjects = {"het hele dossier": (notes.DOSSIER, _asked())}
    for row in rows:
        subjects[f"het stoplicht van de {dutch.half(row['half'])}"] = (notes.LIGHT, notes.light(_asked(), row["half"]))
    fold = st.expander("Een notitie schrijven", key="notitie_schrijven", on_change="rerun")
    if fold.open:
        with fold:
            notes.form(subjects, _asked())


def _half(row: dict[str, Any]) -> Markup:
    inside = tag("h3", cards.half_named(row["half"])) + tag(
        "p", light.cell(row["light_1"], row["light_2"], row["has_cell"], row["meaning"]), matrix.marks(row)
    )
    for name, label in (
        ("explanation", "Toelichting"),
        ("cause", "Oorzaak"),
        ("consequence", "Gevolg"),
        ("correction", "Bijsturing"),
        ("owner_function", "Eigenaar"),
        ("verdict_reason", "Teruggegeven omdat"),
        ("revision_reason", "Gecorrigeerd omdat"),
    ):
        if row[name]:
            inside += tag("p", tag("strong", f"{label}: "), row[name])
    if row["due_date"]:
        inside += tag("p", tag("strong", "Bijgestuurd op: "), dutch.day(row["due_date"]))
    if row["recorded_on"]:
        given = f"Gegeven {dutch.when(row['recorded_on'], row['recorded_on_precision'])}"
        given += f", {dutch.several(row['age_days'], 'dag', 'dagen')} oud" if (row["age_days"] or -1) >= 0 else ""
        inside += tag(
            "p",
            given + (f" · verouderd: voor de {dutch.half(row['half'])} begon" if row["is_stale"] else ""),
            css="vgg-note",
        )
    elif row["light_1"]:
        inside += tag("p", "Wanneer dit licht is gegeven, is niet bekend.", css="vgg-note")
    inside += notes.written(notes.LIGHT, notes.light(row["dossier_id"], row["half"]))
    return tag("section", inside, css="vgg-half")


def results() -> None:
    """What was to be reached, beside what was."""
    show.header("Te bereiken resultaten")
    show.listing(
        LISTINGS["target_list"],
        ("description", "target_value", "unit", "expected_now", "realised_value", "state", "realised_note"),
        equals={"dossier": _asked()},
        key="resultaten",
        none="Van dit dossier zijn geen resultaten bekend.",
    )


def meetings() -> None:
    """Meetings held and not held, with the reason and where the topic went."""
    show.header("Overleggen")
    show.listing(
        LISTINGS["meeting_list"],
        ("meeting_date", "title", "kind", "state", "reason", "topic_went_to", "people"),
        equals={"dossier": _asked()},
        key="overleggen",
        none="Bij dit dossier staat geen overleg met een datum.",
    )


def turnout() -> None:
    """Which part of the invited municipalities came, with n; below three lists no percentage."""
    show.header("Opkomst")
    metric = METRICS["dossier_turnout"]
    found = [a for a in ask.figures(metric, ("dossier_id", "half")) if a.by["dossier_id"] == _asked()]
    lines = []
    for answer in found:
        value, more = show.said(metric, answer)
        lists = dutch.several(answer.n, "presentielijst", "presentielijsten")
        lines.append(f"{dutch.half(answer.by['half'])}: {value} ({lists}; {more})")
    if lines:
        show.html(tag("ul", *(tag("li", line) for line in lines), css="vgg-list"))
    show.listing(
        LISTINGS["dossier_turnout_list"],
        ("meeting_date", "title", "kind", "municipalities_present", "municipalities_known", "absent"),
        equals={"dossier": _asked()},
        key="opkomst",
        none="Bij dit dossier is geen presentielijst bekend. Laad het blad Opkomst op de pagina Upload.",
    )


def hours() -> None:
    """The hours of the bureau per month and function, beside what was planned."""
    show.header("Uren")
    show.listing(
        LISTINGS["hours_list"],
        ("month", "function", "hours", "planned_hours"),
        equals={"dossier": _asked()},
        key="uren",
        none="Er zijn geen uren bekend van dit dossier. Laad het blad Uren op de pagina Upload.",
    )


def people() -> None:
    """The VNG committees behind this dossier and who sits there for us."""
    show.header("Zetels bij de VNG")
    facts = _facts() or {}
    codes = (facts.get("bodies") or "").split("; ")
    rows = [r for r in ask.rows(LISTINGS["seat_list"]) if r["body_code"] in codes]
    if not rows:
        show.note("Bij dit dossier is geen commissie van de VNG bekend.")
        return
    items = [f"{r['body_name']}: {_sits(r)}" for r in rows]
    show.html(tag("ul", *(tag("li", i, " ", place(r)) for i, r in zip(items, rows, strict=True)), css="vgg-list"))


def _sits(seat: dict[str, Any]) -> str:
    """Who sits on a seat; of one that is filled or vacant from a later day only, that is unknown."""
    if seat["state"] == "onbekend":
        return "onbekend wie er zit"
    return " · ".join(x for x in (seat["municipality"], seat["function"]) if x) or seat["state"]


def exchange() -> None:
    """What was asked of the members in these committees, and what came back."""
    show.header("Halen en brengen")
    show.listing(
        LISTINGS["exchange_list"],
        ("sent_on", "body_name", "subject", "asked", "answer", "brought_to", "fetched_back"),
        equals={"dossier": _asked()},
        key="halen-brengen",
        none="Bij dit dossier is geen vraag aan een commissielid bekend.",
    )


def agreements() -> None:
    """What was agreed, and what stops, goes over or begins."""
    show.header("Afspraken")
    show.listing(
        LISTINGS["agreement_list"],
        ("description", "kind", "owner_function", "due_date", "state", "days_overdue"),
        equals={"dossier": _asked()},
        key="afspraken",
        none="Bij dit dossier zijn geen afspraken bekend.",
    )
    show.header("Afbouw en start")
    show.listing(
        LISTINGS["handover_list"],
        ("subject", "kind", "takes_effect_on", "other_date", "to_whom", "is_letter_sent", "state", "note"),
        equals={"dossier": _asked()},
        key="afbouw",
        none="Van dit dossier is geen afbouw, overdracht of start bekend.",
    )


def remarks() -> None:
    """What a reader must know about these data."""
    show.header("Notities en kanttekeningen")
    show.noted(notes.DOSSIER, _asked())
    show.listing(
        LISTINGS["note_list"],
        ("kind", "sentence"),
        which="kind <> 'notitie'",
        equals={"dossier": _asked()},
        key="kanttekeningen",
        none="Bij dit dossier zijn geen kanttekeningen.",
    )
