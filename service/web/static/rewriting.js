// Have the draft said again: shorter, warmer, simpler, translated, or as it was first written.

import { call } from "./api.js";
import { explain } from "./deciding.js";
import { hideProblem, loadPanel, setBusy, suggestion } from "./panel.js";

async function rewrite(button) {
  const { manner, language = "" } = button.dataset;
  const { suggestion: id, draft } = suggestion();
  const hadFocus = button === document.activeElement;
  hideProblem();
  setBusy(true);
  const restore = sayMeanwhile(button);
  try {
    const again = await call("POST", `/v1/suggestions/${id}/rewrites`, { manner, language });
    await loadPanel();
    if (again.draft_id === draft) say("It stays as it is: it cannot be said so and keep its proof.");
  } catch (problem) {
    showLanguages(false);
    await explain(problem);
  }
  restore();
  setBusy(false);
  // The panel is another one now; who goes through it by keys goes on where they were.
  if (hadFocus) document.querySelector(`#again [data-manner="${manner}"]`)?.focus();
}

// A model takes its time; the button that was pressed says what is being done.
function sayMeanwhile(button) {
  const words = button.querySelector("[data-while]");
  if (!words) return () => {};
  const usual = words.textContent;
  words.textContent = words.dataset.while;
  return () => (words.textContent = usual);
}

function say(words) {
  const line = document.getElementById("again-said");
  if (line) line.textContent = words;
}

function showLanguages(isOpen) {
  const list = document.getElementById("languages");
  if (!list || list.hidden === !isOpen) return;
  list.hidden = !isOpen;
  const opener = document.querySelector('[data-do="open-languages"]');
  opener?.setAttribute("aria-expanded", String(isOpen));
  if (isOpen) list.querySelector("button").focus();
  else opener?.focus();
}

export const actions = {
  rewrite,
  "open-languages": () => showLanguages(true),
  "close-languages": () => showLanguages(false),
};
