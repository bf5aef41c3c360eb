import './automation.css';
import './jobs.js';
import './send.js';

// The chart's code outweighs all else: it comes when there is something to draw, and nearly in sight.
const nearby = new IntersectionObserver((seen) => {
  if (seen.some((place) => place.isIntersecting)) {
    nearby.disconnect();
    import('./chart.js');
  }
}, { rootMargin: '300px' });
const watch = (root) => root.querySelectorAll('.throughput-chart').forEach((place) => nearby.observe(place));
document.addEventListener('htmx:load', (event) => watch(event.detail.elt));
watch(document);

// What has been shown for one press of a button goes with another.
document.addEventListener('click', (event) => {
  const closing = event.target.closest('[data-clear]');
  if (closing) {
    document.querySelector(closing.dataset.clear).replaceChildren();
    document.querySelector('#runs button:enabled')?.focus();
  }
});

// A result is read from its heading on.
document.addEventListener('htmx:afterSwap', (event) => {
  event.detail.target.querySelector('[data-focus]')?.focus();
});

// What was done here is seen here at once, however far the live connection is.
document.addEventListener('htmx:afterRequest', (event) => {
  if (event.detail.successful && event.detail.requestConfig.verb === 'post') {
    document.querySelectorAll('[data-live]').forEach((part) => part.dispatchEvent(new Event('live')));
  }
});

// A part that comes anew by itself leaves open what somebody has opened in it; known by the summary's id.
let opened = [];
document.addEventListener('htmx:beforeSwap', (event) => {
  opened = [...event.detail.target.querySelectorAll('details[open] > summary[id]')].map((summary) => summary.id);
});
document.addEventListener('htmx:afterSwap', () => {
  opened.forEach((id) => { document.getElementById(id)?.parentElement.setAttribute('open', ''); });
  opened = [];
});
