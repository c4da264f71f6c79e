"""The examples of the pictures with bars, lines and steps, from made-up rows."""

from __future__ import annotations

from decimal import Decimal

from ui.blocks.markup import Markup
from ui.blocks.pictures import floor, share, steps, targets, variance


def targets_example() -> Markup:
    row = targets.Target
    return targets.targets(
        "Te bereiken resultaten",
        [
            row(
                "Overleggen van de portefeuillehouders",
                Decimal(2),
                Decimal(3),
                "2 van 3 overleggen",
                "niet gehaald",
                "/x",
            ),
            row("Gezamenlijk standpunt", Decimal(1), Decimal(1), "1 van 1 standpunt", "gehaald", "/x"),
            row(
                "Deelnemers aan de werkconferentie",
                Decimal(132),
                Decimal(120),
                "132 van 120 deelnemers",
                "gehaald",
                "/x",
            ),
            row("Handreiking voor de raden", None, Decimal(4), "van 4 handreikingen", "onbekend", "/x"),
            row("Kennis delen met de raden", None, None, "zonder getal: beschrijf de uitkomst", ""),
        ],
    )


def _line(name: str, amounts: str, is_judged: bool = True, side: int = 1, kind: str = variance.ROW) -> variance.Line:
    """A line from `budget actual forecast prior` in euros; side -1 is costs, where less is favourable."""
    budget, actual, forecast, prior = (None if word == "?" else Decimal(word) for word in amounts.split())
    difference = None if budget is None or actual is None else (actual - budget) * (side if is_judged else 1)
    href = "" if kind != variance.ROW else f"/financien?kostensoort={name}"
    return variance.Line(name, budget, actual, difference, forecast, prior, is_judged, href, kind=kind)


def variance_example() -> Markup:
    line, total = _line, variance.TOTAL
    return variance.variance(
        "Begroting en realisatie 2024",
        [
            variance.Group(
                "Baten",
                (
                    line("Contributies", "254900 254890 254900 248100"),
                    line("Overige baten", "1500 1210 1200 1900"),
                    line("Totaal baten", "256400 256100 256100 250000", kind=total),
                ),
            ),
            variance.Group(
                "Lasten",
                (
                    line("Personeel", "170000 167700 167700 161000", side=-1),
                    line("Inhuur en advies", "24000 17500 17500 26400", side=-1),
                    line("Huisvesting", "13800 14200 14200 13500", side=-1),
                    line("Bijeenkomsten", "22000 20200 21500 18700", side=-1),
                    line("Drukwerk", "? 900 ? 1100", side=-1),
                    line("Totaal lasten", "? 220500 ? 220700", side=-1, kind=total),
                ),
            ),
            variance.Group(
                "Projecten, betaald door anderen",
                (
                    line("Jong en gezond", "45000 27800 27800 0", is_judged=False),
                    line("Schoon water samen", "75000 61600 61600 0", is_judged=False),
                ),
            ),
        ],
    )


def floor_example() -> Markup:
    months = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    known = [98, 190, 301, 298, None, 345, 322, 251, 230, 88, 120, 147]
    points = [
        floor.Point(month, None if amount is None else Decimal(amount * 1000), at > 9)
        for at, (month, amount) in enumerate(zip(months, known, strict=True))
    ]
    events = (floor.Event(2, "12 mrt contributie geïnd"), floor.Event(8, "18 sep heisessie"))
    message = "In december is € 147.000 verwacht; in oktober stond er minder dan 3 maanden lasten."
    what, words = "geld op de bank", "3 maanden lasten"
    return floor.floor(floor.Floor("Is het geld er?", what, tuple(points), Decimal(94200), words, message, events))


def steps_example() -> Markup:
    done, blank, later = (steps.Step(state) for state in (steps.REACHED, steps.NOT_RECORDED, steps.NOT_REACHED))

    def on(day: str) -> steps.Step:
        return steps.Step(steps.REACHED, day)

    path = steps.Path
    return steps.steps(
        "Rondes van 2024",
        ["gemeld", "aanbevolen", "voorgedragen", "besluit"],
        [
            path(
                "Europa en Internationaal",
                (on("12 jan"), on("2 feb"), on("1 mrt"), on("5 jun")),
                "voorlopig benoemd tot de ledenvergadering",
                "✓",
                "good",
                "voorjaar · Oldambt, wethouder",
                "/x",
            ),
            path("Ruimte, Wonen", (done, blank, blank, on("5 jun")), "benoemd", "✓", "good", "voorjaar · Pekela", "/x"),
            path(
                "Informatiesamenleving",
                (on("9 jan"), on("2 feb"), later, later),
                "niet benoemd",
                "⊘",
                "bad",
                "voorjaar",
                "/x",
            ),
            path("Dienstverleningszaken", (later, later, later, later), "geen kandidaat", "⊘", "bad", "voorjaar"),
            path("Arbeidszaken", (on("3 sep"), later, later, later), "loopt nog", "", "open", "najaar", "/x"),
        ],
    )


def share_example() -> Markup:
    names = "Het Hogeland,Groningen,Oldambt,Pekela,Veendam,Westerkwartier,Eemsdelta,Midden-Groningen,Stadskanaal"
    seats, people = (3, 2, 2, 1, 1, 1, 0, 0, None), (48, 244, 39, 12, 28, 65, 45, 61, 32)
    rows = [
        share.Shared(name, None if one is None else Decimal(one), Decimal(many * 1000), "/x")
        for name, one, many in zip(names.split(","), seats, people, strict=True)
    ]
    return share.share("Zetels naast inwoners", rows, share.Wholes("zetels", "inwoners", "gemeenten"))
