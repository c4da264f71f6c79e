"""The meetings of the fictional year 2024, and who came: drawn by chance from a fixed start, so always the same."""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

import random
from datetime import date, timedelta

from data.example_dossiers import DOSSIERS, YEAR, dossier_id, portfolio_of
from data.example_money import Row
from metrics import dutch

# in the order of the portfolios; the second is what several of them discuss
THEMES = (
    "Openbaar bestuur; Financiën", "Veiligheid; Openbaar bestuur", "Financiën; Energie", "Cultuur; Onderwijs", "Lezen en leren; Onderwijs",
    "Sport; Jeugd", "Wonen; Energie", "Jeugd; Bestaanszekerheid", "Toerisme; Bereikbaarheid", "Arbeidsmarkt; Energie",
    "Onderwijs; Jeugd", "Wonen; Bereikbaarheid",
)
PARTNERS = ("Provincie Groningen", "VNG", "Waterschap", "Veiligheidsregio")
PURPOSES = ("netwerken", "kennisdelen", "samenwerken", "verbinden")
CANCELLED = (
    ("te weinig onderwerpen", "Er stonden te weinig onderwerpen op de agenda.", 14, "volgend overleg"),
    ("te veel afwezigen", "Meer dan de helft meldde zich af.", 2, "schriftelijk afgedaan"),
    ("gasten zeggen af", "De spreker kon niet komen.", 1, "werkbezoek in het najaar"),
    ("weer", "Code rood vanwege gladheid.", 0, "volgend overleg"),
    ("ziekte", "De voorzitter was ziek en de vervanger ook.", 1, ""),
)


class Calendar:
    """The meetings of the year and who came."""

    def __init__(self, members: list[str]) -> None:
        self.chance, self.members = random.Random(7), members
        self.meetings: list[Row] = []
        self.attendance: list[Row] = []
        self.cancelled = 0
        self._portfolio_meetings()
        self._others()

    def add(self, when: date, kind: str, title: str, **more: str) -> Row:
        """One meeting; report half as the association does it: from June on it is the second."""
        number = len(self.meetings) + 1
        start = self.chance.choice(("09:00", "09:30", "13:00", "15:30"))
        row = {
            "report_year": YEAR, "meeting_id": f"2024-{number:03d}", "title": title, "kind": kind, "state": "gehouden",
            "half": "1" if when.month < 6 else "2", "meeting_date": dutch.typed(when), "start_time": start,
            "end_time": f"{int(start[:2]) + 2:02d}:{start[3:]}", "location": self.chance.choice(("Groningen", "Winschoten")),
            "state_basis": "uitdrukkelijk", "purposes": "; ".join(self.chance.sample(PURPOSES, self.chance.randint(1, 2))),
            "themes": THEMES[portfolio_of(more.get("dossier_ids", "D01"))].split("; ")[0], **more,
        }
        self.meetings.append(row)
        return row

    def _portfolio_meetings(self) -> None:
        for number, (name, _, _, planned, *_) in enumerate(DOSSIERS, start=1):
            for turn in range(planned):
                month = 1 + turn * 12 // planned + number % 2
                month += 2 * (month in (7, 8))
                when = date(
                    2024,
                    min(month, 12),
                    (16 if month == 1 else 4) + (number * 3 + turn) % (12 if month in (1, 12) else 24),
                )
                when += timedelta(days={5: 2, 6: 1}.get(when.weekday(), 0))
                wide = {"is_collegebreed": dutch.yes_no((number + turn) % 3 == 0)} if number % 5 else {}
                shared = f"; {dossier_id(number + 1)}" if turn == 1 and number % 4 == 2 else ""
                row = self.add(when, "pho", name, dossier_ids=dossier_id(number) + shared, **wide)
                row |= {"themes": THEMES[portfolio_of(dossier_id(number))]} if turn % 2 else {}
                if (
                    turn == (0 if number in (8, 10) else planned - 1)
                    and number % 2 == 0
                    and self.cancelled < len(CANCELLED)
                ):
                    self._cancel(row)
                    continue
                if turn % 2 == 0:
                    # one to three weeks, but not in the Christmas holidays
                    before = self.add(when - timedelta(days=7 if when.month == 1 else 14 + (number % 3 - 1) * 7), "ambtelijk",
                                      f"Voorbereiding {name[0].lower()}{name[1:]}", dossier_ids=dossier_id(number),
                                      prepares_for=row["meeting_id"])
                    if number % 4:
                        self._came(before, role="ambtenaar", basis="teams")
                if (number + turn) % 6:
                    self._came(row, wide.get("is_collegebreed") == "ja")

    def _cancel(self, row: Row) -> None:
        code, reason, notice, topic = CANCELLED[self.cancelled]
        self.cancelled += 1
        row |= {"state": "geannuleerd", "reason_code": code, "reason": reason, "notice_days": str(notice)}
        row |= {"topic_went_to": topic} if topic else {}

    def _came(self, meeting: Row, wide: bool = False, role: str = "wethouder", basis: str = "presentielijst") -> None:
        for place, name in enumerate(self.members):
            invited = 3 if wide and place % 3 == 0 else 1
            likely = 0.9 - 0.045 * place + (0.08 if wide else 0)
            coming = self.chance.random() < likely
            row = {"meeting_id": meeting["meeting_id"], "municipality": name, "role": role, "invited": str(invited),
                   "basis": basis}
            if self.chance.random() < 0.03:
                self.attendance.append(row)  # on the list, but nobody noted whether they came
                continue
            shows = coming and self.chance.random() > 0.06
            excused = not coming and self.chance.random() < 0.7
            present = self.chance.randint(1, invited) if shows else 0
            row |= {"registered": str(max(present, int(coming))), "excused": str(int(excused)), "present": str(present)}
            if shows:
                row["substitutes"] = str(int(self.chance.random() < 0.12))
            self.attendance.append(row)
            if wide and self.chance.random() < 0.3:
                self.attendance.append(row | {"role": "ambtenaar", "invited": "1", "registered": "1", "excused": "0",
                                              "present": "1", "substitutes": "0"})

    def _others(self) -> None:
        for month in (1, 2, 3, 4, 5, 6, 9, 10, 11, 12):
            board = self.add(
                date(2024, month, 14 if month in (5, 10) else 12), "db", "Dagelijks Bestuur", purposes="samenwerken"
            )
            if month not in (5, 11):
                self._came(board, role="bestuurslid", basis="verslag")
        for month, dayn, kind, title in (
            (1, 25, "db", "Heisessie van het Dagelijks Bestuur"), (4, 18, "alv", "Ledenvergadering voorjaar"),
            (11, 21, "alv", "Ledenvergadering najaar"), (6, 13, "leden", "Toogdag voor alle leden"),
            (3, 14, "raadsleden", "Klankbord van raadsleden"), (9, 26, "raadsleden", "Klankbord van raadsleden"),
            (5, 16, "werkbezoek", "Werkbezoek aan een energiehub"), (10, 3, "werkbezoek", "Werkbezoek aan een brede school"),
            (2, 8, "agendacommissie", "Agenda van de ledenvergadering"), (10, 10, "intern", "Overleg van het bureau"),
        ):
            other = self.add(date(2024, month, dayn), kind, title)
            if kind in ("alv", "raadsleden"):
                self._came(other, role="raadslid" if kind == "raadsleden" else "burgemeester")
        # both on a day on which the association meets itself
        for month, dayn, title, partner in (
            (3, 12, "Regiodag over water", PARTNERS[2]), (11, 21, "Bijeenkomst over crisisopvang", PARTNERS[3]),
        ):
            self.add(date(2024, month, dayn), "extern", title, partners=partner, organiser=partner,
                     dossier_ids="D26" if month == 3 else "D29")
        for month, partner in ((2, 0), (6, 1), (9, 2), (12, 3)):
            self.add(date(2024, month, 19), "bestuurlijk", f"Bestuurlijk overleg met {PARTNERS[partner]}",
                     partners=PARTNERS[partner], organiser=PARTNERS[partner], dossier_ids="D26")
        self.meetings[-1] |= {"headcount": "35", "headcount_quality": "geschat"}
        moved = self.add(date(2024, 6, 20), "pho", "Overleg onderwijs", dossier_ids="D24")
        moved |= {"state": "uitgesteld", "reason_code": "anders", "reason": "Het advies was nog niet klaar.",
                  "notice_days": "7", "topic_went_to": "overleg in september"}
        for month, dayn in ((1, 23), (2, 6)):
            later = self.add(date(2024, 12, dayn), "pho", "Overleg cultuur", dossier_ids="D08")
            later |= {"state": "gepland", "report_year": YEAR, "meeting_date": f"{dayn:02d}-{month:02d}-2025"}
