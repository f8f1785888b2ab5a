// Reports on redaction: words that were missed are hidden, hidden ones that are nobody's are shown.

import { call } from "./api.js";
import { carryOver } from "./editor.js";
import { refresh, ticketId } from "./panel.js";
import { offsets, occurrence, selected } from "./words.js";

const form = document.getElementById("report");
const offer = document.getElementById("offer");
const GAP = 6;
let meant = null;

export function start() {
  document.addEventListener("selectionchange", offerToHide);
  document.addEventListener("scroll", () => (offer.hidden = true), true);
  // The selection must outlive the press on the button that is about it.
  offer.addEventListener("pointerdown", (event) => event.preventDefault());
  // What is hidden keeps the focus for a moment, and would swallow the next key.
  form.addEventListener("beforetoggle", ({ newState }) => {
    if (newState === "closed" && form.contains(document.activeElement)) document.activeElement.blur();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
}

function offerToHide() {
  const found = form.matches(":popover-open") ? null : selected();
  offer.hidden = !found;
  if (found) place(offer, found.box);
}

function reportMiss() {
  const found = selected();
  form.reset();
  meant = { what: "miss", found };
  open("Hide words", found?.box ?? document.querySelector('.about [data-do="report-miss"]').getBoundingClientRect());
  const words = document.getElementById("report-words");
  words.value = found?.words ?? "";
  (found ? document.getElementById("report-kind") : words).focus();
}

function askAbout(chip) {
  const message = chip.closest("[data-message]").dataset.message;
  meant = { what: "false_hit", message, placeholder: chip.dataset.placeholder };
  document.getElementById("report-what").textContent = chip.textContent;
  open("Hidden value", chip.getBoundingClientRect());
  form.querySelector("button.of-false-hit").focus();
}

function open(title, box) {
  document.getElementById("report-title").textContent = title;
  document.getElementById("report-problem").hidden = true;
  form.dataset.what = meant.what;
  offer.hidden = true;
  form.showPopover();
  place(form, box);
}

function place(element, box) {
  const left = Math.min(box.left, innerWidth - element.offsetWidth - GAP);
  const fits = box.bottom + GAP + element.offsetHeight < innerHeight;
  const above = Math.max(GAP, box.top - element.offsetHeight - GAP);
  element.style.left = `${Math.max(GAP, left)}px`;
  element.style.top = `${fits ? box.bottom + GAP : above}px`;
}

async function send() {
  const path = `/v1/tickets/${encodeURIComponent(ticketId)}`;
  try {
    const report = meant.what === "miss" ? await missed(path) : falseHit();
    await call("POST", `${path}/redaction-reports`, report);
    form.hidePopover();
    await showAgain();
    const said = report.what === "miss" ? "is hidden in this ticket" : "is shown to agents here";
    document.getElementById("said").textContent = `Reported. It ${said} from now on.`;
  } catch (problem) {
    const line = document.getElementById("report-problem");
    line.textContent = [problem.message, problem.help].filter(Boolean).join(" ");
    line.hidden = false;
  }
}

// The page shows parts of a message; what the desk keeps of it says where the words stand.
async function missed(path) {
  const ticket = await call("GET", path);
  const words = document.getElementById("report-words").value.trim();
  const found = meant.found?.words === words ? meant.found : occurrence(words);
  const texts = [...ticket.messages, { id: "", text: ticket.subject }];
  const text = texts.find(({ id }) => id === found?.message)?.text ?? "";
  const span = found && offsets(text, words, found.number);
  if (!span) throw new Error("These words do not stand in the ticket. Copy them as they are.");
  const kind = document.getElementById("report-kind").value;
  return { what: "miss", message_id: found.message, kind, words, ...span };
}

function falseHit() {
  return { what: "false_hit", message_id: meant.message, placeholder: meant.placeholder };
}

async function showAgain() {
  const before = document.getElementById("thread").scrollTop;
  await carryOver(refresh);
  document.getElementById("thread").scrollTop = before;
}

export const actions = {
  "report-miss": reportMiss,
  "ask-about": askAbout,
  "close-report": () => form.hidePopover(),
};
