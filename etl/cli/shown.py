"""What each person was last shown of a file by a command, so that saving compares with it as the page Upload does.

    drafts/shown/<key>.json    the place in the ledger, the decisions about the file then, and the difference

A file is a draft, by its id, or one on disk, by the sha256 of its bytes. It goes away with KEEP_DAYS, as a draft does.
"""

from __future__ import annotations

import argparse
import getpass
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import console
import warehouse
from etl.check.seen import Seen, fingerprint
from etl.drafts import KEEP_DAYS, Draft
from etl.intake.choices import Choices
from etl.load import Outcome
from etl.store.states import present
from metrics import clock

AGAIN = "Het verschil hierboven is nu het nieuwe. Klopt het, geef de opdracht dan nog eens."
NOT_YET = f"Er is niets opgeslagen: wat dit bestand doet, is u nog niet getoond. {AGAIN}"


def add_anyway(parser: argparse.ArgumentParser) -> None:
    """Let a command save without comparing with what was shown."""
    parser.add_argument("--anyway", action="store_true", help="ook als er iets veranderde sinds u het verschil zag")


def remember(about: str, choices: Choices, seen: Seen) -> None:
    """Keep what is shown now to who gives the command; where that cannot be written it is said, and all goes on."""
    place = _place(about)
    told = {"choices": choices.digest} | seen.as_json()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _tidy(place.parent)
        warehouse.write_safely(place, json.dumps(told, ensure_ascii=False))
    except OSError as error:
        console.refuse(f"Dat u dit zag, is niet te onthouden. {console.sentence_of(error)}")


def forget(about: str) -> None:
    """What was shown is done with."""
    _place(about).unlink(missing_ok=True)


def put_ready(draft: Draft) -> None:
    """Of a file that is put ready nothing was shown, but it is meant for the data of now."""
    remember(draft.id, draft.choices, Seen(present().position))


def of_draft(draft: Draft) -> Seen | None:
    """What was shown of a draft; None when that is nothing, or when another decided about it since it was put ready."""
    digest, seen = _kept(draft.id)
    return None if seen and not seen.difference and digest != draft.choices.digest else seen


def of_file(sha256: str, choices: Choices) -> Seen | None:
    """What was shown of a file on disk; of the difference only when it was shown for these choices."""
    digest, seen = _kept(sha256)
    return Seen(seen.position) if seen and digest != choices.digest else seen


def settle(about: str, choices: Choices, outcome: Outcome) -> None:
    """After saving: forget what was shown, or keep the new difference where nothing was saved as it had moved."""
    if outcome.batch:
        forget(about)
    elif outcome.moved:
        outcome.message += f" {AGAIN}"
        remember(about, choices, Seen.of(outcome))


def _kept(about: str) -> tuple[str, Seen | None]:
    place = _place(about)
    if not place.exists():
        return "", None
    told = json.loads(place.read_text(encoding="utf-8"))
    return str(told["choices"]), Seen.from_json(told)


def _place(about: str) -> Path:
    return warehouse.root() / "drafts" / "shown" / f"{fingerprint(f'{getpass.getuser()} {about}')}.json"


def _tidy(folder: Path) -> None:
    oldest = clock.now() - timedelta(days=KEEP_DAYS)
    for path in folder.glob("*.json"):
        if datetime.fromtimestamp(path.stat().st_mtime, UTC) < oldest:
            path.unlink(missing_ok=True)
