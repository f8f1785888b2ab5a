// The desk's page: buttons name what they do in data-do, and the modules say how.

import * as deciding from "./deciding.js";
import * as editor from "./editor.js";
import * as freshness from "./freshness.js";
import * as keys from "./keys.js";
import * as panel from "./panel.js";
import * as panes from "./panes.js";
import * as report from "./report.js";
import * as reveal from "./reveal.js";
import * as rewriting from "./rewriting.js";
import * as sentences from "./sentences.js";
import * as summing from "./summing.js";

const actions = Object.assign(
  {},
  ...[deciding, editor, panel, panes, report, reveal, rewriting, sentences].map((module) => module.actions),
);

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-do]");
  if (button) actions[button.dataset.do](button);
});

panes.start();
keys.listen();

if (panel.ticketId) {
  sentences.start();
  report.start();
  reveal.start();
  summing.start();
  freshness.start();
  panel.loadPanel();
}
