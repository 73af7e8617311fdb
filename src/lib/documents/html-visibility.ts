import type { Attributes } from './sax.ts';

const HIDING = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;
const RULE = /([^{}]{1,400})\{([^{}]*)\}/g;
const SIMPLE_SELECTOR = /^(?:[a-z][a-z0-9]*)?([.#][\w-]+)$/i;

/** Selectors (`.name`, `#id`) that a style sheet hides; only simple ones are read. */
export function hiddenSelectors(styleSheet: string): string[] {
  const onScreen = styleSheet.replace(/@media\s+print\s*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/gi, '');
  return [...onScreen.matchAll(RULE)].flatMap(([, selectors = '', body = '']) =>
    HIDING.test(body)
      ? selectors.split(',').flatMap((selector) => SIMPLE_SELECTOR.exec(selector.trim())?.[1] ?? [])
      : [],
  );
}

/** Whether an element says that a browser does not show it. */
export function isHidden(attributes: Attributes, selectors: ReadonlySet<string>): boolean {
  if ('hidden' in attributes || HIDING.test(attributes.style ?? '')) return true;
  if (selectors.size === 0) return false;
  const named = (attributes.class ?? '').split(/\s+/).some((name) => selectors.has(`.${name}`));
  return named || selectors.has(`#${attributes.id ?? ''}`);
}
