// Moving through a draft's sentences shows each one's source in its place.

const panel = document.getElementById("panel");
let current = null;

export function start() {
  panel.addEventListener("panel-loaded", () => select(sentences()[0] ?? null));
  for (const kind of ["pointerover", "focusin"]) {
    panel.addEventListener(kind, (event) => {
      const sentence = event.target.closest?.(".sentence[data-place]");
      if (sentence && sentence !== current) select(sentence);
    });
  }
}

function sentences() {
  return [...panel.querySelectorAll(".sentence[data-place]")];
}

function select(sentence) {
  current?.classList.remove("is-current");
  current = sentence;
  if (!sentence) return;
  sentence.classList.add("is-current");
  for (const source of panel.querySelectorAll(".source")) {
    source.hidden = source.id !== `source-${sentence.dataset.place}`;
    if (!source.hidden) showQuote(source);
  }
}

function showQuote(source) {
  const mark = source.querySelector("mark");
  const below = mark ? mark.offsetTop - source.offsetTop : 0;
  // A quote near the top is left there, so that its article's title stays in sight.
  const isNearTop = below < source.clientHeight * 0.6;
  source.scrollTop = isNearTop ? 0 : below - source.clientHeight / 3;
}

function step(by) {
  const all = sentences();
  const next = all[Math.max(0, Math.min(all.length - 1, all.indexOf(current) + by))];
  // The first arrow goes to the sentence that is shown already.
  const goal = document.activeElement === current || by < 0 ? next : current;
  (goal ?? next)?.focus();
}

function openSource() {
  panel.querySelector(".source:not([hidden]) .from a")?.click();
}

export const actions = {
  "next-sentence": () => step(1),
  "previous-sentence": () => step(-1),
  "open-source": openSource,
};
