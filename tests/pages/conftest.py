"""Every page measured once in a browser, for all tests that ask what it measures, says or prints."""

from __future__ import annotations

import json
from collections.abc import Container
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from once import once

MEASURED = "measured.json"


@pytest.fixture(scope="session")
def pages(bundled: Path, request: pytest.FixtureRequest) -> dict[str, Any]:
    """Address → facts of every page of 2023 and 2024, and of one dossier in each; aloud and on paper those of 2024."""
    from measure_pages import ADDRESSES

    return _measured(request, "pages", bundled, [a for of in ADDRESSES.values() for a in of], ADDRESSES[2024])


@pytest.fixture(scope="session")
def country_pages(bundled: Path, request: pytest.FixtureRequest) -> dict[str, Any]:
    """Address → facts of every page of 2024 in a country of 342 municipalities."""
    from country import write_country
    from measure_pages import ADDRESSES

    folder = once("country", lambda made: write_country(bundled, made))
    return _measured(request, "country-pages", folder, ADDRESSES[2024])


@pytest.fixture(scope="session")
def opened_pages(bundled: Path) -> dict[str, list[str]]:
    """Address → the texts of that page with everything open, on a store in which was typed as well."""
    from measure_pages import ADDRESSES
    from on_pages import all_texts
    from typed_in import write_typed

    folder = once("typed-in", lambda made: write_typed(bundled, made))
    return {address: all_texts(address, folder) for of in ADDRESSES.values() for address in of}


def _measured(
    request: pytest.FixtureRequest, name: str, folder: Path, addresses: list[str], in_full: Container[str] = ()
) -> dict[str, Any]:
    """Measured by the first process that asks. A browser is started only there."""
    from measure_pages import Facts, measured

    def make(made: Path) -> None:
        found = measured(request.getfixturevalue("browser"), folder, addresses, in_full)
        told = {address: asdict(facts) for address, facts in found.items()}
        (made / MEASURED).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")

    told = json.loads((once(name, make) / MEASURED).read_text(encoding="utf-8"))
    return {address: Facts(**facts) for address, facts in told.items()}
