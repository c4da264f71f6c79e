"""The title of a page: its answer as a sentence with the question small under it, or a name and a question."""

from __future__ import annotations

import streamlit as st

from metrics import Headline
from ui.blocks import ask
from ui.blocks.markup import NOTHING, Markup, html, joined, tag

_EURO = "€\N{NO-BREAK SPACE}"
"""The sign stays with its amount, also where a title goes on to the next line."""


def title(name: str, asks: str) -> None:
    """The title of a page that has no answer of its own, and the one question it is for."""
    html(tag("div", tag("h1", name), tag("p", asks), css="vgg-title"))


def answer(headline: Headline, about: str = "", asks: str = "", key: Markup = NOTHING, apart: str = "") -> None:
    """The answer of a page as its title; small under it the question, and the choices that the answer does not follow.

    about: of which dossier. asks: said in place of the question, text or HTML, of what is about one thing. key: of the
    main picture. apart: what of the page the sentence is not about, where the page has choices of its own.
    """
    html(answered(headline, about, asks, key, apart))


def answered(headline: Headline, about: str = "", asks: str = "", key: Markup = NOTHING, apart: str = "") -> Markup:
    """What `answer` shows."""
    found = ask.title(headline, about)
    question = asks or f"{headline.title}: {headline.asks[0].lower()}{headline.asks[1:]}"
    small = joined(*(one for one in (question, found.not_followed, apart) if one), by=" · ")
    step = tag("p", found.step, css="step") if found.step else NOTHING
    return tag(
        "div", tag("h1", found.text.replace("€ ", _EURO)), step, tag("p", small), key, css="vgg-title vgg-answer"
    )


def tab(name: str) -> None:
    """What the tab of the browser is called, where a page is about one thing: its own name in place of the page's."""
    st.set_page_config(page_title=f"{name} · VGG-dashboard")
