import { htmx } from '../app/requests.js';

const zone = document.getElementById('sample-zone');
const time = document.getElementById('sample-time');

/** Now, by a clock in that zone. */
function nowIn(timeZone) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date())
    .replace(' ', 'T');
}

if (zone) {
  time.value = nowIn(zone.value);
  document.getElementById('calendar-question').addEventListener('input', () => htmx.trigger('#calendar', 'editor:calendar'));
}
