// Send, send edited, reject: recorded once by the desk, whatever happens on the way.

import { call } from "./api.js";
import { carryOver, forget, written } from "./editor.js";
import {
  hideProblem,
  refresh,
  setSending,
  showProblem,
  showStale,
  suggestion,
  ticketId,
} from "./panel.js";

const CONFLICT = 409;
// Made once per page, so that a reply tried again is still one reply.
const replyId = `reply-${[...crypto.getRandomValues(new Uint8Array(12))].map(hex).join("")}`;

async function decide(choice) {
  const { suggestion: id, draft = "" } = suggestion();
  // What is sent is what was seen, whatever another agent did to the draft meanwhile.
  await doing(() => call("POST", `/v1/suggestions/${id}/decision`, { ...choice, draft_id: draft }));
}

async function sendEdited() {
  const { text, isChanged, isFree } = written();
  if (isFree) {
    const path = `/v1/tickets/${encodeURIComponent(ticketId)}/messages`;
    await doing(() => call("POST", path, { author: "agent", text, id: replyId }));
  } else {
    await decide(isChanged ? { action: "edited", text } : { action: "accepted" });
  }
}

async function doing(act) {
  hideProblem();
  setSending(true);
  try {
    await act();
    forget();
    await refresh();
  } catch (problem) {
    await explain(problem);
  }
  setSending(false);
}

export async function explain(problem) {
  if (problem.status === CONFLICT && (await stateNow()) === "stale") {
    showStale();
    return;
  }
  if (problem.status === CONFLICT) await refresh();
  showProblem(problem);
}

async function stateNow() {
  const id = suggestion()?.suggestion;
  return id ? (await call("GET", `/v1/suggestions/${id}`).catch(() => ({}))).state : null;
}

function showReasons(isOpen) {
  document.getElementById("reasons").hidden = !isOpen;
  document.getElementById("actions").hidden = isOpen;
  const opener = document.querySelector('[data-do="open-reasons"]');
  opener.setAttribute("aria-expanded", String(isOpen));
  if (isOpen) document.querySelector("#reasons button").focus();
  else opener.focus();
}

function hex(byte) {
  return byte.toString(16).padStart(2, "0");
}

export const actions = {
  refresh: () => carryOver(refresh),
  send: () => decide({ action: "accepted" }),
  "send-edited": sendEdited,
  "open-reasons": () => showReasons(document.getElementById("reasons").hidden),
  "close-reasons": () => showReasons(false),
  reject: (button) => decide({ action: "rejected", reason: button.dataset.reason }),
};
