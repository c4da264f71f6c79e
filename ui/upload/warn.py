"""Is what a file would change or take away of a later day, or typed by hand?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from etl.drafts import Draft
from metrics.typed_in import is_typed


def warning(batch: str, manifest: Mapping[str, object] | None, draft: Draft) -> str:
    """Where the word that would be lost came from, when that asks for care; else an empty text."""
    if manifest is None:
        return ""
    if is_typed(str(manifest["file"])):
        return f"{batch}, met de hand ingevuld door {manifest['loaded_by']}"
    if datetime.fromisoformat(str(manifest["loaded_at"])) > draft.put_on:
        return f"{batch}, geladen nadat u dit bestand klaarzette"
    return ""
