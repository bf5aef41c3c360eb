import { htmx } from '../app/requests.js';
import { discard, keep, picture, showState } from './changes.js';
import { cards, form } from './draft.js';
import { demand, forgive } from './faults.js';

// One answer to one question: what was decided goes with the next request only.
let decision = {};
let sent = { picture: null, cards: [] };

function address() {
  const { campaign, revision } = form.dataset;
  const query = new URLSearchParams();
  if (!decision.overwrite) {
    query.set('revision', revision);
  }
  if (decision.inFlight) {
    query.set('inFlight', decision.inFlight);
  }
  return `/console/campaigns/${campaign}/edit?${query}`;
}

form.addEventListener('htmx:configRequest', (event) => {
  if (event.target === form) {
    event.detail.path = address();
    sent = { picture: picture(), cards: cards() };
  }
});

form.addEventListener('editor:saved', ({ detail }) => {
  form.dataset.revision = detail.revision;
  sent.cards.forEach((card, index) => {
    card.dataset.id = detail.steps[index] ?? '';
  });
  forgive();
  keep(sent.picture);
  document.querySelector('h1').firstChild.textContent = `${form.querySelector('#name').value} `;
  document.getElementById('steps').querySelectorAll('.removed').forEach((note) => note.remove());
  htmx.trigger('#check', 'editor:check');
});

form.addEventListener('htmx:beforeRequest', (event) => {
  if (event.target === form) {
    document.getElementById('state').textContent = 'Saving…';
  }
});

form.addEventListener('htmx:afterRequest', (event) => {
  if (event.target !== form) {
    return;
  }
  showState();
  const { status } = event.detail.xhr;
  if (status !== 409 && status !== 412) {
    decision = {};
  }
  if (status === 422) {
    demand();
  }
});

// Questions that are asked before it can be saved.
const dialogs = document.getElementById('dialog');

function saveWith(answer) {
  decision = { ...decision, ...answer };
  dialogs.querySelector('dialog')?.close();
  form.requestSubmit();
}

dialogs.addEventListener('click', (event) => {
  if (event.target.closest('[data-overwrite]')) {
    saveWith({ overwrite: true });
  } else if (event.target.closest('[data-close]')) {
    decision = {};
  } else if (event.target.closest('[data-discard]')) {
    discard();
  }
});

// Escape is an answer too. The event does not bubble.
dialogs.addEventListener('cancel', () => {
  decision = {};
}, true);

dialogs.addEventListener('submit', (event) => {
  if (event.target.id === 'in-flight') {
    event.preventDefault();
    saveWith({ inFlight: new FormData(event.target).get('inFlight') });
  }
});

addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === 's' && document.getElementById('save')) {
    event.preventDefault();
    form.requestSubmit();
  }
});
