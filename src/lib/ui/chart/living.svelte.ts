import type { Attachment } from 'svelte/attachments';
import {
  CHART_WIDTH,
  openChart,
  type ChartLink,
  type ChartOption,
  type ChartSize,
  type LiveChart,
} from '#lib/charts/index.ts';

/** What to draw into a box of this width in pixels. */
type Draw = (pixels: number) => { readonly option: ChartOption; readonly size: ChartSize };

interface LivingPicture {
  readonly draw: Draw;
  /** Reads all that the drawing depends on. */
  readonly subject: () => unknown;
  /** Told of the data item whose mark was clicked. */
  readonly select: (item: unknown) => void;
}

/** Where a clicked mark leads, read from the data item the chart gave it. */
export function linkOf(item: unknown): ChartLink {
  if (typeof item !== 'object' || item === null) return {};
  return {
    formId: 'formId' in item && typeof item.formId === 'string' ? item.formId : null,
    agencyId: 'agencyId' in item && typeof item.agencyId === 'string' ? item.agencyId : null,
  };
}

const NARROW = CHART_WIDTH.narrow;
/** Widest drawing in pixels; the narrow layout gets half. The style of the picture says the same. */
const WIDEST = 960;

/**
 * Brings a built picture to life: when it comes into view and the page is idle, or at once when its data changes. Until
 * then, and if the chart program cannot be fetched, the built picture stays. An empty slot waits for nobody: a page
 * may be printed before it is scrolled.
 */
export class Living {
  isAlive = $state(false);

  /** @param draw what to draw; what it reads is read by `subject` too, so that nothing is drawn for a picture nobody woke */
  attach({ draw, subject, select }: LivingPicture): Attachment<HTMLElement> {
    return (element) => {
      const box = element.parentElement ?? element;
      const scene = new Scene(element, box, () => (this.isAlive = true));
      scene.onSelect = select;
      let isFirst = true;
      $effect(() => {
        subject();
        scene.show(() => draw(box.clientWidth));
        if (!isFirst) scene.awaken();
        isFirst = false;
      });
      return () => scene.dispose();
    };
  }
}

/** One chart on its way from picture to life, and its size afterwards. */
class Scene {
  onSelect: (item: unknown) => void = () => undefined;
  readonly #element: HTMLElement;
  readonly #box: HTMLElement;
  readonly #alive: () => void;
  readonly #sight: IntersectionObserver;
  readonly #resize: ResizeObserver;
  #picture: (() => ReturnType<Draw>) | null = null;
  #opening: Promise<void> | null = null;
  #chart: LiveChart | null = null;
  #width = 0;
  #isDisposed = false;

  constructor(element: HTMLElement, box: HTMLElement, alive: () => void) {
    this.#element = element;
    this.#box = box;
    this.#alive = alive;
    this.#sight = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) whenIdle(() => this.awaken());
    });
    if (box.querySelector('[data-slot]') !== null) whenIdle(() => this.awaken());
    else this.#sight.observe(box);
    this.#resize = new ResizeObserver(() => {
      if (this.#chart !== null && box.clientWidth > 0 && box.clientWidth !== this.#width) this.#redraw();
    });
    this.#resize.observe(box);
  }

  show(picture: () => ReturnType<Draw>): void {
    this.#picture = picture;
    if (this.#chart !== null) this.#redraw();
  }

  awaken(): void {
    if (this.#isDisposed) return;
    this.#sight.disconnect();
    this.#opening ??= this.#open().catch(() => {
      this.#opening = null;
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#sight.disconnect();
    this.#resize.disconnect();
    this.#chart?.dispose();
  }

  async #open(): Promise<void> {
    const picture = this.#picture?.();
    if (picture === undefined) return;
    const still = { ...picture.option, animation: false };
    const chart = await openChart(this.#element, still, picture.size);
    if (this.#isDisposed) return chart.dispose();
    this.#chart = chart;
    chart.onSelect((item) => this.onSelect(item));
    this.#alive();
    this.#redraw();
  }

  #redraw(): void {
    const picture = this.#picture?.();
    if (picture === undefined) return;
    this.#width = this.#box.clientWidth;
    const animation = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#chart?.update({ ...picture.option, animation }, picture.size);
    this.#fit(picture.size);
  }

  /** The option is laid out for the size of the built picture; like that one, the drawing scales with its figure. */
  #fit({ width, height }: ChartSize): void {
    const scale = Math.min(this.#width, width > NARROW ? WIDEST : WIDEST / 2) / width;
    const { style } = this.#element;
    style.width = `${width}px`;
    style.height = `${height}px`;
    style.transform = `scale(${scale})`;
    style.marginBottom = `${height * (scale - 1)}px`;
    // On paper the drawing takes the width of the sheet, which no program is asked about.
    this.#element.querySelector('svg')?.setAttribute('viewBox', `0 0 ${width} ${height}`);
  }
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work, { timeout: 1500 });
  else setTimeout(work, 200);
}
