// Showing the things to try, and what came of each.

import { $, element } from './page.js';
import { state } from './state.js';
import { TOUR } from './tour.js';

export function buildTour(take) {
  $('tour').append(...TOUR.map((step) => {
    const button = Object.assign(element('button'), { type: 'button', id: `try-${step.id}` });
    button.dataset.testid = button.id;
    button.append(element('b', step.title), element('span', step.shows), Object.assign(element('em'), { className: 'chip' }));
    button.addEventListener('click', () => take(step));
    const item = element('li');
    item.append(button);
    return item;
  }));
}

export function renderTour() {
  const next = TOUR.find(({ id }) => !state.tour[id])?.id;
  for (const { id, needs } of TOUR) {
    const done = state.tour[id];
    const button = $(`try-${id}`);
    const chip = button.querySelector('.chip');
    button.disabled = needs === 'attempt' && state.attempts.length === 0;
    button.classList.toggle('next', id === next);
    chip.hidden = !done;
    chip.textContent = done?.text ?? '';
    chip.dataset.tone = done?.tone ?? '';
  }
}
