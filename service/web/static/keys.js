// Every key presses a button that can be seen: the one that names it in data-key.

export function listen() {
  document.addEventListener("keydown", (event) => {
    const key = spelled(event);
    if (!key || event.isComposing || document.querySelector("dialog[open], :popover-open, body[data-busy]")) return;
    if (!mayPress(key, event)) return;
    const control = controlOf(key);
    if (control) {
      event.preventDefault();
      press(control);
    }
  });
}

function spelled(event) {
  if (event.metaKey || event.ctrlKey) return event.key === "Enter" ? "mod+Enter" : null;
  if (event.altKey) return null;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

function mayPress(key, event) {
  const { target, repeat } = event;
  const isArrow = key.startsWith("Arrow");
  if (repeat && !isArrow) return false;
  if (target.matches("input, textarea, select")) {
    if (key === "Escape") target.blur();
    return key === "Escape" || key === "mod+Enter";
  }
  return key !== "Enter" || !target.closest("a, button, summary");
}

function controlOf(key) {
  const controls = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)];
  return controls.find((one) => !one.disabled && isVisible(one)) ?? null;
}

function isVisible(control) {
  return "always" in control.dataset || control.checkVisibility({ visibilityProperty: true });
}

function press(control) {
  if (control.matches("input")) control.select();
  else control.click();
}
