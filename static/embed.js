// Tells the page around an embedded chart how high it is; it reads, keeps and sends nothing else.
(() => {
  if (parent === self) return;
  const tell = () => parent.postMessage({ duibiao: 'height', height: document.body.scrollHeight }, '*');
  new ResizeObserver(tell).observe(document.body);
})();
