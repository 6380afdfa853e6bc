// Runs before the first paint, so that a chosen theme never flashes in the other one, and rows do not jump.
(function () {
  try {
    var choices = document.documentElement.dataset;
    var theme = localStorage.getItem('etl-studio.theme');
    if (theme === 'light' || theme === 'dark') choices.theme = theme;
    if (localStorage.getItem('etl-studio.density') === 'compact') choices.density = 'compact';
  } catch {
    // Storage is blocked: the system's theme applies.
  }
})();
