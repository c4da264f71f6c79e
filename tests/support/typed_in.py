"""What was typed on the pages of the example year: a light given twice, an agreement closed, and a quarter approved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from etl.enter import enter

_LIGHT = {
    "report_year": "2024",
    "dossier_id": "D04",
    "half": "2",
    "light_1": "oranje",
    "explanation": "Twee overleggen gingen niet door.",
    "cause": "De agenda's pasten niet op elkaar.",
    "consequence": "Het plan is later klaar.",
    "correction": "Vaste dagen voor heel 2025.",
    "owner_function": "beleidsadviseur",
    "due_date": "31-12-2024",
}
_AGREEMENT = {
    "report_year": "2023",
    "agreement_id": "2023-B01",
    "kind": "besluit",
    "description": "Het bureau bereidt VNG-stukken alleen nog op afroep voor.",
    "state": "afgerond",
    "closed_on": "01-12-2024",
}
_APPROVAL = {
    "fiscal_year": "2024",
    "quarter": "1",
    "cost_type": "Personeel",
    "amount": "50000,00",
    "approved_by": "penningmeester",
    "approved_on": "15-04-2024",
}


def write_typed(bundled: Path, folder: Path) -> None:
    """Fill a folder with a copy of the bundled store, and type in it."""
    shutil.copytree(bundled, folder, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(folder))
        for name, row in (
            ("lights", _LIGHT),
            ("lights", _LIGHT | {"light_1": "rood", "due_date": "31-03-2025"}),
            ("agreements", _AGREEMENT),
            ("approvals", _APPROVAL),
        ):
            outcome = enter(name, [row], by="secretaris")
            assert outcome.batch, [problem.sentence for problem in outcome.problems]
