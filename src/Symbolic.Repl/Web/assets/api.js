// Requests to the server. A new request of a kind stops the one before it.
const running = new Map();

/** Asks the server. Gives the answer, or an error with a message; null when a newer request took its place. */
export async function ask(kind, fields) {
  running.get(kind)?.abort();
  const abort = new AbortController();
  running.set(kind, abort);
  try {
    const response = await fetch(`/api/${kind}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(fields),
      signal: abort.signal,
    });
    return await response.json();
  } catch (error) {
    return error.name === "AbortError" ? null
      : { ok: false, error: { code: "connection", message: "The playground does not answer.", hint: "Start it again: symbolic web." } };
  } finally {
    if (running.get(kind) === abort) {
      running.delete(kind);
    }
  }
}

/** The examples of the lectures. */
export async function examples() {
  const response = await fetch("/api/examples");
  return response.json();
}
