/** What every page has: theme, keys, the palette behind Ctrl+K, choices that are kept. */
import { say, send } from './server.js';

const root = document.documentElement;
const order = ['auto', 'light', 'dark'];
const names = { auto: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' };
const glyphs = { auto: '◐', light: '○', dark: '●' };

const toggle = document.querySelector('[data-theme-toggle]');
function showTheme() {
  const theme = root.dataset.theme;
  toggle.textContent = glyphs[theme];
  toggle.setAttribute('aria-label', names[theme]);
  toggle.title = names[theme];
}
toggle.addEventListener('click', () => {
  root.dataset.theme = order[(order.indexOf(root.dataset.theme) + 1) % order.length];
  showTheme();
  document.dispatchEvent(new CustomEvent('theme'));
  send('PUT', '/preferences/theme', { value: root.dataset.theme }).catch((error) => say(error.message));
});
showTheme();

document.querySelectorAll('[data-preference]').forEach((box) => {
  box.addEventListener('change', async () => {
    try {
      await send('PUT', `/preferences/${box.dataset.preference}`, { value: String(box.checked) });
      location.reload();
    } catch (error) {
      say(error.message);
    }
  });
});

export function open(id) {
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open) {
    dialog.returnValue = '';
    dialog.showModal();
    dialog.dispatchEvent(new CustomEvent('opened'));
  }
}
document.addEventListener('click', (event) => {
  const opener = event.target.closest('button[data-open]');
  if (opener) open(opener.dataset.open);
  // A click beside what floats closes it.
  if (event.target instanceof HTMLDialogElement) event.target.close();
});

const writing = (element) => element.closest?.('input, textarea, select, [contenteditable], .monaco-editor');
// Before the editor sees it: Monaco has chords of its own that begin with Ctrl+K.
window.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    event.stopPropagation();
    open('palette');
  } else if (event.key === '?' && !writing(event.target) && !document.querySelector('dialog[open]')) {
    event.preventDefault();
    open('keys');
  }
}, true);

const palette = document.getElementById('palette');
const field = palette.querySelector('input');
const list = palette.querySelector('ul');
let found = [];
let chosen = 0;
let index = [];
let loading;

palette.addEventListener('opened', () => {
  field.value = '';
  field.focus();
  loading = load();
});
async function load() {
  try {
    if (!index.length) index = await (await send('GET', '/find')).json();
  } catch (error) {
    say(error.message);
  }
  narrow();
}
field.addEventListener('input', narrow);
field.addEventListener('keydown', async (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && found.length) {
    event.preventDefault();
    choose((chosen + step + found.length) % found.length);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    await loading;
    if (found[chosen]) go(found[chosen]);
  }
});

/** Every word must begin a word of the title, the slug or a topic. */
function narrow() {
  const words = field.value.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
  found = index.filter((problem) => {
    const parts = `${problem.title} ${problem.slug} ${problem.about}`.toLowerCase().split(/[^a-z0-9]+/);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  });
  list.replaceChildren(...found.map((problem, i) => {
    const item = document.createElement('li');
    item.id = `found-${i}`;
    item.setAttribute('role', 'option');
    const detail = document.createElement('small');
    detail.textContent = `${problem.about} · ${problem.state.toLowerCase()}`;
    item.append(problem.title, detail);
    item.addEventListener('click', () => go(problem));
    return item;
  }));
  if (!found.length) {
    const none = document.createElement('li');
    none.textContent = 'No problem fits.';
    list.append(none);
  }
  choose(0);
}

function choose(i) {
  chosen = i;
  [...list.children].forEach((item, at) => item.setAttribute('aria-selected', String(at === i && found.length > 0)));
  if (found.length) {
    field.setAttribute('aria-activedescendant', `found-${i}`);
    list.children[i].scrollIntoView({ block: 'nearest' });
  }
}

function go(problem) {
  location.assign(`/problems/${problem.slug}`);
}

// htmx: one sentence for whatever it could not fetch.
document.body.addEventListener('htmx:responseError', (event) => {
  let detail;
  try {
    detail = JSON.parse(event.detail.xhr.responseText).detail;
  } catch { /* A page, or nothing: the status has to do. */ }
  say(detail ?? `Onsite answered ${event.detail.xhr.status}.`);
});
document.body.addEventListener('htmx:sendError', () => say('Onsite does not answer. Is it still running in its terminal?'));

const watched = document.querySelector('[data-watch]');
if (watched) {
  const { watch } = await import('./results.js');
  watch(watched, `/submissions/${watched.dataset.watch}/events`);
}
