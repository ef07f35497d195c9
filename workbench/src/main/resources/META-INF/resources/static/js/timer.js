/** The timer: the server keeps it, the page counts on. */
import { say, send } from './server.js';

/** @param {string} slug */
export function timer(slug) {
  const box = document.querySelector('.timer');
  const face = box.querySelector('time');
  const toggle = box.querySelector('[data-timer="toggle"]');
  const minutes = Number(box.dataset.minutes);
  let base = Number(box.dataset.millis);
  let since = performance.now();

  const runs = () => box.dataset.runs === 'true';
  function tick() {
    const seconds = Math.floor((base + (runs() ? performance.now() - since : 0)) / 1000);
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const two = (n) => String(n).padStart(2, '0');
    face.textContent = `${h ? `${h}:${two(m)}` : m}:${two(s)}`;
    toggle.title = `${minutes} minutes are usual`;
    face.dateTime = `PT${seconds}S`;
    box.classList.toggle('over', seconds > minutes * 60);
    toggle.setAttribute('aria-label', `${runs() ? 'Pause' : 'Start'} the timer, ${m + h * 60} of ${minutes} minutes`);
  }
  async function act(action) {
    try {
      const state = await (await send('POST', `/problems/${slug}/timer`, { action })).json();
      base = state.millis;
      since = performance.now();
      box.dataset.runs = String(state.runs);
      box.dataset.millis = String(Math.round(base));
      tick();
    } catch (error) {
      say(error.message);
    }
  }
  toggle.addEventListener('click', () => act(runs() ? 'pause' : 'start'));
  box.querySelector('[data-timer="reset"]').addEventListener('click', () => act('reset'));
  setInterval(tick, 1000);
  tick();
}
