import { readFile } from 'node:fs/promises';
import { documentsIn, openDocument, type ReadDocument } from '#lib/documents/index.ts';
import { contactTexts } from '#lib/forms/index.ts';
import { maskNameAfterLabel } from '#lib/text/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';
import { documentFiles } from '../document-files.ts';
import { readVocabulary } from '../vocabulary.ts';

const RUN = /[\u4e00-\u9fff]+(?:·[\u4e00-\u9fff]+)*/g;
/** The surnames most people bear; a run of two to four characters that begins with one is taken for a name. */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由某',
);
/** What a contact field may say that is no name. */
const NO_NAME =
  /^(?:无|同上|暂无|未填|见附件|负责人?|联系人?|电话|手机|传真|办公室|科长|局长|主任|签字|盖章|年月日?)$|(?:局|科|室|部|办|股|处|院|校|站|所|厅|委|中心|公司|电话|签字|盖章|年|月|日)$/;

/** The names that may stand in a text from a contact field. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(RUN)].map(([run]) => run).filter(isName);
}

function isName(run: string): boolean {
  if (NO_NAME.test(run)) return false;
  if (run.includes('·')) return run.length <= 16;
  if (run.length === 2) return SURNAMES.has(run[0] ?? '');
  // Names of other nations begin with any character; a longer run is a phrase.
  return run.length === 3 || (run.length === 4 && SURNAMES.has(run[0] ?? ''));
}

/**
 * The names in the contact fields of all documents below a folder. They are dropped when a document is read; publishing
 * reads them again to be sure they stand nowhere, and keeps them in memory only.
 */
export async function contactNames(folder: string): Promise<string[]> {
  const vocabulary = await readVocabulary();
  const names = new Set<string>();
  for (const { path, name } of await documentFiles([folder])) {
    for (const { file, bytes } of documentsIn(name, new Uint8Array(await readFile(path))).files) {
      const document = await openDocument(file, bytes).catch(() => null);
      if (document !== null) for (const one of namesOf(document, vocabulary)) names.add(one);
    }
  }
  return [...names].sort();
}

function namesOf(document: ReadDocument, vocabulary: Vocabulary): string[] {
  const lines = document.grids.flatMap(({ rows }) => rows.map((row) => row.map(({ text }) => text).join('\t')));
  const labelled = lines.flatMap((line) =>
    maskNameAfterLabel(line).found.flatMap(({ kind, start, end }) => (kind === 'name' ? [line.slice(start, end)] : [])),
  );
  return [...contactTexts(document, vocabulary), ...labelled].flatMap(namesIn);
}
