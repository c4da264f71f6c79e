"""The slides about what was done: activity, turnout, VNG, money, and what stops or starts."""

from __future__ import annotations

from typing import Any

from metrics import HEADLINES, LISTINGS, METRICS, Answer, dutch
from metrics.said import beside_budget
from ui.blocks import ask
from ui.blocks.markup import NOTHING, tag
from ui.retreat.slide import Line, Slide, all_unknown, answered, behind, figure, lines, rest


def activity() -> Slide:
    """What was held, what was not, and why."""
    busiest = _ranked("meetings_held", "portfolio")[:1]
    reasons = [row["reason"] or row["reason_code"] for row in ask.rows_of(METRICS["meetings_cancelled"])]
    why = next((reason for reason in reasons if reason), "")
    found = [
        figure("pho_held", "PHO’s gehouden"),
        figure("meetings_held", "Overleggen gehouden", with_more=False),
        figure("meetings_cancelled", "Geannuleerd", f"bijvoorbeeld: {why}" if why else ""),
        figure("cancellation_rate", "Deel geannuleerd"),
        figure("meetings_postponed", "Uitgesteld", with_more=False),
        figure("collisions", "Dagen met samenloop", with_more=False),
    ]
    if busiest:
        found.append(
            Line(
                "Drukste portefeuille",
                str(busiest[0].by["portfolio"]),
                dutch.several(int(busiest[0].value), "overleg", "overleggen"),
            )
        )
    rows = behind("meetings_listed", "meetings_undated")
    return answered(HEADLINES["activiteit"], lines(found), rows, is_unknown=all_unknown(found))


def _ranked(metric_id: str, by: str) -> list[Answer]:
    """The known answers of a split, the highest first."""
    answers = [a for a in ask.figures(METRICS[metric_id], (by,)) if a.value is not None and a.by[by] is not None]
    return sorted(answers, key=lambda a: (-a.value, str(a.by[by])))


def turnout() -> Slide:
    """Who came, and where one stays away."""
    ranked = _ranked("turnout", "municipality")
    found = [figure("turnout", "Opkomst"), figure("list_coverage", "Overleggen met een lijst")]
    for answer in _ranked("turnout", "invitation")[:2]:
        found.append(_split("Uitnodiging " + str(answer.by["invitation"]), answer))
    if len(ranked) > 1:
        found.append(_split(f"Hoogste: {ranked[0].by['municipality']}", ranked[0]))
        found.append(_split(f"Laagste: {ranked[-1].by['municipality']}", ranked[-1]))
    found.append(figure("no_shows", "Aangemeld en niet gekomen", with_more=False))
    lists = ask.one(METRICS["list_coverage"])
    return answered(HEADLINES["opkomst"], lines(found), behind("turnout", "list_coverage"), is_unknown=not lists.top)


def _split(about: str, answer: Answer) -> Line:
    return Line(about, dutch.figure(answer.value, "%"), f"{dutch.number(answer.top)} van {dutch.number(answer.bottom)}")


def vng() -> Slide:
    """Which seats are ours, vacant and ending."""
    vacant = sorted({row["body_name"] for row in ask.rows_of(METRICS["seats_vacant"])})
    without = [
        row["municipality"] + (" (wel tijdelijk)" if row["temporary_seats"] else "")
        for row in sorted(ask.rows_of(METRICS["municipalities_without_seat"]), key=lambda row: str(row["municipality"]))
    ]
    found = [
        figure("seats_filled", "Zetels bezet", with_more=False),
        figure("seats_vacant", "Zetels vacant", "; ".join(vacant)),
        figure("seats_ending", "Zetels die aflopen", with_more=False),
        figure("municipalities_without_seat", more=", ".join(without)),
        figure("vacancy_success", "Vacatures vervuld"),
        figure("exchange_response", "Antwoord op vragen"),
        figure("open_questions", "Vragen zonder antwoord", with_more=False),
    ]
    rows = behind("seats_filled", "seats_vacant", "vacancies", "exchange_list")
    return answered(HEADLINES["vng"], lines(found), rows, is_unknown=all_unknown(found))


def money() -> Slide:
    """Do we stay within the budget, and is the money there?"""
    expected = ask.one(METRICS["result_difference"]).out_of
    overspent = ask.to_decide(METRICS["project_overspent"])
    gap, against = ask.one(METRICS["forecast_difference"]).value, ""
    if gap is not None:
        against = f"{beside_budget(gap, 'begroot')}. {ask.one(METRICS['forecast_result']).note or ''}".strip()
    found = [
        figure(
            "result",
            "Resultaat tot nu toe",
            f"tot dan was {dutch.euro(expected)} begroot" if expected is not None else "",
        ),
        figure("result_difference", "Verschil met wat tot dan was begroot", with_out_of=False),
        figure("forecast_result", "Verwacht over het jaar", against, with_out_of=False),
        figure("project_overspent") if overspent else figure("budget_used", "Begroting gebruikt"),
        figure("liquid_bank", "Geld op de bank", with_more=False),
        figure("debtors_overdue", "Vervallen bij debiteuren", with_more=False),
        figure("checks_failed", "Controles die niet kloppen"),
    ]
    rows = behind("result", "liquid_bank", "debtors_overdue")
    return answered(HEADLINES["financien"], lines(found), rows, "Geld", is_unknown=all_unknown(found))


def handovers() -> Slide:
    """What stops, moves to another or starts; two dates for one thing are shown, not smoothed."""
    rows = ask.rows(LISTINGS["handover_list"])
    wrong = [row for row in rows if row["is_contradiction"]]
    ordered = wrong + [row for row in rows if row not in wrong and row["state"] != "afgerond"]
    ordered += [row for row in rows if row not in ordered]
    freed = [figure(name) for name in ("hours_freed", "money_freed")]
    under = " · ".join(f"{line.about}: {line.value} ({line.more})" for line in freed if not line.unknown)
    body = lines([_handover(row) for row in ordered]) + rest(len(ordered), "taak", "taken")
    body += tag("p", under, css="vgg-more") if under else NOTHING
    return answered(HEADLINES["afbouw"], body, rows, is_unknown=not rows)


def _handover(row: dict[str, Any]) -> Line:
    day = dutch.when(row["takes_effect_on"], row["takes_effect_on_precision"])
    if row["is_contradiction"]:
        day += f" of {dutch.when(row['other_date'], row['other_date_precision'])}"
    more = [row["kind"], f"naar {row['to_whom']}" if row["to_whom"] else "", row["state"] or ""]
    return Line(str(row["subject"]), day, " · ".join(text for text in more if text), unknown=day == dutch.UNKNOWN)
