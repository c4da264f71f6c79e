"""The kitchen is about rows; the figures over them are another's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

VIEWS = "etl.store.build.views"


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
