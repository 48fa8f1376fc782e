// Small helpers of the page.

export const $ = (id) => document.getElementById(id);

export function element(name, text = '') {
  const node = document.createElement(name);
  node.textContent = text;
  return node;
}

export function row(name, value, testId) {
  const definition = element('dd', value);
  if (testId) definition.dataset.testid = testId;
  return [element('dt', name), definition];
}

export const brief = (word) => word.replace(/^(verification|request)\./, '');
export const clock = (date) => date.toLocaleTimeString('en-GB');
export const shortened = (text) => (text.length <= 110 ? text : `${text.slice(0, 64)} … ${text.length - 96} more characters … ${text.slice(-32)}`);

// Writing an unchanged value would move the visitor's caret to the end.
export function setValue(field, value) {
  if (field.value !== value) field.value = value;
}

const sideBySide = () => matchMedia('(min-width: 64rem)').matches;

// Stacked, the next step is below the fold.
export function bringIntoView(lane) {
  if (sideBySide()) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  requestAnimationFrame(() => lane.scrollIntoView({ behavior: calm ? 'auto' : 'smooth', block: 'start' }));
}
