/** Tells who does not see it what has happened. */
export function announce(words) {
  document.getElementById('announcements').textContent = words;
}

/** A copy of a template, with ids of its own. */
export function copyOf(template, key) {
  const holder = document.createElement('div');
  holder.innerHTML = document.getElementById(template).innerHTML.replaceAll('KEY', key);
  return holder.firstElementChild;
}

let last = 0;

/** What no other id begins with. */
export function newKey() {
  last += 1;
  return `new${last}`;
}
