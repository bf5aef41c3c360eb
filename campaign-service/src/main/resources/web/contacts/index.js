import './contacts.css';

// How much of a file is sent, while it is.
document.addEventListener('htmx:xhr:progress', (event) => {
  const place = event.target.closest?.('#upload')?.querySelector('.upload-progress');
  if (place && event.detail.lengthComputable) {
    place.hidden = false;
    place.querySelector('progress').value = (100 * event.detail.loaded) / event.detail.total;
  }
});

// An attribute's name is asked for only where a column becomes one.
function ask(select) {
  const name = select.parentElement.querySelector('.attribute-name');
  name.hidden = select.value !== 'attribute';
}

document.addEventListener('change', (event) => {
  if (event.target.matches('select[name="target"]')) {
    ask(event.target);
  }
});
const askAll = () => document.querySelectorAll('select[name="target"]').forEach(ask);
document.addEventListener('htmx:afterSettle', askAll);
askAll();

// Who comes back to the list finds it as it was. The address does not hold what is searched for: it is personal.
const search = document.querySelector('#contact-search');
if (search) {
  const text = search.querySelector('[name="q"]');
  const kept = sessionStorage.getItem('contact-search');
  if (performance.getEntriesByType('navigation')[0]?.type === 'back_forward' && kept && !text.value) {
    text.value = kept;
    addEventListener('load', () => search.requestSubmit());
  }
  text.addEventListener('input', () => sessionStorage.setItem('contact-search', text.value));
}
