/** Shows a submission while it is judged, case by case, and then its verdict. */
import { send, say } from './server.js';

/** Nothing is shown before this many milliseconds: most verdicts are there sooner, and a flicker tells nobody anything. */
const QUIET = 300;

/**
 * Follows a stream of events into an element. Resolves with the verdict: {verdict, accepted}.
 * @param {HTMLElement} into
 * @param {string} path
 */
export function watch(into, path) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const rows = [];
    let total = 0;
    let box;
    const late = setTimeout(show, QUIET);
    const source = new EventSource(path);

    function show() {
      box = document.createElement('div');
      box.className = 'running';
      const line = document.createElement('p');
      const bar = document.createElement('progress');
      bar.setAttribute('aria-label', 'Cases judged');
      const list = document.createElement('ol');
      list.className = 'case-list';
      box.append(line, bar, list);
      into.replaceChildren(box);
      update();
    }

    function update() {
      if (!box) return;
      const [line, bar, list] = box.children;
      if (!total) {
        line.textContent = 'Getting ready.';
        return;
      }
      const done = rows.length;
      const spent = performance.now() - started;
      const left = done ? Math.ceil((spent / done) * (total - done) / 1000) : 0;
      line.textContent = `${done} of ${total} cases judged${spent > 1000 && left > 0 ? `, about ${left} s left` : ''}.`;
      bar.max = total;
      bar.value = done;
      for (let i = list.children.length; i < done; i++) list.insertAdjacentHTML('beforeend', rows[i]);
    }

    source.addEventListener('compiled', (event) => {
      total = JSON.parse(event.data).cases;
      update();
    });
    source.addEventListener('case', (event) => {
      const test = JSON.parse(event.data);
      // After a broken connection the server begins anew.
      rows[test.number - 1] = test.html;
      total = test.of;
      update();
    });
    source.addEventListener('verdict', (event) => {
      const verdict = JSON.parse(event.data);
      clearTimeout(late);
      source.close();
      fill(into, verdict.html);
      into.scrollTop = 0;
      document.body.dispatchEvent(new CustomEvent('submission-judged', { detail: verdict }));
      resolve(verdict);
    });
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) {
        clearTimeout(late);
        reject(new Error('The connection to Onsite broke. What you handed in is saved; the history shows its verdict.'));
      }
    });
  });
}

/** Shows a result; its parts that are measured later fetch themselves. */
export function fill(into, html) {
  into.innerHTML = html;
  window.htmx?.process(into);
}

/** Hands in and follows. */
export async function submit(into, path, fields) {
  const response = await send('POST', path, fields);
  const { events } = await response.json();
  return watch(into, events);
}

/** Shows a sentence where the result would stand. */
export function refuse(into, message) {
  const line = document.createElement('p');
  line.className = 'message';
  line.textContent = message;
  into.replaceChildren(line);
  say(message);
}
