"""What each file said of a meeting: a calendar, a Teams report, a list; kept beside the meeting itself."""

from etl.schema import DATE, TIME, WHOLE, Column, Dataset

MEETING_SOURCES = Dataset(
    name="meeting_sources",
    title="Bronnen van overleggen",
    place=215,
    grain="één regel per bron en overleg: wat die bron ervan zegt",
    called=("bron", "bronnen"),
    subject=("source", "meeting_id"),
    key=("source", "source_key"),
    period_by="meeting_id",
    dated_by="meeting_id",
    columns={
        "source": Column(
            "Soort bron",
            help="Uit wat voor bestand het komt.",
            values=("agenda", "teams", "presentielijst", "formulier"),
            named="de soort bron",
        ),
        "source_key": Column(
            "Kenmerk", help="Waaraan dezelfde bron een volgende keer is te herkennen.", named="het kenmerk"
        ),
        "meeting_id": Column("Overleg", help="Het nummer van het overleg.", refers_to="meetings", named="het overleg"),
        "said_title": Column("Onderwerp volgens de bron", help="Zoals de bron het noemt.", required=False),
        "said_date": Column("Datum volgens de bron", DATE, "De dag volgens deze bron.", required=False),
        "said_start": Column("Begintijd volgens de bron", TIME, "Wanneer het begon.", required=False),
        "said_end": Column("Eindtijd volgens de bron", TIME, "Wanneer het eindigde.", required=False),
        "said_state": Column(
            "Stand volgens de bron",
            help="gepland, gehouden, geannuleerd of uitgesteld.",
            required=False,
            values=("gepland", "gehouden", "geannuleerd", "uitgesteld"),
        ),
        "moved_from": Column("Verplaatst van", DATE, "De dag waarop het eerst was.", required=False),
        "invited": Column("Mensen uitgenodigd", WHOLE, "Zonder zalen en middelen.", required=False),
        "accepted": Column("Mensen toegezegd", WHOLE, "Een belofte, geen aanwezigheid.", required=False),
        "present": Column("Mensen aanwezig", WHOLE, "Hoeveel mensen de bron telt.", required=False),
    },
)
