// The keys of a retreat: → and Page Down go on, ← and Page Up go back, Esc stops. Only while a slide is shown, and
// never while someone types, chooses from a list or scrolls a table. The buttons do the same.
(() => {
  const BUTTONS = {
    ArrowRight: "dia_volgende", PageDown: "dia_volgende", ArrowLeft: "dia_vorige", PageUp: "dia_vorige", Escape: "dia_stop",
  };
  const BUSY = 'input, textarea, select, [contenteditable="true"], [role="radio"], [role="tab"], [role="listbox"], '
    + '[role="option"], [role="menu"], [role="dialog"], [data-testid="stPopoverBody"], .vgg-scroll';

  window.addEventListener("keydown", (event) => {
    const name = Object.hasOwn(BUTTONS, event.key) ? BUTTONS[event.key] : null;
    if (!name || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
    if (!document.querySelector(".vgg-slide") || document.querySelector('[data-testid="stPopoverBody"]')) return;
    if (event.target instanceof Element && event.target.closest(BUSY)) return;
    if (event.key === "Escape" && document.querySelector(".vgg-tip:not([hidden])")) return; // takes those words away
    const button = document.querySelector(`.st-key-${name} button`);
    if (!button || button.disabled) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    button.click();
  }, true);
})();
