// Calls to the desk's own doors. Every error comes out as a Problem, in words to show.

export class Problem extends Error {
  constructor(words, help, status) {
    super(words);
    this.help = help;
    this.status = status;
  }
}

const csrf = document.querySelector('meta[name="csrf"]').content;

export async function call(method, path, body) {
  const headers = { Accept: "application/json", "X-Deskproof-CSRF": csrf };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await reach(path, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw await problemOf(response);
  return response.json();
}

export async function html(path) {
  return (await page(path, "text/html")).text();
}

// The events of a stream as they come, each with its name and data.
export async function* events(path, signal) {
  const response = await page(path, "text/event-stream", signal);
  if (!response.headers.get("content-type")?.startsWith("text/event-stream")) {
    throw await problemOf(response);
  }
  let rest = "";
  for await (const piece of pieces(response.body.pipeThrough(new TextDecoderStream()))) {
    const blocks = (rest + piece).split("\n\n");
    rest = blocks.pop();
    yield* blocks.map(eventOf).filter((event) => event.name);
  }
}

async function page(path, accept, signal) {
  const response = await reach(path, { headers: { Accept: accept }, signal });
  if (response.redirected && new URL(response.url).pathname === "/sign-in") {
    throw new Problem("You are signed out.", "Sign in again; your text is kept.", 401);
  }
  return response;
}

// Not every browser can iterate over a stream itself.
async function* pieces(stream) {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem("The connection was lost.", "Nothing was sent. Try again.", 0);
  }
}

function eventOf(block) {
  const lines = block.split("\n");
  const of = (field) => lines.filter((line) => line.startsWith(`${field}: `)).map((line) => line.slice(field.length + 2));
  return { name: of("event")[0], data: of("data").join("\n") };
}

async function reach(path, options) {
  try {
    return await fetch(path, { credentials: "same-origin", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    const help = "Your text is kept on this device. Trying again never sends a reply twice.";
    throw new Problem("Offline: the desk cannot be reached.", help, 0);
  }
}

async function problemOf(response) {
  const { detail = "Something went wrong.", help = "" } = await response.json().catch(() => ({}));
  return new Problem(detail, help, response.status);
}
