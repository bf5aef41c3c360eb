import { htmx } from '../app/requests.js';
import { cards } from './draft.js';

const preview = document.getElementById('preview');
const DESKTOP = 760;
const PHONE = 375;
const HEIGHT = 520;

if (preview) {
  start();
}

function start() {
  const box = document.getElementById('preview-frame');
  const pictures = document.getElementById('pictures');
  const withPictures = document.getElementById('pictures-on');
  let shown = 0;

  // A mail is shown as wide as on a desk, made smaller to fit.
  function fit() {
    const width = box.dataset.width === 'phone' ? PHONE : DESKTOP;
    const scale = Math.min(1, box.clientWidth / width);
    for (const frame of box.children) {
      frame.style.width = `${width}px`;
      frame.style.height = `${HEIGHT / scale}px`;
      frame.style.transform = `scale(${scale})`;
    }
  }

  function hidden(name, value) {
    const input = document.createElement('textarea');
    input.name = name;
    input.value = value;
    return input;
  }

  // A frame of its own for each: going back in the browser's history leaves the page, not the last preview.
  function show() {
    const html = preview.querySelector('.preview-html');
    box.hidden = !html;
    pictures.hidden = !html;
    if (!html) {
      box.replaceChildren();
      return;
    }
    shown += 1;
    const before = [...box.children];
    const frame = document.createElement('iframe');
    frame.name = `preview-${shown}`;
    frame.title = 'The e-mail';
    frame.setAttribute('sandbox', '');
    box.append(frame);
    fit();
    frame.addEventListener('load', () => before.forEach((old) => old.remove()));
    const token = document.querySelector('#preview-token input');
    const post = document.createElement('form');
    post.method = 'post';
    post.action = '/console/editor/preview/frame';
    post.enctype = 'multipart/form-data';
    post.target = frame.name;
    post.hidden = true;
    post.append(hidden(token.name, token.value), hidden('html', html.value));
    if (withPictures.checked) {
      post.append(hidden('pictures', 'on'));
    }
    document.body.append(post);
    post.submit();
    post.remove();
  }

  preview.addEventListener('htmx:afterSwap', (event) => {
    if (event.target === preview) {
      show();
    }
  });
  withPictures.addEventListener('change', show);
  new ResizeObserver(fit).observe(box);
  document.querySelectorAll('[name="width"]').forEach((choice) => choice.addEventListener('change', () => {
    box.dataset.width = choice.value;
    fit();
  }));
  choosePeople();
}

function choosePeople() {
  const person = document.getElementById('person');
  const choose = document.getElementById('person-choose');
  const search = document.getElementById('person-search');
  const searchBox = document.getElementById('person-search-box');

  function open(isOpen) {
    searchBox.hidden = !isOpen;
    choose.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) {
      search.focus();
      htmx.trigger(search, 'editor:search');
    } else {
      choose.focus();
    }
  }

  choose.addEventListener('click', () => open(searchBox.hidden));
  searchBox.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      open(false);
    }
  });
  document.getElementById('person-results').addEventListener('click', (event) => {
    const chosen = event.target.closest('[data-contact]');
    if (!chosen) {
      return;
    }
    person.dataset.contact = chosen.dataset.contact;
    document.getElementById('person-name').textContent = chosen.dataset.name;
    document.getElementById('person-detail').textContent = chosen.dataset.zone;
    choose.textContent = 'Choose another';
    const zone = document.getElementById('sample-zone');
    zone.value = chosen.dataset.zone;
    zone.dispatchEvent(new Event('input', { bubbles: true }));
    open(false);
    htmx.trigger('#preview', 'editor:preview');
    cards().forEach((card) => card.dispatchEvent(new Event('editor:step')));
  });
}
