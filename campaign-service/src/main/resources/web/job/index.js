// A job comes anew by itself, but not under the hands of somebody who writes why they change it.
document.addEventListener('htmx:beforeRequest', (event) => {
  const job = event.detail.elt;
  const why = document.getElementById('field-reason');
  if (job.id === 'job' && (job.contains(document.activeElement) || why?.value)) {
    event.preventDefault();
  }
});
