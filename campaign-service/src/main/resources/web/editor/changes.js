import { htmx, say } from '../app/requests.js';
import { cards, form, readDraft } from './draft.js';

/** All that is saved, as one text. Ids are given by the server: that a step has one now is no change of anybody's. */
export const picture = () => JSON.stringify(readDraft(), (key, value) => (key === 'id' ? undefined : value));

const state = document.getElementById('state');
let saved = picture();
let everSaved = false;

/** Whether there is something that would be lost. */
export const isDirty = () => picture() !== saved;

/** What is kept by the server now; what was typed since is not. */
export function keep(sent) {
  saved = sent;
  everSaved = true;
  showState();
}

/** Says whether all is saved. */
export function showState() {
  const dirty = isDirty();
  state.textContent = dirty ? 'There are unsaved changes.' : everSaved ? 'All changes are saved.' : 'No changes yet.';
  state.classList.toggle('text-warning-emphasis', dirty);
  state.classList.toggle('text-secondary', !dirty);
}

/** Something on the page is different: what depends on it is asked for anew. */
export function changed(touched = cards()) {
  showState();
  htmx.trigger('#check', 'editor:check');
  htmx.trigger('#calendar', 'editor:calendar');
  htmx.trigger('#preview', 'editor:preview');
  touched.forEach((card) => card.dispatchEvent(new Event('editor:step')));
}

form.addEventListener('input', (event) => changed([event.target.closest('.step')].filter(Boolean)));

// Activating is about what is saved: who has just changed it means something else.
document.addEventListener('htmx:beforeRequest', (event) => {
  if (event.target.matches('[hx-get$="/life/activate"]') && isDirty()) {
    event.preventDefault();
    say('There are unsaved changes. Save them first: what is activated is what is saved.', 'warning');
    document.getElementById('save')?.focus();
  }
});

addEventListener('beforeunload', (event) => {
  if (isDirty()) {
    event.preventDefault();
  }
});

/** Lets the page go without asking. */
export function discard() {
  saved = picture();
}
