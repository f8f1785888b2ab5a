// Sums a long ticket up once somebody opens the summary, for it may cost a call to a model.

import { html } from "./api.js";
import { ticketId } from "./panel.js";

export function start() {
  // A toggle does not bubble, but it can be caught on its way down.
  document.addEventListener("toggle", ({ target }) => {
    if (target.id === "summary" && target.open && !target.dataset.isSummed) sumUp(target);
  }, true);
}

async function sumUp(summary) {
  summary.dataset.isSummed = "";
  const place = summary.querySelector(".summed");
  try {
    // Rendered and escaped by the server, as every page is.
    place.innerHTML = await html(`/tickets/${encodeURIComponent(ticketId)}/summary`);
  } catch (problem) {
    delete summary.dataset.isSummed;
    place.textContent = [problem.message, problem.help].filter(Boolean).join(" ");
  }
}
