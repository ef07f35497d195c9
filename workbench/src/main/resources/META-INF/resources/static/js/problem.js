/** The problem page: run, submit, save as one types, reset, notes. */
import * as editor from './editor.js';
import { historyTab } from './history.js';
import { refuse, submit } from './results.js';
import { say, send } from './server.js';
import { showPane, showTab } from './tabs.js';
import { timer } from './timer.js';
import './split.js';
import './math.js';

/** A text is saved this many milliseconds after the last key. */
const PAUSE = 500;
const LONGEST = 262144;

const bench = document.getElementById('main');
const slug = bench.dataset.slug;
const path = `/problems/${slug}`;
const form = document.getElementById('code');
const results = document.getElementById('results');
const state = document.getElementById('draft-state');
const buttons = [document.getElementById('run'), document.getElementById('submit')];

// --- saving ---------------------------------------------------------------------------------------------------------
const waiting = new Map();

async function save(language, more = {}) {
  clearTimeout(waiting.get(language));
  if (!waiting.delete(language)) return;
  const source = editor.source(language);
  if (source.length > LONGEST) {
    note(`${source.length} characters: too long to save`, true);
    return;
  }
  try {
    await send('PUT', `${path}/draft`, { language, source }, more);
    if (!waiting.has(language)) note('Saved');
  } catch (error) {
    note('Not saved', true);
    say(error.message);
  }
}
function note(words, wrong = false) {
  state.textContent = words;
  state.classList.toggle('wrong', wrong);
}
editor.onChange((language) => {
  note('');
  clearTimeout(waiting.get(language));
  waiting.set(language, setTimeout(() => save(language), PAUSE));
});
form.addEventListener('input', (event) => {
  if (event.target.matches('textarea.source')) {
    const { language } = event.target.dataset;
    clearTimeout(waiting.get(language));
    waiting.set(language, setTimeout(() => save(language), PAUSE));
  }
});
// What was typed last is sent when the page goes away, too.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') [...waiting.keys()].forEach((language) => save(language, { keepalive: true }));
});

// --- language -------------------------------------------------------------------------------------------------------
document.querySelector('.segments').addEventListener('change', () => {
  editor.show(editor.language());
  note('');
  editor.focus();
});

// --- run and submit -------------------------------------------------------------------------------------------------
let busy = false;
async function judge(samples) {
  if (busy) return;
  busy = true;
  buttons.forEach((button) => { button.disabled = true; });
  results.setAttribute('aria-busy', 'true');
  const language = editor.language();
  const source = editor.source(language);
  try {
    if (source.length > LONGEST) {
      throw new Error(`The code has ${source.length} characters, and at most ${LONGEST} are judged.`);
    }
    clearTimeout(waiting.get(language));
    waiting.delete(language);
    const verdict = await submit(results, `${path}/submissions`, { language, source, samples: String(samples) });
    note('Saved');
    if (!samples) judged(verdict);
  } catch (error) {
    refuse(results, error.message);
  } finally {
    busy = false;
    buttons.forEach((button) => { button.disabled = false; });
    results.removeAttribute('aria-busy');
  }
}
function judged(verdict) {
  const mark = document.querySelector('[data-state]');
  if (verdict.accepted) {
    mark.className = 'state solved';
    mark.lastElementChild.textContent = 'Solved';
    openSolution();
    openStage();
  } else if (mark.classList.contains('new')) {
    mark.className = 'state tried';
    mark.lastElementChild.textContent = 'Tried';
  }
}
/** The stage behind the one that shows here. */
function openStage() {
  const shut = document.querySelector('li:has([aria-current="page"]) + li > [data-opens]');
  if (!shut) return;
  const link = document.createElement('a');
  link.href = shut.dataset.opens;
  link.append(...shut.querySelectorAll('.number, .name'));
  link.children[0].after(' ');
  shut.replaceWith(link);
}
form.addEventListener('submit', (event) => {
  event.preventDefault();
  judge(event.submitter?.value === 'true');
});
window.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !document.querySelector('dialog[open]')) {
    event.preventDefault();
    event.stopPropagation();
    showPane('write');
    judge(!event.shiftKey);
  }
}, true);

// --- solution -------------------------------------------------------------------------------------------------------
const solution = document.getElementById('solution-body');
async function openSolution(method = 'GET') {
  if (method === 'GET' && solution.dataset.open === 'true') return;
  try {
    const response = await send(method, `${path}/solution`);
    solution.innerHTML = await response.text();
    solution.dataset.open = 'true';
    const { set } = await import('./math.js');
    set(solution);
  } catch (error) {
    say(error.message);
  }
}
document.getElementById('reveal').addEventListener('close', (event) => {
  if (event.target.returnValue === 'yes') openSolution('POST');
});
results.addEventListener('click', (event) => {
  const link = event.target.closest('[data-tab]');
  if (link) {
    showPane('read');
    showTab(link.dataset.tab, true);
  }
});

// --- reset, restore -------------------------------------------------------------------------------------------------
document.getElementById('reset').addEventListener('close', async (event) => {
  if (event.target.returnValue !== 'yes') return;
  const language = editor.language();
  editor.replace(editor.starter());
  clearTimeout(waiting.get(language));
  waiting.delete(language);
  try {
    await send('DELETE', `${path}/draft?language=${language}`);
    note('Starter');
  } catch (error) {
    say(error.message);
  }
  editor.focus();
});
historyTab({
  results,
  seen: () => showPane('write'),
  restore(source, language) {
    document.querySelector(`.segments input[value="${language}"]`).checked = true;
    editor.show(language);
    editor.replace(source, language);
    showPane('write');
    editor.focus();
    say('Restored. Ctrl+Z brings back what was there.');
  },
});

// --- notes ----------------------------------------------------------------------------------------------------------
const notes = document.getElementById('notes-text');
const notesState = document.getElementById('notes-state');
let notesTimer;
async function saveNotes(more = {}) {
  clearTimeout(notesTimer);
  notesTimer = undefined;
  try {
    await send('PUT', `${path}/notes`, { notes: notes.value }, more);
    notesState.textContent = 'Saved';
  } catch (error) {
    notesState.textContent = error.message;
  }
}
notes.addEventListener('input', () => {
  notesState.textContent = '';
  clearTimeout(notesTimer);
  notesTimer = setTimeout(saveNotes, PAUSE);
});
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden' && notesTimer) saveNotes({ keepalive: true });
});

timer(slug);
editor.ready.catch(() => say('The editor could not be loaded; you can write in the plain field.'));
const asked = location.hash.slice(1);
if (document.querySelector(`[role="tab"][aria-controls="${CSS.escape(asked)}"]`)) showTab(asked);
