// A variable goes where the caret was last, in the field of its step.
const carets = new WeakMap();
const list = document.getElementById('steps');

list.addEventListener('focusout', (event) => {
  const card = event.target.closest('.step');
  if (card && event.target.matches('[data-template]')) {
    carets.set(card, event.target);
  }
});

list.addEventListener('show.bs.dropdown', (event) => {
  const menu = event.target.closest('.step')?.querySelector('.variables-menu');
  if (menu && menu.children.length === 0) {
    menu.append(document.getElementById('variables').content.cloneNode(true));
  }
});

list.addEventListener('click', (event) => {
  const name = event.target.closest('[data-variable]')?.dataset.variable;
  const card = event.target.closest('.step');
  if (!name) {
    return;
  }
  const field = carets.get(card) ?? card.querySelector('[data-template]');
  field.focus();
  field.setRangeText(`{{ ${name} }}`, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
});
