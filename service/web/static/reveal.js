// Look behind placeholders. The desk records every look; a chip then shows its value on hover.

import { call } from "./api.js";
import { showProblem, ticketId } from "./panel.js";

const lens = document.getElementById("lens");
const GAP = 6;
let values = null;

export function start() {
  document.getElementById("panel").addEventListener("panel-loaded", apply);
  for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, look);
  for (const kind of ["pointerout", "focusout"]) {
    document.addEventListener(kind, () => (lens.hidden = true));
  }
  document.addEventListener("scroll", () => (lens.hidden = true), true);
}

async function reveal() {
  if (values) {
    values = null;
    apply();
    return;
  }
  const placeholders = [...new Set(chips().map((chip) => chip.dataset.placeholder))];
  try {
    const path = `/v1/tickets/${encodeURIComponent(ticketId)}/reveal`;
    ({ values } = await call("POST", path, { placeholders }));
    apply();
  } catch (problem) {
    showProblem(problem);
  }
}

function apply() {
  lens.hidden = true;
  for (const chip of chips()) {
    const value = values?.[chip.dataset.placeholder];
    if (value === undefined) {
      delete chip.dataset.value;
      chip.removeAttribute("tabindex");
      chip.removeAttribute("aria-label");
    } else {
      chip.dataset.value = value;
      chip.tabIndex = 0;
      chip.setAttribute("aria-label", value);
    }
  }
  const button = document.querySelector('[data-do="reveal"]');
  if (!button) return;
  button.setAttribute("aria-pressed", String(Boolean(values)));
  button.querySelector(".words").textContent = values ? "Hide" : "Reveal";
}

function chips() {
  return [...document.querySelectorAll("#ticket .chip, #panel .chip")];
}

function look(event) {
  const chip = event.target.closest?.(".chip[data-value]");
  if (!chip) return;
  lens.textContent = chip.dataset.value;
  lens.hidden = false;
  const place = chip.getBoundingClientRect();
  const left = Math.min(place.left, innerWidth - lens.offsetWidth - GAP);
  const below = place.bottom + GAP;
  const fits = below + lens.offsetHeight < innerHeight;
  lens.style.left = `${Math.max(GAP, left)}px`;
  lens.style.top = `${fits ? below : place.top - lens.offsetHeight - GAP}px`;
}

export const actions = { reveal };
