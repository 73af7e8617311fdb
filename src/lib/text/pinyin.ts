/**
 * The first character of each initial in the order of pinyin. Readings are not listed anywhere: a character belongs to
 * the last of these that the collation of Chinese (CLDR, present in every browser and in Node) does not sort behind it.
 */
const FIRST: readonly (readonly [letter: string, character: string])[] = [
  ['a', '吖'],
  ['b', '八'],
  ['c', '嚓'],
  ['d', '咑'],
  ['e', '妸'],
  ['f', '发'],
  ['g', '旮'],
  ['h', '哈'],
  ['j', '丌'],
  ['k', '咔'],
  ['l', '垃'],
  ['m', '妈'],
  ['n', '拏'],
  ['o', '喔'],
  ['p', '妑'],
  ['q', '七'],
  ['r', '呥'],
  ['s', '仨'],
  ['t', '他'],
  ['w', '屲'],
  ['x', '夕'],
  ['y', '丫'],
  ['z', '帀'],
];

/** Other initials of characters with several readings that occur in budgets and targets: 调整 t, 调研 d. */
const ALSO: Readonly<Record<string, string>> = {
  率: 's',
  重: 'c',
  调: 'dt',
  长: 'cz',
  降: 'x',
  行: 'h',
  会: 'k',
  给: 'gj',
  单: 's',
  便: 'p',
  朝: 'cz',
  传: 'z',
  参: 's',
  藏: 'cz',
  盛: 'sc',
  系: 'j',
  校: 'j',
  省: 'x',
  乐: 'ly',
  提: 'd',
  弹: 'dt',
  车: 'j',
  曾: 'cz',
  属: 'z',
  奇: 'j',
  石: 'd',
  识: 'z',
  折: 's',
  种: 'c',
  区: 'o',
  厦: 'xs',
  什: 's',
  畜: 'cx',
  宿: 'x',
  屏: 'b',
  秘: 'b',
  强: 'j',
  券: 'x',
  解: 'x',
  还: 'x',
  堡: 'p',
  咳: 'kh',
  泊: 'bp',
  辟: 'bp',
  伺: 'sc',
  卡: 'q',
  否: 'p',
  圈: 'j',
  术: 'z',
  合: 'g',
};

const HAN = /^\p{Script=Han}$/u;
const LETTERS = /^[a-z]{2,12}$/i;

const collator = new Intl.Collator('zh-u-co-pinyin');
/** Whether the collation knows pinyin at all; a browser without it has no search by initials. */
const KNOWS_PINYIN =
  collator.compare('阿', '八') < 0 && collator.compare('意', '八') > 0 && collator.compare('满', '意') < 0;

/** The initials of a character's readings, the commonest first: 满 → "m", 重 → "zc"; of a letter itself; else empty. */
export function pinyinInitials(character: string): string {
  if (/^[a-z]$/i.test(character)) return character.toLowerCase();
  if (!KNOWS_PINYIN || !HAN.test(character)) return '';
  let low = 0;
  let high = FIRST.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (collator.compare(FIRST[middle]?.[1] ?? '', character) <= 0) low = middle + 1;
    else high = middle;
  }
  const initial = FIRST[low - 1]?.[0] ?? '';
  return [...new Set(initial + (ALSO[character] ?? ''))].join('');
}

let classes: ReadonlyMap<string, string> | undefined;

/** The characters of GB 2312 by the initial they can be read with. */
function charactersByInitial(): ReadonlyMap<string, string> {
  if (classes) return classes;
  const found = new Map<string, string>();
  for (const character of commonCharacters()) {
    for (const letter of pinyinInitials(character)) found.set(letter, (found.get(letter) ?? '') + character);
  }
  classes = found;
  return found;
}

/** The 6,763 characters of GB 2312, which its code orders in rows B0 to F7 of 94 each. */
function commonCharacters(): string[] {
  const bytes = Array.from({ length: 72 * 94 }, (_, place) => [0xb0 + Math.floor(place / 94), 0xa1 + (place % 94)]);
  return [...new TextDecoder('gbk').decode(Uint8Array.from(bytes.flat()))].filter((character) => HAN.test(character));
}

/**
 * A regular expression (as RE2 and JavaScript read it) that finds characters beginning with these letters, one each:
 * "myd" finds 满意度. Null if the word is not two to twelve Latin letters.
 */
export function pinyinPattern(word: string): string | null {
  if (!KNOWS_PINYIN || !LETTERS.test(word)) return null;
  const byInitial = charactersByInitial();
  return [...word.toLowerCase()]
    .map((letter) => `[${letter}${letter.toUpperCase()}${byInitial.get(letter) ?? ''}]`)
    .join('');
}
