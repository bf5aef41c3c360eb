import { htmx } from './requests.js';

// Changes come over a WebSocket and say only what to look at again:
//   <div data-live="CAMPAIGN" hx-get="…" hx-trigger="live">        is asked for again when that campaign changes,
//   <div data-live="*" …>                                          when any does;
//   data-live-every="5000"                                         at most so often, in milliseconds;
//   data-live-rows="20"                                            unless somebody has paged on and sees more rows.
// The body hears of each change as well: live:campaign {id, jobs: [{id, status}], truncated} and live:snapshot.
const PACE = 500;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15000;
const SILENCE = 60000;
const AWAY = 3;
const WITHOUT = 30000;
const GRACE = 1000;
const AGAIN = 5000;
const GOING_AWAY = 1001;
const EXPIRED = 1008;

const known = document.querySelector('meta[name="live"]');
const states = {
  live: 'Live',
  reconnecting: 'Reconnecting…',
};

let seq = known?.content;
let socket;
let failures = 0;
let silence;
let retry;
let fallback;
let lost;

const marked = () => [...document.querySelectorAll('[data-live]')];

/** The one campaign that all of the page is about, if it is about one. */
function campaign() {
  const wanted = new Set(marked().map((element) => element.dataset.live));
  return wanted.size === 1 && !wanted.has('*') ? [...wanted][0] : undefined;
}

function connect() {
  if (socket || retry || marked().length === 0) {
    return;
  }
  const address = new URL('/console/live', location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  if (seq) {
    address.searchParams.set('since', seq);
  }
  const only = campaign();
  if (only) {
    address.searchParams.set('campaign', only);
  }
  const opened = new WebSocket(address);
  socket = opened;
  opened.only = only;
  opened.addEventListener('message', (event) => opened === socket && hear(JSON.parse(event.data)));
  opened.addEventListener('close', (event) => opened === socket && lose(event.code));
  listen();
}

function listen() {
  clearTimeout(silence);
  silence = setTimeout(drop, SILENCE);
}

/** Nothing was heard for too long; that the other side is gone may take minutes to be noticed. */
function drop() {
  const dropped = socket;
  lose();
  dropped.close();
}

/** For another page, or another campaign on this one. */
function leave() {
  const left = socket;
  socket = undefined;
  clearTimeout(silence);
  left?.close();
}

function lose(code) {
  socket = undefined;
  clearTimeout(silence);
  failures += 1;
  // Most losses are over before anybody needs to know.
  lost ??= setTimeout(show, GRACE, 'reconnecting');
  if (code === EXPIRED) {
    // Asking for something renews the session, or leads to the login.
    refreshAll();
  }
  if (failures >= AWAY && !fallback) {
    fallback = setInterval(refreshAll, WITHOUT);
  }
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1)) * (0.75 + Math.random() / 2);
  // A pod that stops says so, and there are others; but not all of its pages go to them in the same moment.
  retry = setTimeout(again, code === GOING_AWAY ? Math.random() * FIRST_PAUSE : pause);
}

function again() {
  clearTimeout(retry);
  retry = undefined;
  connect();
}

function hear(frame) {
  listen();
  seq = frame.seq;
  failures = 0;
  clearInterval(fallback);
  clearTimeout(lost);
  fallback = undefined;
  lost = undefined;
  show('live');
  if (frame.type === 'snapshot') {
    document.body.dispatchEvent(new CustomEvent('live:snapshot'));
    refreshAll();
  }
  for (const changed of frame.campaigns ?? []) {
    document.body.dispatchEvent(new CustomEvent('live:campaign', { detail: changed }));
    marked().filter((element) => concerns(element, changed.id)).forEach(refresh);
  }
}

const concerns = (element, id) => element.dataset.live === '*' || element.dataset.live === id;

function refreshAll() {
  marked().forEach(refresh);
}

// By what outlives the element's being swapped: when it was last asked for, who waits for a turn, and who for the page.
const last = new Map();
const waiting = new Set();
const later = new Set();
const keyOf = (element) => element.id || element.getAttribute('hx-get');
const find = (key) => marked().find((element) => keyOf(element) === key);

// While a button is held nothing is swapped: the click would be lost with what was pressed.
let held = false;

/** At once, or as soon as its pace allows and the page is seen; the last change is never left out. */
function refresh(element) {
  const key = keyOf(element);
  if (waiting.has(key)) {
    return;
  }
  const every = Number(element.dataset.liveEvery ?? PACE);
  const pause = Math.max(0, (last.get(key) ?? -Infinity) + every - performance.now());
  waiting.add(key);
  setTimeout(() => {
    waiting.delete(key);
    ask(key, find(key));
  }, pause);
}

function ask(key, element) {
  if (!element) {
    last.delete(key);
  } else if (document.hidden || held) {
    later.add(key);
  } else {
    last.set(key, performance.now());
    element.dispatchEvent(new Event('live'));
  }
}

function catchUp() {
  if (!document.hidden && !held) {
    const due = [...later];
    later.clear();
    due.map(find).forEach((element) => element && refresh(element));
  }
}

document.addEventListener('visibilitychange', catchUp);
addEventListener('pointerdown', () => { held = true; }, true);
['pointerup', 'pointercancel', 'dragend'].forEach((end) => addEventListener(end, release, true));
addEventListener('blur', release);

/** The click comes after this, and before what is put off. */
function release() {
  held = false;
  setTimeout(catchUp);
}

/** A list on which somebody has paged on would lose what they came for. */
document.addEventListener('htmx:beforeRequest', (event) => {
  const { elt } = event.detail;
  const rows = Number(elt.dataset?.liveRows ?? Infinity);
  if ([...elt.querySelectorAll('tbody')].some((list) => list.querySelectorAll('tr:not(.more)').length > rows)) {
    event.preventDefault();
  }
});

/** The key of what was asked for because of a change; nobody waits for that, so its failures are not said. */
function keyOfRefresh(event) {
  const { elt, triggeringEvent } = event.detail.requestConfig ?? {};
  return triggeringEvent?.type === 'live' ? keyOf(elt) : undefined;
}

document.addEventListener('htmx:beforeSwap', (event) => {
  const key = keyOfRefresh(event);
  if (key && held) {
    later.add(key);
    event.detail.shouldSwap = false;
  } else if (key && event.detail.xhr.status >= 400) {
    event.detail.shouldSwap = false;
    event.detail.isError = false;
    event.stopPropagation();
    tryAgain(key);
  }
}, true);
document.addEventListener('htmx:sendError', (event) => {
  const key = keyOfRefresh(event);
  if (key) {
    event.stopPropagation();
    tryAgain(key);
  }
}, true);

function tryAgain(key) {
  setTimeout(() => {
    const element = find(key);
    if (element) {
      refresh(element);
    }
  }, AGAIN);
}

function show(state) {
  for (const place of document.querySelectorAll('[data-live-state]')) {
    if (place.dataset.liveState !== state) {
      place.dataset.liveState = state;
      place.textContent = states[state];
    }
    place.hidden = false;
    // That all is well at the start need not be read out; what comes after that is.
    requestAnimationFrame(() => place.setAttribute('aria-live', 'polite'));
  }
}

addEventListener('online', again);
addEventListener('pagehide', leave);
addEventListener('pageshow', (event) => event.persisted && again());

// What is swapped in may be the first that listens, or about another campaign.
htmx.onLoad(() => {
  if (socket && socket.only !== campaign()) {
    leave();
  }
  connect();
});
