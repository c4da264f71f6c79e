"""A page by keyboard alone: every stop of Tab in its order, what one sees of it, and what the arrow keys reach."""

from __future__ import annotations

from dataclasses import dataclass

from browser import Walk

MOST_STOPS = 400

# What can have the focus by Tab as the page is now, each with how it looks without it. Of radios of one name that which
# is chosen; of a picture with arrow keys that which is its stop.
_BEGIN = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  const look = element => {
    const parts = [element, element.nextElementSibling];
    for (let at = element.parentElement, n = 0; at && n < 4; at = at.parentElement, n++) parts.push(at);
    return parts.filter(Boolean).map(part => {
      const own = getComputedStyle(part);
      return [own.outlineStyle, own.outlineWidth, own.outlineColor, own.boxShadow, own.borderColor, own.borderWidth,
        own.backgroundColor, own.textDecorationLine].join();
    });
  };
  window.vggLook = look;
  const can = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const found = [...document.querySelectorAll(can)].filter(each => each.tabIndex >= 0 && !each.disabled
    && each.getClientRects().length && each.checkVisibility({visibilityProperty: true}) && !each.closest('[inert]')
    && !(each.type === 'radio' && !each.checked && document.querySelector(`[name="${each.name}"]:checked`)));
  found.forEach(each => { each.vggLook = look(each); });
  window.vggExpected = new Set(found);
  window.vggSeen = [];
  main.scrollTo(0, 0);
}"""
_STOP = """async isAgain => {
  const at = document.activeElement, main = document.querySelector('[data-testid="stMain"]');
  if (!at || at === document.body || !isAgain && window.vggSeen.includes(at)) return null;
  window.vggSeen.push(at);
  window.vggExpected.delete(at);
  // what is scrolled into sight, and the words that go with it, stand still two frames later
  if (isAgain) await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
  const box = at.getBoundingClientRect(), inset = 2;
  const isIts = other => other && (at.contains(other) || other.contains(at) && other.getBoundingClientRect().width
    < box.width + 80 || at.labels && [...at.labels].some(label => label.contains(other)));
  const points = [[box.left + box.width / 2, box.top + box.height / 2], [box.left + inset, box.top + inset],
    [box.right - inset, box.top + inset], [box.left + inset, box.bottom - inset],
    [box.right - inset, box.bottom - inset]];
  const inSight = points.some(([x, y]) => isIts(document.elementFromPoint(x, y)));
  const now = window.vggLook(at), was = at.vggLook;
  const isFixed = Boolean(at.closest('.st-key-top, [data-testid="stHeader"]'));
  return {
    name: (at.getAttribute('aria-label') || at.textContent || at.name || at.tagName).trim().slice(0, 60),
    css: at.tagName.toLowerCase() + (at.className && typeof at.className === 'string' ? '.' + at.className : ''),
    shows: !was || now.some((look, n) => look !== was[n]),
    in_sight: inSight,
    left: box.left,
    top: isFixed ? box.top - 10000 : box.top + main.scrollTop,
    bottom: isFixed ? box.bottom - 10000 : box.bottom + main.scrollTop,
    has_arrows: Boolean(at.closest('[data-vgg-roving]')),
  };
}"""
_MISSED = """() => [...window.vggExpected].filter(each => each.isConnected && each.tabIndex >= 0).map(
  each => `${each.tagName.toLowerCase()} ${(each.getAttribute('aria-label') || each.textContent || '').trim()}`)"""
# From the first mark along each row and down to the next; what no key of the arrows comes to.
_ARROWS = """() => {
  const picture = document.activeElement.closest('[data-vgg-roving]');
  if (!picture || picture.vggWalked) return [];
  picture.vggWalked = true;
  const from = document.activeElement, reached = new Set();
  const press = (key, ctrlKey = false) => {
    const was = document.activeElement;
    was.dispatchEvent(new KeyboardEvent('keydown', {key, ctrlKey, bubbles: true, cancelable: true}));
    reached.add(document.activeElement);
    return document.activeElement !== was;
  };
  press('Home', true);
  do {
    press('Home');
    while (press('ArrowRight'));
  } while (press('ArrowDown'));
  from.focus();
  return [...picture.querySelectorAll('a[href], [tabindex]')].filter(
    each => each.getClientRects().length && !reached.has(each)).map(
    each => each.getAttribute('aria-label') || each.textContent.trim());
}"""


@dataclass(frozen=True)
class Stop:
    """Where Tab comes. shows: that the focus is there can be seen. in_sight: nothing lies over the whole of it.

    left, top, bottom: its place on the page in pixels; what stays at the top of the screen lies above all else.
    has_arrows: it stands in a picture in which the arrow keys go from mark to mark.
    """

    name: str
    css: str
    shows: bool
    in_sight: bool
    left: float
    top: float
    bottom: float
    has_arrows: bool


def faults(walk: Walk) -> list[str]:
    """What is wrong for who has only a keyboard, of an open page: one line each; the focus ends where it began."""
    page = walk.page
    page.evaluate(_BEGIN)
    found: list[str] = []
    before: Stop | None = None
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        told = page.evaluate(_STOP, False)
        if told is None:
            break
        stop = Stop(**told)
        if not (stop.shows and stop.in_sight):
            stop = Stop(**page.evaluate(_STOP, True))
        where = f"{stop.name!r} ({stop.css})"
        found += [] if stop.shows else [f"niet te zien dat het toetsenbord hier is: {where}"]
        found += [] if stop.in_sight else [f"achter iets anders, of buiten beeld: {where}"]
        if before and stop.bottom <= before.top and stop.left <= before.left:
            found.append(f"terug omhoog: van {before.name!r} naar {where}")
        found += [f"geen pijl komt bij: {name}" for name in (page.evaluate(_ARROWS) if stop.has_arrows else ())]
        before = stop
    else:
        found.append(f"na {MOST_STOPS} keer Tab nog niet rond")
    return found + [f"Tab komt nooit bij: {name}" for name in page.evaluate(_MISSED)]
