/**
 * Radicals of the supplement that look exactly like a character, and that character; among the older radicals ⼾, which a
 * font for the mainland draws as 户 while Unicode names 戶 for it.
 */
const SUPPLEMENT =
  '⼾户⺎兀⺏尣⺐尢⺒巳⺓幺⺝月⺟母⺠民⺩王⺬示⻁虎⻂衤⻃覀⻄西⻅见⻆角⻉贝⻋车⻍辶⻑長⻒镸⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';
const pairs = [...SUPPLEMENT];
const CHARACTERS = new Map(pairs.flatMap((radical, at) => (at % 2 === 0 ? [[radical, pairs[at + 1] ?? radical]] : [])));

const RADICALS = /[\u2329\u232a\u2e80-\u2fdf\uf900-\ufaff]/g;

/**
 * Text with radicals (⽬, ⼀) and compatibility forms replaced by the characters they look like. Browsers and office
 * programs that print to pdf give a glyph which two characters share the name of the rarer one.
 */
export function withoutRadicals(text: string): string {
  return text.replace(RADICALS, (radical) => CHARACTERS.get(radical) ?? radical.normalize('NFKC'));
}
