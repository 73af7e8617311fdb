// Runs before the first paint, so that a stored choice of light or dark never flashes.
(function () {
  try {
    var theme = localStorage.getItem('duibiao-theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage may be switched off: the system's setting stays in force.
  }
})();
