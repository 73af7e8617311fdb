// Gives each embedded chart of this page the height it asks for. Messages of anything else are left alone.
addEventListener('message', ({ data, source }) => {
  if (typeof data !== 'object' || data === null || data.duibiao !== 'height') return;
  const height = Math.min(4000, Math.max(120, Number(data.height) || 0));
  for (const frame of document.querySelectorAll('iframe[data-duibiao]')) {
    if (frame.contentWindow === source) frame.height = String(height);
  }
});
