// What is in sight: the next ticket, the folded queue, the one pane of a telephone, the keys.

import { forgetAll } from "./editor.js";

const { body } = document;
const queue = document.getElementById("queue");

export function start() {
  document.querySelector(".row[aria-current]")?.scrollIntoView({ block: "nearest" });
  const messages = document.querySelectorAll("#thread .message");
  if (messages.length > 1) messages[messages.length - 1].scrollIntoView({ block: "start" });
  document.querySelector('[data-do="sign-out"]').addEventListener("submit", forgetAll);
  if (/Mac|iPhone|iPad/.test(navigator.platform)) {
    for (const kbd of document.querySelectorAll("kbd")) {
      kbd.textContent = kbd.textContent.replace("Ctrl ", "⌘ ");
    }
  }
}

function openTicket(by) {
  const rows = [...queue.querySelectorAll(".row")];
  const at = rows.findIndex((row) => row.ariaCurrent === "true");
  const goal = at < 0 ? rows[0] : rows[at + by];
  if (goal) goal.click();
  else if (by > 0) queue.querySelector('[rel="next"]')?.click();
}

function foldQueue(isFolded) {
  body.classList.toggle("queue-unfolded", !isFolded);
  document.querySelector(".unfold").setAttribute("aria-expanded", String(!isFolded));
  if (!isFolded) document.getElementById("filter").focus();
}

function showPane(isReply) {
  body.classList.toggle("on-reply", isReply);
  document.querySelector('[data-do="show-reply"]').ariaPressed = String(isReply);
  document.querySelector('[data-do="show-message"]').ariaPressed = String(!isReply);
}

export const actions = {
  "next-ticket": () => openTicket(1),
  "previous-ticket": () => openTicket(-1),
  "fold-queue": () => foldQueue(true),
  "unfold-queue": () => foldQueue(false),
  "show-message": () => showPane(false),
  "show-reply": () => showPane(true),
  "show-keys": () => document.getElementById("keys").showModal(),
};
