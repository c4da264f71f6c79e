/* A click inside the dashboard does not reload it: links, lists and ticks of our own pages make an address, and Streamlit
   shows what that address asks for in the session that is there. Back and Forward undo and redo every choice.
   Uses Streamlit's own listener for the history of the browser; tests/pages/test_links.py says when that changes. */
(() => {
  "use strict";

  const app = () => document.querySelector('[data-testid="stApp"]');
  const isConnected = () => app()?.getAttribute("data-test-connection-state") === "CONNECTED";
  const isRunning = () => app()?.getAttribute("data-test-script-state") === "running";
  const main = () => document.querySelector('[data-testid="stMain"]');
  let asked = null;      // what to do when the page that was asked for stands there
  let kept = null;       // the field that had the focus, and which lists were open

  // --- going ---

  const go = (href, then = {}) => {
    const to = new URL(href, location.href);
    if (to.href === location.href && !then.again) return;
    remember();
    const from = new URL(location.href);
    history.replaceState({ ...history.state, vggTop: main()?.scrollTop ?? 0 }, "", location.href);
    history.pushState({}, "", to.pathname + to.search);
    asked = { isOther: from.pathname !== to.pathname || from.searchParams.get("dossier") !== to.searchParams.get("dossier"),
              drawer: to.searchParams.get("la") !== from.searchParams.get("la") ? to.searchParams.get("la") ?? "" : null,
              ...then };
    tell();
  };

  // Streamlit drops what is asked while the line is down, so it is asked when the line is back.
  const tell = () => {
    old(true);
    if (!isConnected()) { setTimeout(tell, 200); return; }
    dispatchEvent(new PopStateEvent("popstate"));
    setTimeout(() => { if (!isRunning() && isConnected()) { old(false); if (asked) arrive(); } }, 3000);
  };

  const isOurs = (link) => {
    const href = link.getAttribute("href");
    if (!href || link.hasAttribute("download") || (link.target && link.target !== "_self")) return null;
    if (!link.closest(".stHtml, .stMarkdown")) return null;
    if (!/^[/?]/.test(href) || href.startsWith("//")) return null;
    const path = new URL(href, location.href).pathname;
    return /^\/[a-z]*$/.test(path) ? href : null;   // /agenda.ics and other files are no pages
  };

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const element = event.target instanceof Element ? event.target : null;
    const link = element?.closest("a[href]");
    const href = link && isOurs(link);
    if (href) {
      event.preventDefault();
      shut();
      // a link to a drawer, or a mark of a picture that opens one: also when that drawer is open already
      const asks = link.dataset.vggLa || (link.closest(".vgg-picture") && new URL(href, location.href).searchParams.get("la"));
      const opens = !link.closest(".st-key-lade") && asks;
      go(href, opens && link.getAttribute("aria-expanded") !== "true" ? { drawer: opens } : {});
      return;
    }
    const clear = element?.closest("[data-vgg-clear]");
    if (clear) { choose(clear.closest("form"), clear.dataset.vggClear); return; }
    if (element?.closest("[data-vgg-print]")) { window.print(); return; }
    const button = element?.closest(".vgg-menu-button");
    if (button) { menu(button.getAttribute("aria-expanded") !== "true"); return; }
    if (!element?.closest(".vgg-menu, .vgg-choose")) shut();
  });

  // --- the fields of the row of choices ---

  const choose = (form, without = null) => {
    const fields = [...form.querySelectorAll("[name]")].filter((field) => field.tagName !== "DETAILS");
    const to = new URL(location.href);
    for (const name of new Set(fields.map((field) => field.name))) to.searchParams.delete(name);
    const usual = new URLSearchParams(form.dataset.vggUsual);   // what is so without being asked stays out of the address
    for (const [name, value] of new FormData(form)) {
      if (name !== without && usual.get(name) !== value) to.searchParams.append(name, value);
    }
    go(to.href);
  };
  document.addEventListener("change", (event) => {
    const form = event.target instanceof Element && event.target.closest("form[data-vgg-go]");
    if (form) choose(form);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target instanceof Element && event.target.closest("form[data-vgg-go]");
    if (form) { event.preventDefault(); choose(form); }
  });

  // --- the menu ---

  const menu = (isOpen) => {
    const button = document.querySelector(".vgg-menu-button");
    button?.setAttribute("aria-expanded", String(isOpen));
    button?.closest(".vgg-menu")?.classList.toggle("open", isOpen);
    if (isOpen) document.querySelector("#vgg-places a, #vgg-places summary")?.focus();
  };
  const shut = () => {
    for (const one of document.querySelectorAll(".vgg-menu details[open], .vgg-choose[open]")) one.open = false;
    menu(false);
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = document.querySelector(".vgg-menu details[open], .vgg-choose[open]");
    if (open) { open.open = false; open.querySelector("summary").focus(); return; }
    const button = document.querySelector(".vgg-menu-button[aria-expanded=true]");
    if (button) { menu(false); button.focus(); return; }
    // In a field Esc is of the field: it shuts its list, and must not take away what is being typed.
    const at = document.activeElement;
    if (at?.matches('input, textarea, select, [role="combobox"], [contenteditable=true]')) return;
    const drawer = at?.closest(".st-key-lade") && document.querySelector(".vgg-shut");
    if (drawer && !document.querySelector('[role="dialog"], [role="listbox"]')) drawer.click();
  });

  // --- what was in focus and open stays so, also when Streamlit puts new HTML in its place ---

  const mark = (element) => element instanceof Element && element.closest(".vgg-filters")
    && (element.name ? `.vgg-filters [name="${element.name}"][value="${CSS.escape(element.value)}"], .vgg-filters select[name="${element.name}"]`
                     : element.tagName === "SUMMARY" ? ".vgg-choose > summary"
                     : element.matches("[data-vgg-clear]") ? ".vgg-choose [data-vgg-clear]" : null);
  const remember = () => {
    kept = { field: mark(document.activeElement), isOpen: Boolean(document.querySelector(".vgg-choose[open]")) };
  };
  const restore = () => {
    if (kept?.isOpen && asked && !asked.isOther) { const list = document.querySelector(".vgg-choose"); if (list) list.open = true; }
    if (kept?.field && (document.activeElement === document.body || !document.activeElement)) document.querySelector(kept.field)?.focus({ preventScroll: true });
  };

  // --- figures that are being fetched, or that can't be, are marked as old; what is new is said aloud ---

  const line = document.createElement("p");
  line.className = "vgg-line";
  line.setAttribute("role", "status");
  const aloud = document.createElement("p");
  aloud.className = "vgg-aloud";
  aloud.setAttribute("role", "status");
  const say = (words) => { if (line.textContent !== words) line.textContent = words; };
  let late = null;
  const old = (isOld) => {
    if (isOld && !late) {
      late = setTimeout(() => {
        document.documentElement.classList.add("vgg-old");
        say(isConnected() ? "De cijfers worden opgehaald …"
          : "Geen verbinding. U ziet de cijfers van daarnet; het dashboard probeert het zelf opnieuw.");
      }, 250);
    } else if (!isOld && late) {
      clearTimeout(late);
      late = null;
      document.documentElement.classList.remove("vgg-old");
      say("");
    }
  };

  const arrive = () => {
    restore();
    const h1 = document.querySelector('[data-testid="stMain"] h1');
    aloud.textContent = h1?.textContent ?? "";
    const drawer = asked.drawer && document.getElementById("vgg-la");
    if (drawer) {
      drawer.focus({ preventScroll: true });
      drawer.scrollIntoView({ block: "nearest" });
      const below = drawer.getBoundingClientRect().top > innerHeight - 240;
      if (below) drawer.scrollIntoView({ block: "center" });
    } else if (asked.drawer === "") {
      document.querySelector(".vgg-drawers a")?.focus({ preventScroll: true });
    } else if (asked.isOther) {
      h1?.setAttribute("tabindex", "-1");
      h1?.focus({ preventScroll: true });
      main()?.scrollTo(0, asked.top ?? 0);
    }
    asked = null;
  };

  // A link that is made on a year shows that year for good: the year stands in the address, also when it was not asked.
  const complete = () => {
    const year = document.querySelector('.vgg-filters [name="jaar"]')?.value;
    const now = new URL(location.href);
    if (!year || now.searchParams.get("jaar") === year) return;
    const rest = [...now.searchParams].filter(([name]) => name !== "jaar");
    history.replaceState(history.state, "", `${now.pathname}?${new URLSearchParams([["jaar", year], ...rest])}`);
  };

  // What the server said before the scripts came goes when the page itself stands there; one stays where one was in it.
  const take = (first) => {
    const at = first.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    const top = first.scrollTop;
    first.remove();
    if (top) main()?.scrollTo(0, top);
    if (at) document.querySelector(`.stMain a[href="${CSS.escape(at)}"]`)?.focus({ preventScroll: true });
  };

  let was = "";
  const look = () => {
    const state = `${app()?.getAttribute("data-test-script-state")} ${app()?.getAttribute("data-test-connection-state")}`;
    const first = document.getElementById("vgg-eerst");
    if (first && !isRunning() && document.querySelector('[data-testid="stMain"] h1, [data-testid="stMain"] [data-testid="stAlert"]')) take(first);
    if (document.body && !document.body.contains(line)) document.body.append(line, aloud);
    if (state === was) return;
    const wasRunning = was.startsWith("running");
    was = state;
    old(isRunning() || (Boolean(app()) && !isConnected() && Boolean(document.querySelector('[data-testid="stMain"] h1'))));
    if (wasRunning && !isRunning()) requestAnimationFrame(() => { complete(); if (asked) arrive(); });
  };
  new MutationObserver(look).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true,
    attributeFilter: ["data-test-script-state", "data-test-connection-state"],
  });
  addEventListener("popstate", (event) => {
    if (event.isTrusted) { remember(); asked = { isOther: false, drawer: null, top: event.state?.vggTop }; }
  });
})();
