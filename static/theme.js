// Runs before the first paint, so that a stored choice of light or dark never flashes, nor the sample's numbers where
// the reader's own data is in use.
(function () {
  var root = document.documentElement;
  try {
    var theme = localStorage.getItem('duibiao-theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    if (localStorage.getItem('duibiao-own')) root.dataset.restoring = '';
  } catch {
    // Storage may be switched off: the system's setting and the sample stay in force.
  }
})();
