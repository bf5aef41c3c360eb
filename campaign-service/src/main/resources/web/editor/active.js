import { cards } from './draft.js';

// The step that somebody works on is the one that is shown.
let active = null;
const title = document.getElementById('preview-title');

/** The card of the step that is shown; undefined if there is none. */
export function activeCard() {
  return active?.isConnected ? active : cards()[0];
}

/** Shows another one. */
export function activate(card) {
  active = card;
  mark();
}

/** Says which one it is. */
export function mark() {
  const card = activeCard();
  cards().forEach((each) => each.classList.toggle('active', each === card));
  if (title) {
    title.textContent = card ? `Preview of step ${cards().indexOf(card) + 1}` : 'Preview';
  }
}
