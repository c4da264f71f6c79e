/* The pictures: what a mark says on hover, focus and tap, and the arrow keys from mark to mark. Without this script every
   mark is a tab stop with its name. Works on what Streamlit puts on the page later too. */
(() => {
  "use strict";

  const HOLDER = "[data-tip]";
  const GONE_AFTER = 150; // ms, so that the pointer can go from the mark to its words
  const tip = document.createElement("div");
  tip.className = "vgg-tip";
  tip.setAttribute("aria-hidden", "true"); // the name of the mark says it already
  tip.hidden = true;
  let of = null, leaving = 0, touched = false, tapped = null;

  const words = (mark) => {
    const own = mark.getAttribute("data-tip");
    return own === "=" ? mark.getAttribute("aria-label") || mark.textContent.trim() : own;
  };

  const place = () => {
    const at = of.getBoundingClientRect(), size = tip.getBoundingClientRect(), edge = 8, away = 6;
    const left = Math.min(Math.max(edge, at.left + at.width / 2 - size.width / 2), window.innerWidth - size.width - edge);
    const above = at.top - size.height - away;
    tip.style.left = `${Math.max(edge, left)}px`;
    tip.style.top = `${above >= edge ? above : Math.min(at.bottom + away, window.innerHeight - size.height - edge)}px`;
  };

  const show = (mark) => {
    clearTimeout(leaving);
    const text = words(mark);
    if (!text) return;
    of = mark;
    tip.textContent = text;
    tip.hidden = false;
    if (!tip.isConnected) document.body.append(tip);
    place();
  };

  const hide = () => {
    clearTimeout(leaving);
    of = tapped = null;
    tip.hidden = true;
  };

  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => {
      const focused = document.activeElement && document.activeElement.closest(HOLDER);
      if (focused && focused !== of && focused.matches(":focus-visible")) show(focused);
      else if (!focused || focused !== of) hide();
    }, GONE_AFTER);
  };

  const holder = (event) => (event.target instanceof Element ? event.target.closest(HOLDER) : null);

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    if (tip.contains(event.target)) { clearTimeout(leaving); return; }
    const mark = holder(event);
    if (mark) show(mark);
    else if (of) leave();
  });
  document.documentElement.addEventListener("pointerleave", () => { if (of) leave(); });
  document.addEventListener("focusin", (event) => {
    const mark = holder(event);
    if (mark && mark.matches(":focus-visible")) show(mark);
    else if (of && !mark) hide();
  });
  document.addEventListener("focusout", (event) => { if (of && of === holder(event)) hide(); });

  // The first tap on a mark shows its words, the next one follows its link.
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (!holder(event) && of && !tip.contains(event.target)) hide();
  }, true);
  document.addEventListener("click", (event) => {
    const mark = holder(event);
    if (!mark || !touched || event.detail === 0) return; // detail 0: a key or a screen reader
    if (tapped !== mark && mark.matches("a[href]")) { event.preventDefault(); event.stopPropagation(); }
    show(mark);
    tapped = mark;
  }, true);

  document.addEventListener("scroll", () => {
    if (!of) return;
    if (of.isConnected && (of === document.activeElement || of.matches(":hover"))) place();
    else hide();
  }, {capture: true, passive: true});

  // ---- arrow keys: one mark of a picture is a tab stop, the others are reached from it
  const PICTURE = "[data-vgg-roving]";
  const ITEM = "a[href], [tabindex]";
  const items = (picture) => [...picture.querySelectorAll(ITEM)];
  const row = (item) => item.closest('[role="row"], [data-vgg-row]');

  const only = (picture, chosen) => {
    for (const item of items(picture)) {
      const stop = item === chosen ? 0 : -1;
      if (item.tabIndex !== stop) item.tabIndex = stop;
    }
  };

  const middle = (item) => {
    const at = item.getBoundingClientRect();
    return at.left + at.width / 2;
  };

  // The nearest in the next row up or down that has something, seen from where one stands.
  const across = (all, from, step) => {
    const rows = [...new Set(all.map(row))];
    const other = rows[rows.indexOf(row(from)) + step];
    if (!other) return null;
    const x = middle(from);
    const isName = (item) => !!item.closest('[role="rowheader"]');
    const there = all.filter((item) => row(item) === other);
    const alike = there.filter((item) => isName(item) === isName(from));
    return (alike.length ? alike : there).reduce((a, b) => (Math.abs(middle(b) - x) < Math.abs(middle(a) - x) ? b : a));
  };

  const next = (picture, from, key, wide) => {
    const all = items(picture), mine = all.filter((item) => row(item) === row(from));
    const at = mine.indexOf(from);
    switch (key) {
      case "ArrowRight": return mine[at + 1];
      case "ArrowLeft": return mine[at - 1];
      case "ArrowDown": return across(all, from, 1);
      case "ArrowUp": return across(all, from, -1);
      case "Home": return wide ? all[0] : mine[0];
      case "End": return (wide ? all : mine).at(-1);
      default: return undefined;
    }
  };

  // Sticky names lie over the left of the frame: what has the focus comes out from under them.
  const reveal = (item) => {
    const frame = item.closest(".vgg-scroll"), name = frame && frame.querySelector(".name");
    if (!frame || !name || item.closest(".name")) return;
    const under = name.getBoundingClientRect().right + 8 - item.getBoundingClientRect().left;
    if (under > 0) frame.scrollLeft -= under;
    if (of === item) place();
  };

  document.addEventListener("focusin", (event) => {
    const picture = event.target instanceof Element && event.target.closest(PICTURE);
    if (!picture || !event.target.matches(ITEM)) return;
    only(picture, event.target);
    reveal(event.target);
  });

  // On the window and first: Esc takes away the words only, and does not also stop a slide or close a dialog.
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && of && !tip.hidden) {
      hide();
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (event.ctrlKey && !["Home", "End"].includes(event.key)) return;
    if (event.metaKey || event.altKey || event.shiftKey || !(event.target instanceof Element)) return;
    const picture = event.target.closest(PICTURE);
    if (!picture || !event.target.matches(ITEM)) return;
    const to = next(picture, event.target, event.key, event.ctrlKey);
    if (to === undefined && !/^(Arrow|Home|End)/.test(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (to) to.focus();
  }, true);

  const ready = () => {
    for (const picture of document.querySelectorAll(`${PICTURE}:not([data-vgg-ready])`)) {
      picture.setAttribute("data-vgg-ready", "");
      only(picture, items(picture)[0]);
    }
    if (of && !of.isConnected) hide();
  };

  let asked = 0;
  new MutationObserver(() => {
    if (!asked) asked = requestAnimationFrame(() => { asked = 0; ready(); });
  }).observe(document.documentElement, {childList: true, subtree: true});
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
