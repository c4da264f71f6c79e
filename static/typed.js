/* What is being typed in a form survives a reload: kept in this tab alone (sessionStorage), per page and field, and let go
   as soon as the page says that it was saved. Nothing leaves the browser. */
(() => {
  "use strict";

  const PREFIX = "vgg-getypt ";
  const FIELDS = ".stForm textarea, .stForm input[type=text], .st-key-lade textarea";
  const page = () => {
    const asked = new URLSearchParams(location.search);
    return `${PREFIX}${location.pathname} ${asked.get("jaar") ?? ""} ${asked.get("dossier") ?? ""} `;
  };
  const nameOf = (field) => `${page()}${field.closest('[class*="st-key-"]')?.className.match(/st-key-\S+/)?.[0] ?? ""} ${field.getAttribute("aria-label") ?? ""}`;

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLElement) || !field.matches(FIELDS) || !event.isTrusted) return;
    if (field.value) sessionStorage.setItem(nameOf(field), field.value);
    else sessionStorage.removeItem(nameOf(field));
  });

  const seen = new WeakSet();
  // React keeps its own idea of what a field holds, so the value is set as the browser itself would set it.
  const give = (field, text) => {
    const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
  };
  const look = () => {
    if (document.querySelector(".vgg-saved")) {
      for (const name of Object.keys(sessionStorage)) if (name.startsWith(page())) sessionStorage.removeItem(name);
    }
    for (const field of document.querySelectorAll(FIELDS)) {
      if (seen.has(field)) continue;
      seen.add(field);
      const text = field.value ? null : sessionStorage.getItem(nameOf(field));
      if (text) give(field, text);
    }
  };
  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; look(); });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
