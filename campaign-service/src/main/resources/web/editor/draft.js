// What is on the page, in the API's JSON. Nothing is checked here: what cannot be read is left out, and the server says so.

/** The form itself. */
export const form = document.getElementById('editor');

/** The field of an element by its place in the JSON. */
export const at = (root, place) => root.querySelector(`[data-at="${place}"]`);

/** The cards of the steps, in their order. */
export const cards = () => [...document.querySelectorAll('#steps > .step')];

/** The rows of the windows. */
export const windows = () => [...document.querySelectorAll('#windows > .window')];

/** The rows of the closed days. */
export const dates = () => [...document.querySelectorAll('#dates > .closed-day')];

const LARGEST = 2 ** 31 - 1;

function whole(input) {
  const number = Number(input.value);
  const isWhole = input.value.trim() !== '' && Number.isInteger(number);
  return isWhole ? Math.max(-LARGEST, Math.min(LARGEST, number)) : null;
}

function text(root, place) {
  const field = at(root, place);
  return field && field.value.trim() !== '' ? field.value : null;
}

function delay(card, place) {
  return { amount: whole(at(card, `${place}/amount`)), unit: at(card, `${place}/unit`).value };
}

function maxLateness(card) {
  const amount = at(card, 'maxLateness/amount');
  const empty = amount.value === '' && !amount.validity.badInput;
  return empty ? null : delay(card, 'maxLateness');
}

/** A card as a step. */
export function readStep(card) {
  return {
    id: card.dataset.id || null,
    channel: card.dataset.channel,
    delay: delay(card, 'delay'),
    delayFrom: at(card, 'delayFrom').value,
    subject: text(card, 'subject'),
    html: text(card, 'html'),
    text: text(card, 'text'),
    maxLateness: maxLateness(card),
    onTooLate: at(card, 'onTooLate').value,
    missingVariable: at(card, 'missingVariable').value,
  };
}

/** Fills a card with the fields of another. */
export function copyFields(from, to) {
  for (const field of from.querySelectorAll('[data-at]')) {
    at(to, field.dataset.at).value = field.value;
  }
}

/** What a step's message says. */
export function readMessage(card) {
  const { channel, subject, html, text: words, missingVariable } = readStep(card);
  return { channel, subject, html, text: words, missingVariable };
}

function readWindow(row) {
  return {
    days: [...row.querySelectorAll('.days input:checked')].map((day) => day.value),
    start: at(row, 'start').value || null,
    end: at(row, 'end').value || null,
  };
}

/** Something that is no number is as wrong as a number below 0, and the server says what is right. */
function lookBackDays() {
  const field = at(form, 'lookBackDays');
  const empty = field.value === '' && !field.validity.badInput;
  return empty ? null : whole(field) ?? -1;
}

/** Null where it says nothing and the campaign had none, which is the same. */
function readSchedule() {
  const schedule = {
    zoneMode: form.querySelector('[name="zone-mode"]:checked').value,
    zone: at(form, 'schedule/zone').value.trim(),
    windows: windows().length === 0 ? null : windows().map(readWindow),
    blackoutDates: dates().map((row) => at(row, 'date').value || null),
  };
  const saysNothing = schedule.zoneMode === 'contact' && schedule.zone === form.dataset.defaultZone
    && schedule.windows === null && schedule.blackoutDates.length === 0;
  return saysNothing && form.dataset.schedule !== 'given' ? null : schedule;
}

/** All that is saved. */
export function readDraft() {
  return {
    name: at(form, 'name').value,
    trigger: { type: at(form, 'trigger/type').value },
    lookBackDays: lookBackDays(),
    schedule: readSchedule(),
    steps: cards().map(readStep),
  };
}
