import type { RegionTerm } from './vocabulary.ts';

const PEOPLES =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|' +
  '达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|俄罗斯|鄂温克|德昂|保安|裕固|鄂伦春|独龙|门巴|珞巴|基诺|各';
const AUTONOMOUS = new RegExp(`(?:(?:${PEOPLES})族?)*自治(区|州|县|旗)$`);
const SUFFIX = /(?:特别行政区|省|市|地区|盟|林区|特区|县|区|旗)$/;

/** How people shorten a region's name: 乌海 for 乌海市, 恩施 and 恩施州 for 恩施土家族苗族自治州, 内蒙古 for 内蒙古自治区. */
export function shortNames({ name }: Pick<RegionTerm, 'name'>): readonly string[] {
  const autonomous = AUTONOMOUS.exec(name);
  if (!autonomous) {
    const short = name.replace(SUFFIX, '');
    return short.length >= 2 && short !== name ? [short] : [];
  }
  const stem = name.slice(0, autonomous.index);
  const short = stem.length >= 2 ? stem : name.replace(/族?自治.$/, '');
  const kind = autonomous[1] ?? '';
  return kind === '区' ? [short] : [`${short}${kind}`, short];
}
