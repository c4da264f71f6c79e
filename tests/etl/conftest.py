"""The kitchen is about rows; the figures over them are another's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
VIEWS = "etl.store.view_tables.views"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The bundled data are shared with the tests of pages: what asks without views would build them anew without."""
    for item in items:
        module = item.getparent(pytest.Module)
        if (
            module
            and module.path.is_relative_to(HERE)
            and {"bundled", "own_data"} & {*getattr(item, "fixturenames", ())}
        ):
            module.add_marker("views")


@pytest.fixture(scope="module", autouse=True)
def _without_views(request: pytest.FixtureRequest) -> Iterator[None]:
    """A store is made without the views on its rows, in a third of the time."""
    with pytest.MonkeyPatch.context() as patch:
        if not request.node.get_closest_marker("views"):
            patch.setattr(VIEWS, list)
        yield


@pytest.fixture(autouse=True)
def _with_views(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """But with them where a test asks a figure: `@pytest.mark.views`."""
    if request.node.get_closest_marker("views"):
        from metrics import views

        monkeypatch.setattr(VIEWS, views)
