import { createHash } from 'node:crypto';

const PRELOAD = /[\t ]*<link href="([^"]+)" rel="modulepreload">\n?/g;
const BOOT = /<script>([^<]*?__sveltekit_[^<]*?)Promise\.all\(\[([\s\S]*?)\]\)\.then\(([\s\S]*?)<\/script>/;

/**
 * The page with its program started after the first paint: what a reader comes for is already in the HTML, and neither
 * fetching nor starting the program keeps it from the screen. The content security policy is given the changed script's
 * digest in place of the old one.
 * @throws {Error} when the page starts its program in another way than SvelteKit 2.70 does, so that it is noticed.
 */
export function startAfterPaint(html: string): string {
  const boot = BOOT.exec(html);
  if (boot === null) {
    if (html.includes('kit.start(')) throw new Error('the script that starts the page has another shape');
    return html;
  }
  const [whole, before = '', imports = '', after = ''] = boot;
  const preloads = [...html.matchAll(PRELOAD)].map(([, href = '']) => href);
  const script = `${before}${afterPaint(preloads)}.then(() => Promise.all([${imports}])).then(${after}`;
  const was = digest(whole.slice('<script>'.length, -'</script>'.length));
  if (!html.includes(was) && html.includes("'sha256-")) throw new Error('the policy does not know the starting script');
  return html
    .replace(whole, () => `<script>${script}</script>`)
    .replace(PRELOAD, '')
    .replace(was, () => digest(script));
}

const THEME = /<script src="[^"]*theme\.js"><\/script>/;
const SCRIPT_POLICY = "script-src 'self'";

/** The page with the script `theme`, which must run before the first paint, inside it, and its digest in the policy. */
export function themeInside(html: string, theme: string): string {
  return html
    .replace(THEME, () => `<script>${theme}</script>`)
    .replace(SCRIPT_POLICY, `${SCRIPT_POLICY} '${digest(theme)}'`);
}

/**
 * A promise kept once something was painted, at once where nobody looks, after a second where the browser does not tell;
 * then the modules are fetched side by side.
 */
function afterPaint(preloads: readonly string[]): string {
  return `new Promise((go) => {
	if (document.hidden || !PerformanceObserver.supportedEntryTypes?.includes('paint')) return go();
	new PerformanceObserver(go).observe({ type: 'paint', buffered: true });
	setTimeout(go, 1000);
}).then(() => {
	for (const href of ${JSON.stringify(preloads)}) {
		document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
	}
})`;
}

function digest(script: string): string {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}
