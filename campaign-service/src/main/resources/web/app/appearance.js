// The choice between light and dark; theme/index.js applies it.
const chosen = localStorage.getItem('console-theme') ?? 'system';
for (const choice of document.querySelectorAll('.theme-choice input')) {
  choice.checked = choice.value === chosen;
  choice.addEventListener('change', () => {
    localStorage.setItem('console-theme', choice.value);
    dispatchEvent(new Event('console:theme'));
  });
}
