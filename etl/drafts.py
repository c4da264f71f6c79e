"""Files put ready but not saved yet: kept on the server, so that a lost connection or a restart loses nothing.

    drafts/<id>/file        the bytes as received
    drafts/<id>/about.json  the name it came with, its sha256, who put it there and when

A draft is no data: nothing reads it but the page that shows it, and it goes away by itself after KEEP_DAYS.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import warehouse

KEEP_DAYS = 30


@dataclass(frozen=True)
class Draft:
    """One file that was put ready. name: what it is called for people; never used as a path."""

    id: str
    name: str
    sha256: str
    put_on: datetime

    @property
    def path(self) -> Path:
        """Where the bytes are."""
        return _folder() / self.id / "file"


def put(data: bytes, name: str) -> Draft:
    """Keep a file. The same bytes under the same name give the draft that is there already."""
    tidy()
    made = _folder() / f".{secrets.token_hex(6)}"
    made.mkdir(parents=True)
    (made / "file").write_bytes(data)
    sha256 = warehouse.sha256_of(made / "file")
    shown = Path(name.replace("\\", "/")).name or "bestand"
    known = next((d for d in every() if d.sha256 == sha256 and d.name == shown), None)
    if known is not None:
        shutil.rmtree(made)
        return known
    draft = Draft(secrets.token_hex(6), shown, sha256, datetime.now(UTC))
    about = {"name": draft.name, "sha256": sha256, "put_on": draft.put_on.isoformat()}
    (made / "about.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    made.rename(_folder() / draft.id)
    return draft


def every() -> list[Draft]:
    """All drafts, the newest first."""
    found = [_read(path) for path in _folder().glob("*/about.json") if not path.parent.name.startswith(".")]
    return sorted(found, key=lambda draft: draft.put_on, reverse=True)


def drop(draft_id: str) -> None:
    """Throw a draft away; one that is not there is fine. Raises ValueError for something that is no id."""
    if not re.fullmatch(r"[0-9a-f]{12}", draft_id):
        raise ValueError(draft_id)
    shutil.rmtree(_folder() / draft_id, ignore_errors=True)


def tidy() -> None:
    """Throw away what is older than KEEP_DAYS."""
    oldest = datetime.now(UTC) - timedelta(days=KEEP_DAYS)
    for draft in every():
        if draft.put_on < oldest:
            drop(draft.id)


def _folder() -> Path:
    return warehouse.root() / "drafts"


def _read(path: Path) -> Draft:
    about = json.loads(path.read_text(encoding="utf-8"))
    return Draft(path.parent.name, about["name"], about["sha256"], datetime.fromisoformat(about["put_on"]))
