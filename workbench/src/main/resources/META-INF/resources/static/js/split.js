/** Dividers that move by pointer and by arrow keys, and stay where they were put. */
const STEP = 2;

document.querySelectorAll('[data-split]').forEach((divider) => {
  const name = divider.dataset.split;
  const across = name === 'columns';
  const area = divider.parentElement;
  const low = Number(divider.getAttribute('aria-valuemin'));
  const high = Number(divider.getAttribute('aria-valuemax'));
  const key = `onsite.split.${name}`;

  function put(percent) {
    const value = Math.min(high, Math.max(low, percent));
    area.style.setProperty(`--${name}`, `${value}%`);
    divider.setAttribute('aria-valuenow', String(Math.round(value)));
    localStorage.setItem(key, String(value));
    document.dispatchEvent(new CustomEvent('split'));
  }
  const kept = Number(localStorage.getItem(key));
  if (kept) put(kept);

  divider.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    divider.setPointerCapture(event.pointerId);
    divider.classList.add('moving');
  });
  divider.addEventListener('pointermove', (event) => {
    if (!divider.hasPointerCapture(event.pointerId)) return;
    const box = area.getBoundingClientRect();
    put(across ? ((event.clientX - box.left) / box.width) * 100 : ((event.clientY - box.top) / box.height) * 100);
  });
  divider.addEventListener('lostpointercapture', () => divider.classList.remove('moving'));
  divider.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -STEP, ArrowUp: -STEP, ArrowRight: STEP, ArrowDown: STEP }[event.key];
    if (!step) return;
    event.preventDefault();
    put(Number(divider.getAttribute('aria-valuenow')) + step);
  });
});
