// Words of a ticket's texts: which are selected, and where they stand in what the desk keeps.

export function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const text = within(range.startContainer);
  const words = selection.toString().trim();
  if (!words || !text || text !== within(range.endContainer) || range.cloneContents().querySelector(".chip")) {
    return null;
  }
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const { message } = text.closest("[data-message]").dataset;
  const number = count(plain(before.cloneContents()), words);
  return { words, message, number, box: range.getBoundingClientRect() };
}

// Words that were typed: the place where they stand last, which is what one reads last.
export function occurrence(words) {
  const texts = [...document.querySelectorAll("#subject, #thread .message .text")];
  const found = words && texts.findLast((text) => count(plain(text), words) > 0);
  if (!found) return null;
  const { message } = found.closest("[data-message]").dataset;
  return { message, number: count(plain(found), words) - 1 };
}

// The desk counts characters, where JavaScript counts halves of those beyond 16 bits.
export function offsets(text, words, number) {
  const found = [...text.matchAll(pattern(words))][number];
  if (!found) return null;
  const start = [...text.slice(0, found.index)].length;
  return { start, end: start + [...found[0]].length };
}

function within(node) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  return element.closest("#subject, #thread .message .text");
}

// A message as the desk keeps it, but for blank lines: chips as placeholders, folded parts too.
function plain(node) {
  const copy = node.cloneNode(true);
  for (const summary of copy.querySelectorAll("summary")) summary.remove();
  for (const chip of copy.querySelectorAll("[data-placeholder]")) {
    chip.replaceWith(chip.dataset.placeholder);
  }
  return copy.textContent;
}

function count(text, words) {
  return [...text.matchAll(pattern(words))].length;
}

function pattern(words) {
  const pieces = words.split(/\s+/).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(pieces.join("\\s+"), "g");
}
