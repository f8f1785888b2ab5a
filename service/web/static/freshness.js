// Notices that a ticket has moved on: the customer wrote again, somebody else decided, or had the
// draft said again.

import { call } from "./api.js";
import { isEditing } from "./editor.js";
import { loadPanel, refresh, showProblem, showStale, suggestion, ticketId } from "./panel.js";

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

async function checkSuggestion({ suggestion: id, draft = null }) {
  const { state, draft_id: now } = await call("GET", `/v1/suggestions/${id}`);
  if (state === "stale") showStale();
  else if (isEditing() || document.body.matches("[data-busy]")) return;
  else if (state !== "waiting") await refresh();
  else if (now !== draft && suggestion()?.draft === draft) await loadPanel();
}

async function checkMessages() {
  const { messages } = await call("GET", `/v1/tickets/${encodeURIComponent(ticketId)}`);
  const shown = document.querySelectorAll("#thread .message").length;
  if (messages.length !== shown && !isEditing()) await refresh();
}
