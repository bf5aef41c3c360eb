import htmx from 'htmx.org';

// Times are served in UTC and shown in the viewer's zone, with a person's own beside it where that is another.
const viewerZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const exact = { dateStyle: 'full', timeStyle: 'long' };

function format(date, zone) {
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  return new Intl.DateTimeFormat(undefined, {
    year, month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: zone,
  }).format(date);
}

function show(time) {
  const date = new Date(time.dateTime);
  if (Number.isNaN(date.getTime())) {
    return;
  }
  time.textContent = format(date, viewerZone);
  time.title = new Intl.DateTimeFormat(undefined, { ...exact, timeZone: viewerZone }).format(date);
  const zone = time.dataset.zone;
  if (zone && zone !== viewerZone) {
    const there = document.createElement('span');
    there.className = 'text-secondary time-there';
    there.textContent = ` (${format(date, zone)} ${zone})`;
    time.append(there);
  }
}

function showAll(root) {
  if (root.matches?.('time[datetime]')) {
    show(root);
  }
  root.querySelectorAll?.('time[datetime]').forEach(show);
}

htmx.onLoad(showAll);
document.querySelectorAll('[data-viewer-zone]').forEach((place) => {
  place.textContent = viewerZone;
});
