// Writing a reply: from the draft, or from nothing. What is typed is kept until it is sent.

import { call } from "./api.js";
import { hideProblem, setBusy, showProblem, suggestion, ticketId } from "./panel.js";

const PREFIX = "deskproof:";

let draft = "";
let isFree = false;

export function isEditing() {
  return document.getElementById("editor")?.hidden === false;
}

// A reply to no suggestion (rejected, or answered already) is a message of its own.
export function written() {
  return { text: field().value, isChanged: field().value !== draft, isFree };
}

export function forget() {
  attempt(() => localStorage.removeItem(name()));
}

// What was typed for a suggestion that went stale is kept for the one that follows it.
export async function carryOver(act) {
  const before = isEditing() ? name() : null;
  const text = before && field().value;
  await act();
  if (!before || !suggestion()) return;
  attempt(() => {
    localStorage.removeItem(before);
    localStorage.setItem(name(), text);
  });
}

export function forgetAll() {
  attempt(() => {
    const names = Object.keys(localStorage).filter((one) => one.startsWith(PREFIX));
    for (const one of names) localStorage.removeItem(one);
  });
}

async function edit(button) {
  isFree = "free" in button.dataset;
  setBusy(true);
  try {
    draft = await draftText();
    hideProblem();
    open(attempt(() => localStorage.getItem(name())));
  } catch (problem) {
    showProblem(problem);
  }
  setBusy(false);
}

// The draft as the customer will read it. Whoever opens it sees what it hides, so that is a look.
async function draftText() {
  if (isFree || !document.querySelector("#reply :is(.draft, .question)")) return "";
  const { text, question } = await call("GET", `/v1/suggestions/${suggestion().suggestion}`);
  const chips = document.querySelectorAll("#reply :is(.draft, .question) .chip");
  const placeholders = [...new Set([...chips].map((chip) => chip.dataset.placeholder))];
  if (placeholders.length) {
    await call("POST", `/v1/tickets/${encodeURIComponent(ticketId)}/reveal`, { placeholders });
  }
  return text || question;
}

function open(kept) {
  show(true);
  field().value = kept ?? draft;
  document.getElementById("kept").textContent = kept ? "Your earlier text was kept." : "";
  field().addEventListener("input", keep);
  field().focus();
  const at = field().value === draft ? 0 : field().value.length;
  field().setSelectionRange(at, at);
  if (at === 0) field().scrollTop = 0;
}

function keep() {
  const isKept = attempt(() => {
    localStorage.setItem(name(), field().value);
    return true;
  });
  document.getElementById("kept").textContent = isKept
    ? "Kept on this device until it is sent."
    : "This browser keeps no text; do not leave the page before sending.";
}

function stop() {
  show(false);
}

function show(isOpen) {
  document.getElementById("editor").hidden = !isOpen;
  document.getElementById("editor-actions").hidden = !isOpen;
  document.getElementById("actions").hidden = isOpen;
  document.getElementById("reply").hidden = isOpen && Boolean(draft);
  const reasons = document.getElementById("reasons");
  if (reasons) reasons.hidden = true;
}

function field() {
  return document.getElementById("text");
}

function name() {
  return PREFIX + (isFree ? `ticket/${ticketId}` : suggestion().suggestion);
}

// A browser may refuse to keep anything; then writing goes on without it.
function attempt(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

export const actions = { edit, "stop-editing": stop };
