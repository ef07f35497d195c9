/** The history: results again, an earlier text back, two texts beside each other. */
import * as editor from './editor.js';
import { open } from './site.js';
import { fill, refuse, watch } from './results.js';
import { say, send, text } from './server.js';

const CURRENT = 'current';

/**
 * @param {{results: HTMLElement, restore: (source: string, language: string) => void, seen: () => void}} page
 */
export function historyTab(page) {
  const body = document.getElementById('history-body');
  const left = document.getElementById('compare-left');
  const right = document.getElementById('compare-right');
  let diff;

  body.addEventListener('click', async (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    try {
      if (button.dataset.result) {
        fill(page.results, await text(`/submissions/${button.dataset.result}/result`));
        page.seen();
      } else if (button.dataset.restore) {
        page.restore(await text(`/submissions/${button.dataset.restore}/source`), button.dataset.language);
      } else if (button.dataset.compare) {
        compare(button.dataset.compare);
      } else if (button.dataset.again) {
        button.disabled = true;
        const { events } = await (await send('POST', `/submissions/${button.dataset.again}/again`)).json();
        page.seen();
        await watch(page.results, events).catch((error) => refuse(page.results, error.message));
      }
    } catch (error) {
      say(error.message);
    }
  });

  function compare(id) {
    const choices = [[CURRENT, 'In the editor now'],
      ...[...body.querySelectorAll('[data-compare]')].map((b) => [b.dataset.compare, b.dataset.label])];
    for (const select of [left, right]) {
      select.replaceChildren(...choices.map(([value, label]) => new Option(label, value)));
    }
    left.value = id;
    right.value = CURRENT;
    open('compare');
    draw();
  }

  const textOf = (id) => (id === CURRENT ? editor.source() : text(`/submissions/${id}/source`));
  async function draw() {
    try {
      const [before, after, monaco] = await Promise.all([textOf(left.value), textOf(right.value), editor.ready]);
      diff ??= monaco.editor.createDiffEditor(document.getElementById('diff'), {
        ...editor.options(),
        readOnly: true,
        originalEditable: false,
        renderSideBySide: true,
        useInlineViewWhenSpaceIsLimited: true,
        ignoreTrimWhitespace: false,
      });
      const old = diff.getModel();
      diff.setModel({
        original: monaco.editor.createModel(before, editor.language()),
        modified: monaco.editor.createModel(after, editor.language()),
      });
      old?.original.dispose();
      old?.modified.dispose();
    } catch (error) {
      say(error.message);
    }
  }
  left.addEventListener('change', draw);
  right.addEventListener('change', draw);
}
