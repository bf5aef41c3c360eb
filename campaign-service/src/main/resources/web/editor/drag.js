// Cards are dragged by their grip, with a mouse, a pen or a finger. While that lasts they are folded, so that one sees where to.
const START = 4;
const EDGE = 60;
const SPEED = 12;

const middle = (card) => {
  const box = card.getBoundingClientRect();
  return box.top + box.height / 2;
};

const isStep = (element) => element.classList.contains('step');

function neighbour(card, direction) {
  let other = card[direction];
  while (other && !isStep(other)) {
    other = other[direction];
  }
  return other;
}

/** Lets the cards of a list be dragged; tells which one has another place then. */
export function sortable(list, dropped) {
  let drag = null;

  function begin() {
    const { card } = drag;
    const top = card.getBoundingClientRect().top;
    list.classList.add('sorting');
    card.classList.add('dragged');
    // Folding pulls the card away from under the pointer: the page follows as far as it can.
    scrollBy(0, card.getBoundingClientRect().top - top);
    drag.grip = drag.startY - middle(card);
    drag.begun = true;
    requestAnimationFrame(scroll);
  }

  function place() {
    const { card } = drag;
    const y = drag.y - drag.grip;
    let other = neighbour(card, 'previousElementSibling');
    while (other && y < middle(other)) {
      other.before(card);
      other = neighbour(card, 'previousElementSibling');
    }
    other = neighbour(card, 'nextElementSibling');
    while (other && y > middle(other)) {
      other.after(card);
      other = neighbour(card, 'nextElementSibling');
    }
  }

  // Near the edge of the window the page goes on.
  function scroll() {
    if (!drag) {
      return;
    }
    if (drag.y < EDGE) {
      scrollBy(0, -SPEED);
    } else if (drag.y > innerHeight - EDGE) {
      scrollBy(0, SPEED);
    }
    place();
    requestAnimationFrame(scroll);
  }

  function end(isKept) {
    const { card, next, begun } = drag;
    drag = null;
    if (!begun) {
      return;
    }
    if (!isKept) {
      list.insertBefore(card, next);
    }
    list.classList.remove('sorting');
    card.classList.remove('dragged');
    card.scrollIntoView({ block: 'nearest' });
    if (card.nextElementSibling !== next) {
      dropped(card);
    }
  }

  list.addEventListener('pointerdown', (event) => {
    const card = event.target.closest('.step-grip')?.closest('.step');
    if (card && event.button === 0) {
      event.preventDefault();
      // The list takes the pointer, since a card that changes its place would lose it.
      list.setPointerCapture(event.pointerId);
      drag = { card, next: card.nextElementSibling, startY: event.clientY, y: event.clientY, begun: false };
    }
  });
  list.addEventListener('pointermove', (event) => {
    if (drag) {
      drag.y = event.clientY;
      if (!drag.begun && Math.abs(drag.y - drag.startY) > START) {
        begin();
      }
      if (drag.begun) {
        place();
      }
    }
  });
  list.addEventListener('pointerup', () => drag && end(true));
  list.addEventListener('pointercancel', () => drag && end(false));
  addEventListener('keydown', (event) => {
    if (drag && event.key === 'Escape') {
      end(false);
    }
  });
}
