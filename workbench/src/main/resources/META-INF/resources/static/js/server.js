/** Requests to this server: the token with each, a sentence for each that fails. */
const token = () => document.querySelector('meta[name="csrf-token"]').content;

export class ServerError extends Error {}

/**
 * Sends a form. Returns the response; throws ServerError with a sentence to show.
 * @param {string} method
 * @param {string} path
 * @param {Record<string, string>} fields
 * @param {RequestInit} [more]
 */
export async function send(method, path, fields = {}, more = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: { 'X-CSRF-TOKEN': token(), Accept: 'application/json, */*;q=0.5' },
      body: method === 'GET' || method === 'DELETE' ? undefined : new URLSearchParams(fields),
      ...more,
    });
  } catch {
    throw new ServerError('Onsite does not answer. Is it still running in its terminal?');
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new ServerError(problem.detail ?? `Onsite answered ${response.status}.`);
  }
  return response;
}

/** Gets text. */
export async function text(path) {
  const response = await send('GET', path, {}, { headers: { Accept: '*/*' } });
  return response.text();
}

let timer;

/** Says a sentence at the foot of the page for some seconds. */
export function say(sentence) {
  const toast = document.getElementById('toast');
  toast.textContent = sentence;
  toast.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => { toast.hidden = true; }, 6000);
}
