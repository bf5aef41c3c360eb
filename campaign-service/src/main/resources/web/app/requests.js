import htmx from 'htmx.org';

const csrf = document.querySelector('meta[name="csrf"]');

// Every request of htmx carries the page's token.
document.addEventListener('htmx:configRequest', (event) => {
  event.detail.headers[csrf.dataset.header] = csrf.content;
});

// A refusal of ours says where its message goes; an answer of somebody else's, such as a proxy, does not.
document.addEventListener('htmx:beforeSwap', (event) => {
  const { xhr } = event.detail;
  if (xhr.status >= 400 && xhr.status !== 422) {
    event.detail.shouldSwap = xhr.getResponseHeader('HX-Retarget') !== null;
    event.detail.isError = false;
    // Beside an open dialog nothing can be reached: what concerns it is said in it.
    const inDialog = event.detail.requestConfig?.elt.closest('dialog')?.querySelector('[data-messages]');
    if (inDialog) {
      event.detail.target = inDialog;
      event.detail.swapOverride = 'innerHTML';
    }
    if (!event.detail.shouldSwap && xhr.getResponseHeader('HX-Refresh') === null) {
      say('The server could not answer. Try again in a moment.');
    }
  }
});
document.addEventListener('htmx:sendError', () => say('The server cannot be reached. Try again in a moment.'));

/** Shows a message of this page's own. */
export function say(text, kind = 'danger') {
  const message = document.createElement('div');
  message.className = `alert alert-${kind} alert-dismissible toast-message`;
  message.setAttribute('role', kind === 'danger' ? 'alert' : 'status');
  message.append(text);
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'btn-close';
  close.dataset.bsDismiss = 'alert';
  close.setAttribute('aria-label', 'Close');
  message.append(close);
  document.getElementById('toasts').append(message);
}

// What went well need not be closed by hand.
htmx.onLoad((element) => {
  for (const message of element.querySelectorAll?.('.alert-success.toast-message') ?? []) {
    forget(message);
  }
  if (element.matches?.('.alert-success.toast-message')) {
    forget(element);
  }
});

function forget(message) {
  setTimeout(() => message.remove(), 8000);
}

export { htmx };
