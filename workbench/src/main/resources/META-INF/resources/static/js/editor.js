/**
 * Monaco over the text areas of the page. They hold the text from the server and stay the form's fields, so that
 * everything works, plainly, before Monaco is there and where it cannot start.
 */
const bench = document.getElementById('main');
const host = document.getElementById('editor');
const areas = new Map([...host.querySelectorAll('textarea.source')].map((area) => [area.dataset.language, area]));
const starters = new Map([...host.querySelectorAll('template')].map((t) => [t.dataset.starter, t.content.textContent]));
const changed = new Set();
let monaco;
let editor;
const models = new Map();

export const language = () => document.querySelector('.segments input:checked').value;
export const source = (of = language()) => models.get(of)?.getValue() ?? areas.get(of).value;
export const starter = (of = language()) => starters.get(of);
/** @param {(language: string) => void} listener */
export const onChange = (listener) => changed.add(listener);

/** Replaces the text; Ctrl+Z takes it back. */
export function replace(text, of = language()) {
  const model = models.get(of);
  if (model) {
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
    model.pushStackElement();
  } else {
    areas.get(of).value = text;
    tell(of);
  }
}

export function focus() {
  if (editor) editor.focus();
  else areas.get(language()).focus();
}

/** Opens the text of the chosen language. */
export function show(of) {
  for (const [id, area] of areas) {
    area.hidden = id !== of || Boolean(editor);
    area.disabled = id !== of;
    area.toggleAttribute('name', false);
    if (id === of) area.name = 'source';
  }
  if (editor) editor.setModel(models.get(of));
}

/** Resolves with Monaco; rejects where it cannot be loaded. */
export const ready = new Promise((resolve, reject) => {
  const load = window.require;
  if (!load) {
    reject(new Error('Monaco is not there'));
    return;
  }
  const base = bench.dataset.monaco;
  // A worker of our own address: Monaco's usual one is a blob, which the content policy forbids.
  window.MonacoEnvironment = { getWorkerUrl: () => `/static/js/monaco-worker.js?base=${encodeURIComponent(base)}` };
  load.config({ paths: { vs: base } });
  load(['vs/editor/editor.main'], () => {
    monaco = window.monaco;
    start();
    resolve(monaco);
  }, reject);
});

function tell(of) {
  changed.forEach((listener) => listener(of));
}

function start() {
  const narrow = window.matchMedia('(max-width: 860px)').matches;
  for (const [id, area] of areas) {
    const model = monaco.editor.createModel(area.value, id);
    model.onDidChangeContent(() => {
      area.value = model.getValue();
      tell(id);
    });
    models.set(id, model);
  }
  paint();
  const place = document.createElement('div');
  place.className = 'monaco';
  host.append(place);
  editor = monaco.editor.create(place, {
    ...options(),
    model: models.get(language()),
    lineNumbersMinChars: narrow ? 2 : 3,
    folding: !narrow,
    ariaLabel: 'Code',
  });
  areas.forEach((area) => { area.hidden = true; });
}

/** What the editor and the comparison have in common. */
export function options() {
  return {
    theme: 'onsite',
    automaticLayout: true,
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--code'),
    fontSize: 14,
    lineHeight: 21,
    fontLigatures: false,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    overviewRulerLanes: 0,
    renderLineHighlight: 'line',
    padding: { top: 12, bottom: 12 },
    stickyScroll: { enabled: false },
    occurrencesHighlight: 'off',
    tabSize: 4,
    wordBasedSuggestions: 'currentDocument',
    unicodeHighlight: { ambiguousCharacters: false },
    accessibilitySupport: 'auto',
    fixedOverflowWidgets: true,
  };
}

/** Gives Monaco the colours of the page. */
function paint() {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colour = (token) => {
    probe.style.color = `var(${token})`;
    const [r, g, b] = getComputedStyle(probe).color.match(/\d+/g).map(Number);
    return `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
  const paper = colour('--paper');
  const dark = parseInt(paper.slice(1, 3), 16) < 128;
  monaco.editor.defineTheme('onsite', {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [{ token: 'comment', foreground: colour('--ink-2').slice(1), fontStyle: 'italic' }],
    colors: {
      'editor.background': paper,
      'editor.foreground': colour('--ink'),
      'editorLineNumber.foreground': colour('--line-2'),
      'editorLineNumber.activeForeground': colour('--ink'),
      'editor.lineHighlightBackground': colour('--paper-2'),
      'editor.lineHighlightBorder': '#00000000',
      'editorWidget.background': colour('--paper-2'),
      'diffEditor.diagonalFill': colour('--line'),
      'diffEditor.insertedLineBackground': `${colour('--right')}1c`,
      'diffEditor.insertedTextBackground': `${colour('--right')}3c`,
      'diffEditor.removedLineBackground': `${colour('--wrong')}1c`,
      'diffEditor.removedTextBackground': `${colour('--wrong')}3c`,
      focusBorder: '#00000000',
    },
  });
  monaco.editor.setTheme('onsite');
  probe.remove();
}
document.addEventListener('theme', () => monaco && paint());
window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => monaco && paint());
