// The panel beside a ticket: fetched after the page, so that drafting never holds the page up.

import { Problem, events, html } from "./api.js";

const panel = document.getElementById("panel");
let loading = null;

export const ticketId = document.body.dataset.ticket;

export function suggestion() {
  return panel.querySelector(".state[data-suggestion]")?.dataset;
}

// While the draft is written its sentences appear as they are proven; the last event is the whole.
export async function loadPanel() {
  loading?.abort();
  const mine = (loading = new AbortController());
  panel.setAttribute("aria-busy", "true");
  try {
    await show(mine.signal);
  } catch (problem) {
    if (mine.signal.aborted) return;
    showFailure(problem);
  }
  panel.removeAttribute("aria-busy");
  panel.dispatchEvent(new Event("panel-loaded"));
}

async function show(signal) {
  let last = null;
  for await (const { name, data } of events(`/tickets/${encodeURIComponent(ticketId)}/panel`, signal)) {
    last = name;
    if (name === "problem") throw problemIn(data);
    // Rendered and escaped by the server, as every page is.
    panel.innerHTML = data;
    panel.classList.remove("is-stale");
  }
  if (last !== "panel") throw new Problem("The connection was lost.", "Nothing was sent. Try again.", 0);
}

function problemIn(data) {
  const { detail, help, status } = JSON.parse(data);
  return new Problem(detail, help, status);
}

// Takes over what the server says now: queue, thread and panel. The page itself stays.
export async function refresh() {
  const text = await html(location.pathname + location.search);
  const now = new DOMParser().parseFromString(text, "text/html");
  for (const id of ["rows", "subject", "summing", "thread", "about"]) {
    const fresh = now.getElementById(id);
    if (fresh) document.getElementById(id).replaceWith(fresh);
  }
  document.title = now.title;
  const thread = document.getElementById("thread");
  thread.scrollTop = thread.scrollHeight;
  await loadPanel();
}

export function showProblem(problem) {
  const line = document.getElementById("problem");
  if (!line) return;
  line.textContent = [problem.message, problem.help].filter(Boolean).join(" ");
  if (problem.status === 401) line.append(" ", signInLink());
  line.hidden = false;
}

export function hideProblem() {
  const line = document.getElementById("problem");
  if (line) line.hidden = true;
}

export function showStale() {
  panel.classList.add("is-stale");
  panel.querySelector(".state[data-state]").hidden = true;
  document.getElementById("stale").hidden = false;
  for (const id of ["actions", "editor-actions", "reasons", "languages"]) {
    const part = document.getElementById(id);
    if (part) part.hidden = true;
  }
}

// While something is under way no button or key starts anything else.
export function setBusy(isBusy) {
  document.body.toggleAttribute("data-busy", isBusy);
  for (const button of panel.querySelectorAll(":is(.actions, .reasons, .again) button")) {
    button.disabled = isBusy;
  }
}

export function setSending(isSending) {
  setBusy(isSending);
  for (const words of panel.querySelectorAll("[data-meanwhile]")) {
    words.dataset.usually ??= words.textContent;
    words.textContent = isSending ? words.dataset.meanwhile : words.dataset.usually;
  }
}

function showFailure(problem) {
  const again = Object.assign(document.createElement("button"), {
    type: "button",
    className: "primary",
    textContent: "Try again",
  });
  again.dataset.do = "load-panel";
  const words = Object.assign(document.createElement("p"), { id: "problem", className: "problem" });
  panel.replaceChildren(words, again);
  showProblem(problem);
}

function signInLink() {
  const here = encodeURIComponent(location.pathname + location.search);
  return Object.assign(document.createElement("a"), {
    href: `/sign-in?next=${here}`,
    textContent: "Sign in",
  });
}

export const actions = { "load-panel": loadPanel };
