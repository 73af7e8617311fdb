import type { Office } from './offices.ts';
import type { Random } from './random.ts';
import { DEEDS, PLACES, PROBLEMS, RESULTS, STOCK } from './words.ts';
import { invented } from './wording.ts';

/** A goal in the office's own words with a stock phrase, of about 120 characters. */
export function goalText(random: Random, office: Office, topic: string): string {
  const where = `${random.chance(0.5) ? office.place : ''}${invented(random, 3)}${random.pick(PLACES)}`;
  return [
    `针对${where}${topic}${random.pick(PROBLEMS)}的情况，由${invented(random, 2)}服务队${random.pick(DEEDS)}${random.between(3, 90)}处`,
    `${random.pick(STOCK)}，对${invented(random, 2)}${random.pick(PLACES)}的${random.between(2, 60)}组${invented(random, 2)}装置逐一${random.pick(DEEDS)}`,
    `${invented(random, 3)}一带${topic}由${random.between(2, 30)}组调整到${random.between(31, 99)}组，${random.pick(RESULTS)}`,
  ]
    .map((sentence) => `${sentence}。`)
    .join('');
}

/** Why the money is needed this year; the year stands at the beginning. */
export function needText(random: Random, year: number, topic: string): string {
  return `${year}年拟由${invented(random, 3)}站抽调${random.between(2, 40)}名骨干到${invented(random, 2)}${random.pick(PLACES)}轮流值守，解决${topic}${random.pick(PROBLEMS)}问题，力争${random.pick(RESULTS)}。`;
}
