"""Calendar files: the samples of other makers, and one drawn by hand."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
EXCHANGE = SAMPLES / "ics" / "exchange_published_recurrence.ics"
OUTLOOK = SAMPLES / "ics" / "outlook_attendees_partstat.ics"
needs_samples = pytest.mark.skipif(not EXCHANGE.exists(), reason="de voorbeeldbestanden staan hier niet")


def calendar(path, *events, head=""):
    """A calendar file of events, each a list of lines."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Iemand//NL", *head.splitlines()]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.strip().splitlines(), "END:VEVENT"]
    path.write_text("\r\n".join(line.strip() for line in [*lines, "END:VCALENDAR", ""]), encoding="utf-8")
    return path
