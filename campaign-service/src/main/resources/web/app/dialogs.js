import htmx from 'htmx.org';

// A dialog that htmx has fetched opens; closed, it goes, and the browser puts the focus back.
htmx.onLoad((element) => {
  const dialog = element.matches?.('dialog') ? element : element.querySelector?.('dialog');
  if (dialog && !dialog.open) {
    dialog.addEventListener('close', () => dialog.remove());
    dialog.showModal();
  }
});

// Who says how many wants them.
document.addEventListener('input', (event) => {
  const chosen = document.getElementById(event.target.dataset?.chooses);
  if (chosen) {
    chosen.checked = true;
  }
});

document.addEventListener('click', (event) => {
  event.target.closest?.('[data-close]')?.closest('dialog')?.close();
});
