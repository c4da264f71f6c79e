"""What a reader finds wrong on an open page: errors, other hosts, English words, axe, and text that is cut off."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from browser import Walk
from playwright.sync_api import Page

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe_violations(page: Page, leave_out: tuple[str, ...] = ()) -> list[str]:
    """What axe finds against WCAG 2.0 to 2.2, A and AA, and its best practices: one line a fault, with the element.

    leave_out: rule ids.
    """
    answer = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}}).response
    return [
        f"{fault['id']} ({fault['impact']}): {fault['help']} · {node['html'][:160]}"
        for fault in answer["violations"]
        if fault["id"] not in leave_out
        for node in fault["nodes"]
    ]


_WORDS = """() => {
  const seen = [];
  const names = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'placeholder',
    'title', 'alt'];
  const add = (text, where) => { const bare = (text || '').trim(); if (bare) seen.push([bare, where]); };
  for (const element of document.body.querySelectorAll('*')) {
    if (/^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/.test(element.tagName)) continue;
    for (const name of names) add(element.getAttribute(name), element.tagName.toLowerCase() + '@' + name);
    if (element.closest('[data-testid="stIconMaterial"]')) continue;  // the letters of an icon font
    for (const node of element.childNodes) if (node.nodeType === 3) add(node.nodeValue, element.tagName.toLowerCase());
  }
  add(document.title, 'title');
  return seen;
}"""


def visible_words(page: Page) -> list[tuple[str, str]]:
    """Every piece of text, and every attribute that is read or shown, with where it stands (`button@aria-label`)."""
    return [(str(text), str(where)) for text, where in page.evaluate(_WORDS)]


ENGLISH = re.compile(
    r"\b(running|stop(ping)?|deploy|browse|files?|drag and drop|drop|limit|per file|search|close|select|results?|"
    r"download (?!als\b|de\b|het\b|een\b|deze\b)\w+|fullscreen|show|hide|columns?|rows?|choose|settings|rerun|"
    r"clear|cache|loading|please|wait|not found|page|pages|main menu|skip|content|connecting|connection|error|"
    r"warning|unknown|failed|try again|remove|delete|add|edit|cancel|copy|copied|rename|sort|ascending|descending|"
    r"pin|unpin|autosize|statistics|empty|none|options?|available|suggestions|selected|press|enter to|apply|submit|"
    r"toolbar|sidebar|expand|collapse|navigate|link to|heading|theme|help for|about|view|more|next|previous|"
    r"zoom|reset|axes|increment|decrement|required|invalid|date|calendar|today|week of|month|year|icon|image|"
    r"the|and|with|your|this|you|to|of|from|for)\b",
    re.IGNORECASE,
)
"""Words of Streamlit, Plotly and plain English that no Dutch sentence holds."""

_ALSO_DUTCH = re.compile(r"^Upload$|\b(upload|of|stop|drop|week|files?|help|date van|Groningen of)\b", re.IGNORECASE)


def english_words(page: Page, ours: tuple[str, ...] = ()) -> list[str]:
    """The texts that hold an English word, with where they stand. ours: pieces of text that may hold one (names)."""
    found = []
    for text, where in visible_words(page):
        rest = text
        for piece in ours:
            rest = rest.replace(piece, "")
        words = {match.group(0) for match in ENGLISH.finditer(rest) if not _ALSO_DUTCH.fullmatch(match.group(0))}
        if words:
            found.append(f"{', '.join(sorted(words))} in {text[:120]!r} ({where})")
    return found


_CUT_OFF = """() => {
  const faults = [];
  const root = document.documentElement;
  const main = document.querySelector('[data-testid="stMain"]');
  for (const [box, name] of [[root, 'het document'], [main, 'de pagina']])
    if (box && box.scrollWidth > box.clientWidth + 1)
      faults.push(`${name} is ${box.scrollWidth} breed in ${box.clientWidth}`);
  const width = root.clientWidth;
  for (const element of document.body.querySelectorAll('*')) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.nodeValue.trim());
    if (!own || element.closest('[data-testid="stIconMaterial"], canvas, svg, [aria-hidden="true"]')) continue;
    const sidebar = element.closest('[data-testid="stSidebar"]');
    if (sidebar && sidebar.getBoundingClientRect().right <= 1) continue;  // the closed menu of a narrow screen
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    if (box.width <= 2 || box.height <= 2 || style.visibility === 'hidden') continue;
    if (style.clipPath !== 'none' || style.clip !== 'auto') continue;  // for screen readers only
    const text = element.textContent.trim().slice(0, 60);
    let isScrolled = false;
    for (let above = element; above; above = above.parentElement) {
      const look = getComputedStyle(above);
      const isWider = above.scrollWidth > above.clientWidth + 1;
      if (/auto|scroll/.test(look.overflowX) && above !== main && isWider) isScrolled = true;
    }
    const isHiding = style.overflowX === 'hidden' || style.overflowX === 'clip' || style.textOverflow === 'ellipsis';
    if (isHiding && element.scrollWidth > element.clientWidth + 1) faults.push(`afgekapt: ${text}`);
    else if (!isScrolled && (box.right > width + 1 || box.left < -1)) faults.push(`buiten beeld: ${text}`);
  }
  return faults;
}"""


def cut_off(page: Page) -> list[str]:
    """What can't be read in full at this width: a page that scrolls sideways, cut text, text outside the screen.

    A box that scrolls sideways by itself (a wide table) is allowed.
    """
    return [str(fault) for fault in page.evaluate(_CUT_OFF)]


def screenshot(walk: Walk, name: str, folder: Path | None = None) -> Path | None:
    """Save a picture as NAME.png in folder, or in $VGG_SCREENSHOTS; None when neither is given."""
    where = folder or (Path(os.environ["VGG_SCREENSHOTS"]) if os.environ.get("VGG_SCREENSHOTS") else None)
    if where is None:
        return None
    where.mkdir(parents=True, exist_ok=True)
    path = where / f"{name}.png"
    walk.page.screenshot(path=path)
    return path


def look(walk: Walk, ours: tuple[str, ...] = (), leave_out: tuple[str, ...] = ()) -> list[str]:
    """All faults of an open page at once: errors, other hosts, language, axe and cut-off text."""
    page: Any = walk.page
    language = page.evaluate("document.documentElement.lang")
    return [
        *walk.faults(),
        *([] if language == "nl" else [f"lang is {language!r}"]),
        *(f"Engels: {fault}" for fault in english_words(page, ours)),
        *(f"axe: {fault}" for fault in axe_violations(page, leave_out)),
        *(f"niet te lezen: {fault}" for fault in cut_off(page)),
    ]
