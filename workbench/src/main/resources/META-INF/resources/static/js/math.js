/** Sets the formulas of a page and of what comes later. Without this they stay readable as LaTeX. */
const bench = document.querySelector('[data-katex]');
const { default: katex } = await import(bench.dataset.katex);

function set(root) {
  root.querySelectorAll('.math:not([data-set])').forEach((element) => {
    const latex = element.textContent;
    element.dataset.set = '';
    katex.render(latex, element, { displayMode: element.classList.contains('display'), throwOnError: false, trust: false });
  });
}
set(document);
document.body.addEventListener('htmx:afterSwap', (event) => set(event.target));
export { set };
