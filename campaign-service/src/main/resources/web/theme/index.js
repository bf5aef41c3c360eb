// Runs before anything is painted, so that a dark page does not flash up light.
const system = matchMedia('(prefers-color-scheme: dark)');
const apply = () => {
  const chosen = localStorage.getItem('console-theme') ?? 'system';
  document.documentElement.dataset.bsTheme = chosen === 'system' ? (system.matches ? 'dark' : 'light') : chosen;
};
apply();
system.addEventListener('change', apply);
addEventListener('storage', apply);
addEventListener('console:theme', apply);
