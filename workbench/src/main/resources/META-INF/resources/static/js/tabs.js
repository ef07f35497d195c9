/** The tabs beside the editor, by pointer and arrow keys; a tab's content is told when it is first seen. */
const tabs = [...document.querySelectorAll('[role="tab"]')];

/** @param {string} name the panel's id */
export function showTab(name, focus = false) {
  for (const tab of tabs) {
    const chosen = tab.getAttribute('aria-controls') === name;
    tab.setAttribute('aria-selected', String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    const panel = document.getElementById(tab.getAttribute('aria-controls'));
    panel.hidden = !chosen;
    if (chosen) {
      if (focus) tab.focus();
      panel.dispatchEvent(new CustomEvent('show-tab'));
    }
  }
  history.replaceState(null, '', name === 'statement' ? location.pathname + location.search : `#${name}`);
}

tabs.forEach((tab, i) => {
  tab.addEventListener('click', () => showTab(tab.getAttribute('aria-controls')));
  tab.addEventListener('keydown', (event) => {
    const to = { ArrowLeft: i - 1, ArrowRight: i + 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    showTab(tabs[(to + tabs.length) % tabs.length].getAttribute('aria-controls'), true);
  });
});

/** Shows one of the two panes where there is room for one only. */
export function showPane(name) {
  document.getElementById('main').dataset.pane = name;
  document.querySelectorAll('[data-show-pane]').forEach((button) => {
    button.setAttribute('aria-pressed', String(button.dataset.showPane === name));
  });
}
document.querySelectorAll('[data-show-pane]').forEach((button) => {
  button.addEventListener('click', () => showPane(button.dataset.showPane));
});
