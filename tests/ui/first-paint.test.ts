import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startAfterPaint, themeInside } from '../../src/lib/ui/first-paint.server.ts';

const BOOT = `
{ __sveltekit_1 = {}; const element = document.currentScript.parentElement;
  Promise.all([ import("./start.js"), import("./app.js") ]).then(([kit, app]) => { kit.start(app, element, { data: [1] }); }); }
`;

const digest = (script: string) => `sha256-${createHash('sha256').update(script).digest('base64')}`;
const page = (boot: string) => `<head>
<meta http-equiv="content-security-policy" content="script-src 'self' '${digest(boot)}'">
<link href="./start.js" rel="modulepreload">
<script src="./theme.js"></script></head><body><script>${boot}</script></body>`;

const scripts = (html: string) => [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script);

describe('a page whose program starts after the first paint', () => {
  const html = themeInside(startAfterPaint(page(BOOT)), 'theme()');

  it('holds exactly the digests of its own scripts in its policy', () => {
    const policy = [...html.matchAll(/'(sha256-[^']+)'/g)].map(([, one]) => one);
    expect(policy.sort()).toEqual(scripts(html).map(digest).sort());
    expect(scripts(html)).toHaveLength(2);
  });

  it('asks for no script before the paint, and for the same ones after it', () => {
    expect(html).not.toMatch(/<link[^>]*modulepreload|<script src/);
    const [, boot = ''] = scripts(html);
    expect(boot.indexOf("type: 'paint'")).toBeLessThan(boot.indexOf('import("./start.js")'));
    expect(boot).toContain('["./start.js"]');
    expect(boot).toContain('kit.start(app, element, { data: [1] })');
  });

  it('refuses a page that starts in a way it does not know', () => {
    expect(() => startAfterPaint('<script>kit.start(app)</script>')).toThrow('another shape');
  });

  it('leaves a page without a program as it is', () => {
    expect(startAfterPaint('<p>读</p>')).toBe('<p>读</p>');
  });
});
