import { announce, copyOf, newKey } from './announce.js';
import { changed } from './changes.js';
import { at, dates, form, windows } from './draft.js';

const rows = { window: document.getElementById('windows'), date: document.getElementById('dates') };
const templates = { window: 'new-window', date: 'new-date' };

// What the hours mean, where they surprise.
function note(row) {
  const start = at(row, 'start').value;
  const end = at(row, 'end').value;
  const words = row.querySelector('.window-note');
  if (!start || !end || start < end) {
    words.textContent = '';
  } else if (start === end) {
    words.textContent = 'All around the clock, from then on for 24 hours.';
  } else {
    words.textContent = `Over midnight: opens on these days, closes at ${end} on the next.`;
  }
}

function show() {
  document.getElementById('always-open').hidden = windows().length > 0;
  windows().forEach((row, index) => {
    row.querySelector('legend').textContent = `Window ${index + 1}`;
    note(row);
  });
  dates().forEach((row, index) => {
    row.querySelector('label').textContent = `Closed day ${index + 1}`;
  });
}

function add(kind) {
  const row = copyOf(templates[kind], newKey());
  rows[kind].append(row);
  row.querySelector('input').focus();
  show();
  changed();
}

function remove(row) {
  const kind = row.classList.contains('window') ? 'window' : 'date';
  const next = row.nextElementSibling ?? row.previousElementSibling;
  row.remove();
  (next?.querySelector('[data-do]') ?? form.querySelector(`[data-add="${kind}"]`)).focus();
  announce(kind === 'window' ? 'The window is removed.' : 'The date is removed.');
  show();
  changed();
}

const card = document.getElementById('schedule');
card.addEventListener('click', (event) => {
  const button = event.target.closest('[data-add], [data-do]');
  if (button?.dataset.add) {
    add(button.dataset.add);
  } else if (button) {
    remove(button.closest('.window, .closed-day'));
  }
});
card.addEventListener('input', show);
show();
