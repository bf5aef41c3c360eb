// Choosing jobs, and keeping the choice: a list that somebody works on does not change under their hands.
const PAGE = 25;
const MOST = 200;
const boxes = () => [...document.querySelectorAll('#jobs input[name="job"]')];

function count() {
  const chosen = boxes().filter((box) => box.checked).length;
  const place = document.getElementById('chosen');
  if (place) {
    place.textContent = chosen === 0 ? 'None chosen' : `${chosen} chosen${chosen > MOST ? `; ${MOST} at most can be changed together` : ''}`;
  }
  document.querySelectorAll('[data-chosen]').forEach((button) => { button.disabled = chosen === 0 || chosen > MOST; });
}

document.addEventListener('change', (event) => {
  if (event.target.id === 'choose-all') {
    boxes().forEach((box) => { box.checked = event.target.checked; });
  }
  if (event.target.closest('#jobs')) {
    count();
  }
});

document.addEventListener('htmx:beforeRequest', (event) => {
  const { elt, requestConfig } = event.detail;
  const byItself = requestConfig.triggeringEvent?.type === 'live';
  if (elt.id === 'jobs' && byItself && (boxes().length > PAGE || boxes().some((box) => box.checked))) {
    event.preventDefault();
    document.getElementById('stale').hidden = false;
  }
});

document.addEventListener('htmx:afterSwap', (event) => {
  if (event.detail.target.querySelector('[data-jobs-again]')) {
    document.body.dispatchEvent(new Event('jobs:again'));
  }
});
document.addEventListener('htmx:load', count);

// Many batches: they can be stopped, and after a failure taken up again.
document.addEventListener('click', (event) => {
  if (event.target.closest('[data-stop]')) {
    const form = event.target.closest('form');
    form.dispatchEvent(new Event('htmx:abort'));
    const note = document.createElement('p');
    note.className = 'mb-0';
    note.textContent = 'Stopped. The batch that was on its way is still done.';
    form.replaceWith(note);
  }
});
document.addEventListener('htmx:afterRequest', (event) => {
  if (!event.detail.successful) {
    event.detail.elt.querySelector?.('[data-go-on]')?.removeAttribute('hidden');
  }
});
