"""Addresses within the dashboard: which page, and the choices of the reader that every link takes along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st

from ui.blocks import filters

START = "overzicht"
"""The page that stands at `/`; at its own name Streamlit does not answer."""

Params = Mapping[str, str | Sequence[str] | None]


def page(name: str, params: Params | None = None) -> str:
    """The address of a page with the choices of this run and these parameters; None takes one out."""
    wanted = {**filters.current().as_params(), **(params or {})}
    return _written("/" if name == START else f"/{name}", wanted)


def here(params: Params) -> str:
    """The address of this page as it stands now, with these parameters changed; None or nothing takes one out."""
    now = {key: st.query_params.get_all(key) for key in st.query_params}
    return _written("", {**now, **filters.current().as_params(), **params}) or "?"


def _written(path: str, params: Params) -> str:
    query = urlencode({key: value for key, value in params.items() if value}, doseq=True)
    return f"{path}?{query}" if query else path
