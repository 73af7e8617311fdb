/** Clicks in the linked charts of /compare, measured inside the page: what is sent there must be whole functions. */
import type { CDPSession, Page } from '@playwright/test';

const CLICKS = 40;
/** Longer than any repaint: what the charts say then is the answer. */
const QUIET_MS = 500;

declare global {
  interface Window {
    /** What the charts said after each frame that changed them, and when. */
    chartFrames?: { readonly at: number; readonly said: string }[];
    chartWatch?: MutationObserver;
  }
}

/** A click: which chart, and which of its marks; the chosen one is taken back. */
interface Click {
  readonly panel: string;
  readonly mark: number;
  readonly isLifted: boolean;
  /** How long after a frame began: clicks keep no step with the screen. */
  readonly phase: number;
}

/** Clicks a mark and waits for the first frame that changes a chart: milliseconds to the end of it. */
async function clickAndPaint({ panel, mark, isLifted, phase }: Click): Promise<number> {
  const own = `[data-panel="${panel}"] ${panel === 'province' ? 'button[data-province]' : 'li > button'}`;
  const marks = document.querySelectorAll<HTMLElement>(isLifted ? `${own}[aria-pressed="true"]` : own);
  const charts = document.querySelectorAll('[data-linked], figure[data-chart]');
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise((resolve) => setTimeout(resolve, phase));
  window.chartFrames = [];
  const start = performance.now();
  return new Promise((resolve) => {
    let isAsked = false;
    window.chartWatch = new MutationObserver(() => {
      if (isAsked) return;
      isAsked = true;
      requestAnimationFrame(() => {
        isAsked = false;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const at = performance.now() - start;
          resolve(at);
          window.chartFrames?.push({ at, said: [...charts].map((chart) => chart.outerHTML).join('\n') });
        };
        port2.postMessage(null);
      });
    });
    for (const chart of charts)
      window.chartWatch.observe(chart, { subtree: true, childList: true, attributes: true, characterData: true });
    setTimeout(() => resolve(Number.NaN), 10_000);
    marks[mark % Math.max(1, marks.length)]?.click();
  });
}

/** Waits until all is quiet: when the charts first said what they say now, in milliseconds after the click. */
async function settled(quiet: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, quiet));
  window.chartWatch?.disconnect();
  const frames = window.chartFrames ?? [];
  const last = frames.at(-1);
  return frames.find(({ said }) => said === last?.said)?.at ?? Number.NaN;
}

async function busyMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
}

/** Pairs of charts: a mark of each is chosen, then each choice is taken back. */
function sequence(): Click[] {
  const panels = ['year', 'kind', 'level1', 'province', 'form_type', 'level2', 'status', 'concept'];
  return Array.from({ length: CLICKS }, (_, index) => {
    const round = Math.floor(index / 4);
    const panel = panels[(round * 2 + (index % 2)) % panels.length] ?? 'year';
    return { panel, mark: round * 3 + 1, isLifted: index % 4 > 1, phase: (index * 5) % 16 };
  });
}

/** Per click: until all charts show the new numbers, and the page's processor time until then and in all. */
export async function measureClicks(page: Page, cdp: CDPSession) {
  const measured = { painted: [] as number[], busy: [] as number[], busyInAll: [] as number[] };
  for (const click of sequence()) {
    const before = await busyMs(cdp);
    await page.evaluate(clickAndPaint, click);
    measured.busy.push((await busyMs(cdp)) - before);
    measured.painted.push(await page.evaluate(settled, QUIET_MS));
    measured.busyInAll.push((await busyMs(cdp)) - before);
  }
  return measured;
}
