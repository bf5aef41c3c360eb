import { at, cards, dates, form, windows } from './draft.js';

// What is wrong is said at its field once somebody has been there, and everywhere once they wanted to save.
let attempted = false;

const fieldIn = (root, place) => (place ? at(root, place) ?? root.querySelector(`[data-at^="${place}/"]`) : null);

/** The field, or else the part of the page, that a JSON pointer is about. */
function locate(pointer) {
  const [first, second, third, ...rest] = pointer.split('/').slice(1);
  if (first === 'steps' && second !== undefined) {
    const card = cards()[Number(second)];
    return card ? fieldIn(card, [third, ...rest].filter(Boolean).join('/')) ?? card : document.getElementById('add-steps');
  }
  if (first === 'steps') {
    return document.getElementById('add-steps');
  }
  if (first === 'schedule' && second === 'windows' && third !== undefined) {
    const row = windows()[Number(third)];
    return row ? fieldIn(row, rest[0]) ?? row : document.getElementById('schedule');
  }
  if (first === 'schedule' && second === 'blackoutDates' && third !== undefined) {
    return at(dates()[Number(third)] ?? form, 'date') ?? document.getElementById('schedule');
  }
  if (first === 'schedule') {
    return at(form, `schedule/${second}`) ?? document.getElementById('schedule');
  }
  return fieldIn(form, pointer.slice(1)) ?? document.getElementById('name');
}

const isField = (place) => place.matches('input, select, textarea');

function clear() {
  form.querySelectorAll('.fault').forEach((message) => message.remove());
  form.querySelectorAll('[aria-invalid]').forEach((field) => {
    field.removeAttribute('aria-invalid');
    field.classList.remove('is-invalid');
    const others = field.dataset.describedby ?? '';
    if (others) {
      field.setAttribute('aria-describedby', others);
    } else {
      field.removeAttribute('aria-describedby');
    }
  });
}

function mark(place, words, index) {
  const message = document.createElement('div');
  message.className = 'fault text-danger small';
  message.id = `fault-${index}`;
  message.textContent = words;
  if (isField(place)) {
    place.dataset.describedby ??= place.getAttribute('aria-describedby') ?? '';
    const before = place.getAttribute('aria-describedby') ?? '';
    place.setAttribute('aria-describedby', `${before} ${message.id}`.trim());
    place.setAttribute('aria-invalid', 'true');
    place.classList.add('is-invalid');
    place.after(message);
  } else {
    (place.querySelector(':scope > .card-body') ?? place).append(message);
  }
}

const isTouched = (place) => attempted || place.dataset.touched !== undefined || place.querySelector('[data-touched]') !== null;

/** Shows what was found at its places. */
function show() {
  clear();
  const findings = document.getElementById('findings');
  const box = findings.querySelector('.findings-faults');
  if (box) {
    box.hidden = !attempted;
  }
  findings.querySelectorAll('[data-fault]').forEach((link, index) => {
    const place = locate(link.dataset.fault);
    if (isTouched(place)) {
      mark(place, link.nextElementSibling.textContent, index);
    }
  });
}

/** From now on everything is said. */
export function demand() {
  attempted = true;
  show();
  document.querySelector('.findings-faults')?.focus();
}

/** Begins anew. */
export function forgive() {
  attempted = false;
}

form.addEventListener('focusout', (event) => {
  if (isField(event.target) && event.target.dataset.at) {
    event.target.dataset.touched = '';
    show();
  }
});

form.addEventListener('click', (event) => {
  const link = event.target.closest('[data-fault], [data-hurdle], [data-warning]');
  if (link) {
    event.preventDefault();
    const { fault, hurdle, warning } = link.dataset;
    const place = locate(fault ?? hurdle ?? warning);
    place.closest('details')?.setAttribute('open', '');
    (place.matches('[tabindex], input, select, textarea') ? place : place.querySelector('button, input')).focus();
  }
});

document.addEventListener('htmx:afterSettle', (event) => {
  if (event.detail.target?.id === 'findings' || event.target.id === 'findings') {
    show();
  }
});
