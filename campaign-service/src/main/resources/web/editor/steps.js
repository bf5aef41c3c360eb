import { htmx } from '../app/requests.js';
import { activate, activeCard, mark } from './active.js';
import { announce, copyOf, newKey } from './announce.js';
import { changed } from './changes.js';
import { at, cards, copyFields, form } from './draft.js';
import { sortable } from './drag.js';

const list = document.getElementById('steps');
const nothing = document.getElementById('no-steps');
const words = { email: 'E-mail', sms: 'SMS' };

const place = (card) => cards().indexOf(card) + 1;
const name = (card) => `Step ${place(card)}, ${words[card.dataset.channel]}`;

function summary(card) {
  const amount = at(card, 'delay/amount').value;
  const unit = at(card, 'delay/unit').value;
  const enrolment = at(card, 'delayFrom').value === 'enrollment' || place(card) === 1;
  if (amount === '0') {
    return enrolment ? 'At once' : 'Together with the step before';
  }
  return `${amount || '…'} ${amount === '1' ? unit.slice(0, -1) : unit} after ${enrolment ? 'enrolment' : 'the step before'}`;
}

function show(card) {
  card.querySelector('.step-name').textContent = `${place(card)} · ${words[card.dataset.channel]}`;
  card.querySelector('.step-summary').textContent = summary(card);
}

// A button that cannot do anything keeps the focus, so that one can go on with the other.
function number() {
  const all = cards();
  nothing.hidden = all.length > 0;
  all.forEach((card, index) => {
    show(card);
    for (const button of card.querySelectorAll('[data-do]')) {
      const { label } = button.dataset;
      button.dataset.label = label ?? button.getAttribute('aria-label') ?? '';
      if (button.dataset.label) {
        button.setAttribute('aria-label', `${button.dataset.label} step ${index + 1}`);
      }
    }
    card.querySelector('[data-do="up"]').setAttribute('aria-disabled', String(index === 0));
    card.querySelector('[data-do="down"]').setAttribute('aria-disabled', String(index === all.length - 1));
  });
  mark();
}

function connect(card) {
  card.addEventListener('editor:step', () => {
    show(card);
    const length = card.querySelector('.sms-length');
    if (length) {
      htmx.trigger(length, 'editor:length');
    }
  });
}

function insert(card, before) {
  list.insertBefore(card, before);
  connect(card);
  htmx.process(card);
  activate(card);
  number();
  changed([card]);
}

function add(channel) {
  const card = copyOf(`new-${channel}`, newKey());
  if (cards().length > 0) {
    at(card, 'delay/amount').value = 1;
    at(card, 'delay/unit').value = 'days';
  }
  insert(card, null);
  at(card, channel === 'email' ? 'subject' : 'text').focus();
  card.scrollIntoView({ block: 'nearest' });
  announce(`${name(card)} was added.`);
}

function copy(card) {
  const other = copyOf(`new-${card.dataset.channel}`, newKey());
  copyFields(card, other);
  insert(other, card.nextElementSibling);
  other.focus();
  announce(`${name(other)} is a copy of the one before.`);
}

function move(card, target, button) {
  if (!target) {
    announce(`${name(card)} cannot go further.`);
    return;
  }
  list.insertBefore(card, target === card.previousElementSibling ? target : target.nextElementSibling);
  number();
  button.focus();
  announce(`Moved. It is now ${name(card)} of ${cards().length}.`);
  changed();
}

function remove(card) {
  const after = card.nextElementSibling;
  const note = document.createElement('li');
  note.className = 'removed alert alert-info d-flex align-items-center gap-2';
  const undo = document.createElement('button');
  undo.type = 'button';
  undo.className = 'btn btn-sm';
  undo.textContent = 'Undo';
  note.append(`${name(card)} is removed.`, undo);
  list.querySelectorAll('.removed').forEach((old) => old.remove());
  announce(`${name(card)} is removed. Undo is at hand.`);
  card.replaceWith(note);
  undo.addEventListener('click', () => {
    note.replaceWith(card);
    number();
    card.focus();
    announce(`${name(card)} is back.`);
    changed();
  });
  undo.focus();
  number();
  changed();
}

const actions = {
  up: (card, button) => move(card, sibling(card, 'previousElementSibling'), button),
  down: (card, button) => move(card, sibling(card, 'nextElementSibling'), button),
  copy,
  remove,
  preview(card) {
    activate(card);
    htmx.trigger('#preview', 'editor:preview');
    document.getElementById('preview-title').scrollIntoView({ block: 'nearest' });
  },
};

function sibling(card, direction) {
  let other = card[direction];
  while (other && !other.classList.contains('step')) {
    other = other[direction];
  }
  return other;
}

list.addEventListener('click', (event) => {
  const button = event.target.closest('[data-do]');
  const card = button?.closest('.step');
  if (card) {
    actions[button.dataset.do](card, button);
  }
});

list.addEventListener('focusin', (event) => {
  const card = event.target.closest('.step');
  if (card && card !== activeCard()) {
    activate(card);
    htmx.trigger('#preview', 'editor:preview');
  }
});

document.getElementById('add-steps').addEventListener('click', (event) => {
  const channel = event.target.closest('[data-add]')?.dataset.add;
  if (channel) {
    add(channel);
  }
});

if (!form.querySelector('fieldset').disabled) {
  sortable(list, (card) => {
    number();
    announce(`Moved. It is now ${name(card)} of ${cards().length}.`);
    changed();
  });
}

cards().forEach(connect);
number();
