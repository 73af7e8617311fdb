import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Drawing from '@napi-rs/canvas';
import { twoTonePng } from './png.server.ts';

/** What the picture of a page says: it goes where links are shared. */
export interface Card {
  readonly kicker: string;
  readonly title: string;
  readonly figures: readonly { readonly value: string; readonly label: string }[];
}

type Canvas = typeof Drawing;
type Pen = Drawing.SKRSContext2D;

/** The size readers of Open Graph ask for. */
const SIZE = { width: 1200, height: 630 };
const MARGIN = 84;
const DARK = [15, 42, 68] as const;
const LIGHT = [255, 255, 255] as const;
const FONT = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", sans-serif';
const TITLE = { size: 68, line: 92, most: 3 };

let program: Promise<Canvas | null> | undefined;
let spare: Buffer | undefined;

/**
 * The picture of a page as a PNG. Where this machine cannot draw, or has no font with Chinese characters, every page
 * shows the site's own picture.
 */
export async function cardPicture(card: Card): Promise<Buffer> {
  program ??= import('@napi-rs/canvas').then(
    (canvas) => (drawsChinese(canvas) ? canvas : null),
    () => null,
  );
  const canvas = await program;
  if (canvas === null) return (spare ??= readFileSync(join('static', 'og.png')));
  return drawn(canvas, card);
}

function drawn({ createCanvas }: Canvas, { kicker, title, figures }: Card): Buffer {
  const pen = createCanvas(SIZE.width, SIZE.height).getContext('2d');
  pen.fillStyle = css(LIGHT);
  pen.fillRect(0, 0, SIZE.width, SIZE.height);
  pen.fillStyle = css(DARK);
  pen.fillRect(0, 0, 18, SIZE.height);
  write(pen, { text: kicker, size: 32, x: MARGIN, y: 116 });
  const room = SIZE.width - 2 * MARGIN;
  pen.font = font(TITLE.size, 700);
  wrapped(pen, title, room)
    .slice(0, TITLE.most)
    .forEach((text, at) => write(pen, { text, size: TITLE.size, weight: 700, x: MARGIN, y: 216 + at * TITLE.line }));
  figures.forEach(({ value, label }, at) => {
    const x = MARGIN + (at * room) / Math.max(1, figures.length);
    write(pen, { text: value, size: 46, weight: 700, x, y: 484 });
    write(pen, { text: label, size: 26, x, y: 526 });
  });
  write(pen, { text: '对标 Duibiao', size: 26, weight: 700, x: MARGIN, y: 600 });
  const { data } = pen.getImageData(0, 0, SIZE.width, SIZE.height);
  return twoTonePng(data, { ...SIZE, dark: [...DARK], light: [...LIGHT] });
}

interface Writing {
  readonly text: string;
  readonly size: number;
  readonly weight?: number;
  readonly x: number;
  readonly y: number;
}

function write(pen: Pen, { text, size, weight = 400, x, y }: Writing): void {
  pen.font = font(size, weight);
  pen.fillText(text, x, y);
}

function wrapped(pen: Pen, text: string, room: number): string[] {
  const lines = [''];
  for (const part of text.match(/[\w.%-]+|[^]/gu) ?? []) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && pen.measureText(line + part).width > room) lines.push(part);
    else lines[lines.length - 1] = line + part;
  }
  return lines;
}

/** Without a font for them all Chinese characters look the same: an empty box. */
function drawsChinese({ createCanvas }: Canvas): boolean {
  const [first, second] = ['效', '财'].map((text) => {
    const pen = createCanvas(40, 40).getContext('2d');
    pen.font = font(32, 400);
    pen.fillText(text, 2, 34);
    return Buffer.from(pen.getImageData(0, 0, 40, 40).data).toString('base64');
  });
  return first !== second;
}

function font(size: number, weight: number): string {
  return `${weight} ${size}px ${FONT}`;
}

function css(colour: readonly number[]): string {
  return `rgb(${colour.join(' ')})`;
}
