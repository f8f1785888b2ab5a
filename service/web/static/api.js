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
  const response = await reach(path, { headers: { Accept: "text/html" } });
  if (response.redirected && new URL(response.url).pathname === "/sign-in") {
    throw new Problem("You are signed out.", "Sign in again; your text is kept.", 401);
  }
  return response.text();
}

async function reach(path, options) {
  try {
    return await fetch(path, { credentials: "same-origin", ...options });
  } catch {
    const help = "Your text is kept on this device. Trying again never sends a reply twice.";
    throw new Problem("Offline: the desk cannot be reached.", help, 0);
  }
}

async function problemOf(response) {
  const { detail = "Something went wrong.", help = "" } = await response.json().catch(() => ({}));
  return new Problem(detail, help, response.status);
}
