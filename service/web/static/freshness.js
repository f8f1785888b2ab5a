// Notices that a ticket has moved on: the customer wrote again, or somebody else decided.

import { call } from "./api.js";
import { isEditing } from "./editor.js";
import { refresh, showProblem, showStale, suggestion, ticketId } from "./panel.js";

const EVERY_MS = 15_000;

export function start() {
  setInterval(check, EVERY_MS);
  addEventListener("focus", check);
  document.addEventListener("visibilitychange", check);
  addEventListener("offline", () => {
    showProblem({ message: "Offline: your text is kept.", help: "", status: 0 });
  });
}

async function check() {
  if (document.hidden || document.querySelector(".is-stale")) return;
  try {
    if (suggestion()?.is === "waiting") await checkSuggestion(suggestion());
    else await checkMessages();
  } catch {
    // A look that fails is not worth a word: the next action says so if the desk is away.
  }
}

async function checkSuggestion({ suggestion: id }) {
  const { state } = await call("GET", `/v1/suggestions/${id}`);
  if (state === "stale") showStale();
  else if (state !== "waiting" && !isEditing()) await refresh();
}

async function checkMessages() {
  const { messages } = await call("GET", `/v1/tickets/${encodeURIComponent(ticketId)}`);
  const shown = document.querySelectorAll("#thread .message").length;
  if (messages.length !== shown && !isEditing()) await refresh();
}
