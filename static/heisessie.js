// The keys of a retreat: → and Page Down go on, ← and Page Up go back, Home and End to the first and the last slide,
// Esc stops. Only while a slide is shown, and never while someone types, chooses from a list or scrolls a table.
//
// A press is never lost. It is written in the address at once, and asked of the server until that slide stands on the
// screen: also when the connection was gone, after a restart or a sleep. Two presses are two slides, however slow it is.
(() => {
  const BUSY = 'input, textarea, select, [contenteditable="true"], [role="radio"], [role="tab"], [role="listbox"], '
    + '[role="option"], [role="menu"], [data-testid="stPopoverBody"], .vgg-scroll';
  const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
  const BUTTONS = { dia_volgende: "ArrowRight", dia_vorige: "ArrowLeft", dia_stop: "Escape" };
  const AGAIN = 400, PATIENCE = 5;  // milliseconds between two looks, and looks before it is asked once more
  let wanted = null, timer = null, looks = 0;

  const bar = () => document.querySelector(".vgg-slide") && document.querySelector("[data-slides]");
  const shown = () => bar() ? bar().dataset.at : "";
  const app = () => document.querySelector('[data-testid="stApp"]');
  const isLinked = () => app() && app().getAttribute("data-test-connection-state") === "CONNECTED";
  const isStill = () => isLinked() && app().getAttribute("data-test-script-state") === "notRunning";

  const ask = () => window.dispatchEvent(new PopStateEvent("popstate"));

  function look() {
    const asked = new URL(window.location.href).searchParams.get("dia") || "";
    if (asked !== wanted || shown() === wanted) {  // it stands there, or one went somewhere else
      wanted = null;
      window.clearInterval(timer);
      timer = null;
      return;
    }
    looks += 1;
    if (isStill() && looks >= PATIENCE) { looks = 0; ask(); }
  }

  function go(slide) {
    if (slide === (wanted === null ? shown() : wanted)) return;
    const url = new URL(window.location.href);
    if (slide) url.searchParams.set("dia", slide); else url.searchParams.delete("dia");
    window.history.pushState({}, "", url);
    wanted = slide;
    looks = 0;
    timer = timer || window.setInterval(look, AGAIN);
    ask();
  }

  function follow(key) {
    const slides = JSON.parse(bar().dataset.slides);
    const at = slides.indexOf(wanted === null ? shown() : wanted);
    if (key === "Escape") return go("");
    if (key === "Home") return go(slides[0]);
    if (key === "End") return go(slides[slides.length - 1]);
    return go(slides[Math.min(Math.max(at + STEPS[key], 0), slides.length - 1)]);
  }

  // A slide with long texts has smaller letters, until all of it stands on the screen; none goes below its least.
  function fit() {
    const slide = document.querySelector(".vgg-slide"), page = document.querySelector('[data-testid="stMain"]');
    if (!bar() || !slide || !page || window.matchMedia("(max-width: 40rem)").matches) return;
    const isWhole = () => page.scrollHeight <= page.clientHeight;
    slide.classList.remove("tight", "tightest");
    for (const size of [1, 0.95, 0.9, 0.85, 0.8, 0.75]) {
      slide.style.setProperty("--fit", size);
      if (isWhole()) return;
    }
    slide.classList.add("tight");
    if (!isWhole()) slide.classList.add("tightest");
  }
  let fitting = null;
  const soon = () => { fitting = fitting || window.requestAnimationFrame(() => { fitting = null; fit(); }); };
  new MutationObserver(soon).observe(document, { childList: true, subtree: true });
  window.addEventListener("resize", soon);

  window.addEventListener("keydown", (event) => {
    const isOurs = Object.hasOwn(STEPS, event.key) || ["Home", "End", "Escape"].includes(event.key);
    if (!isOurs || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
    if (!bar() || document.querySelector('[data-testid="stPopoverBody"]')) return;
    if (event.target instanceof Element && event.target.closest(BUSY)) return;
    if (event.key === "Escape" && document.querySelector(".vgg-tip:not([hidden])")) return; // takes those words away
    if (isLinked() && document.querySelector('[role="dialog"]')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    follow(event.key);
  }, true);

  // The buttons do the same, by the same road.
  window.addEventListener("click", (event) => {
    if (!bar() || !(event.target instanceof Element) || !event.target.closest("button")) return;
    const name = Object.keys(BUTTONS).find((one) => event.target.closest(`.st-key-${one}`));
    if (!name || event.target.closest("button").disabled) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    follow(BUTTONS[name]);
  }, true);
})();
