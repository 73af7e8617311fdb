import { inventedName, KINDS, MODIFIERS, topicsOf } from './lexicon.ts';
import { Random } from './random.ts';

export const OBFUSCATIONS = ['verbatim', 'names', 'light', 'heavy'] as const;
export type Obfuscation = (typeof OBFUSCATIONS)[number];

export interface CorpusPassage {
  readonly agency: string;
  readonly form: string;
  readonly text: string;
  /** By character who wrote it: characters with the same number come from one hand. NEUTRAL for common property. */
  readonly origins: Int32Array;
}

/** Stock clauses, statutory duties and a place's slogans: nobody's in particular. */
export const NEUTRAL = 0;

export interface CopyCase {
  readonly source: number;
  readonly copy: number;
  /** Where the copied stretch stands in the copy. */
  readonly start: number;
  readonly end: number;
  readonly obfuscation: Obfuscation;
}

export interface PassageCorpus {
  readonly passages: readonly CorpusPassage[];
  readonly cases: readonly CopyCase[];
  /** The statutory duties of every kind, for use as base texts. */
  readonly duties: readonly string[];
}

const words = (list: string): readonly string[] => list.split(' ');
const PROBLEMS = words(
  '底数不清 设施老化 经费不足 人员短缺 覆盖不全 标准偏低 管护缺位 数据滞后 衔接不畅 群众反映强烈 责任不清 技术落后 宣传不够 手续繁琐 历史欠账较多 分布零散 季节性明显 监管薄弱 重复建设 更新缓慢',
);
const DEEDS = words(
  '摸底调查 更新改造 公开招标 集中整治 分批验收 信息采集 业务培训 现场督导 委托评估 图纸会审 设备调试 入户走访 专家评审 样品检测 台账核对 绩效评价 场地平整 管线迁改 系统联调 资料归档',
);
const PLACES = words('街道 乡镇 社区 行政村 片区 站点 园区 网点 小区 灌区 路段 学校 林场 港口 商圈 河段 楼栋 工段');
const RESULTS = words(
  '投诉量明显减少 通行时间缩短 出勤率提高 漏报率下降 用水更有保障 排队时间减半 材料一次备齐 隐患全部销号 档案可以网上查询 费用公开透明 维修不过夜 老人就近办事 孩子不再绕路 收入有所增加 设备不停机 数据当日上传',
);
const MONEY = words('省级补助 县级配套 自筹资金 结转资金 专项债券 统筹资金 社会捐赠 上级转移支付');
const OPENINGS = words(
  '为此 其中 同时 此外 今年以来 按照计划 入汛前 年底前 针对上述情况 结合实际 经初步测算 据统计 第二阶段 在此基础上 考虑到这一点',
);
const STOCK_HEADS = words('坚持 深入 全面 扎实 持续 不断 切实 进一步 大力 积极 稳步 着力 认真 严格 统筹 加快');
const STOCK_VERBS = words('贯彻落实 推进 加强 提升 优化 完善 深化 强化 健全 做好 夯实 拓展 规范 创新 保障 压实');
const STOCK_OBJECTS = words(
  '各项决策部署 党的建设 工作机制 服务水平 责任体系 能力建设 作风建设 制度建设 队伍建设 绩效管理 预算约束 统筹协调 监督检查 宣传引导 基层基础 营商环境 民生福祉 社会治理 风险防控 信息化水平 高质量发展 工作合力 服务效能 群众获得感',
);

/** Passages of many offices with planted copies of 30 to 220 characters in every seventh. */
export function passageCorpus(seed: number, count: number): PassageCorpus {
  return new PassageWriter(new Random(seed), count).write(count);
}

interface Office {
  readonly id: string;
  readonly kind: string;
  readonly place: string;
}

class PassageWriter {
  readonly #random: Random;
  readonly #offices: readonly Office[];
  readonly #stock: readonly string[];
  readonly #duties: ReadonlyMap<string, readonly string[]>;
  readonly #slogans = new Map<string, string>();
  /** Words of everyday life, popular ones first. */
  readonly #words: readonly string[];
  readonly #passages: CorpusPassage[] = [];
  readonly #cases: CopyCase[] = [];
  #text: string[] = [];
  #origins: number[] = [];
  #hand = NEUTRAL;

  constructor(random: Random, count: number) {
    this.#random = random;
    const places = Array.from(
      { length: Math.max(5, Math.round(count / 60)) },
      () => this.#invent(2) + random.pick(['市', '县', '区']),
    );
    this.#offices = Array.from({ length: Math.max(20, Math.round(count / 12)) }, (_, at) => {
      const kind = random.pick(KINDS);
      return { id: `office-${at}`, kind, place: random.pick(places) };
    });
    this.#words = Array.from({ length: 6000 }, () => this.#everydayWord());
    this.#stock = Array.from({ length: 500 }, () => this.#stockClause());
    this.#duties = new Map(KINDS.map((kind) => [kind, Array.from({ length: 6 }, () => this.#dutySentence(kind))]));
  }

  write(count: number): PassageCorpus {
    for (let at = 0; at < count; at++) this.#passage(this.#random.pick(this.#offices), at);
    const duties = [...this.#duties.values()].map((sentences) => sentences.join(''));
    return { passages: this.#passages, cases: this.#cases, duties };
  }

  #passage(office: Office, at: number): void {
    const random = this.#random;
    this.#text = [];
    this.#origins = [];
    const copies = at > 20 && random.chance(0.15);
    const sentences = random.between(3, 7);
    const place = random.below(sentences);
    let copied: Omit<CopyCase, 'copy'> | undefined;
    for (let sentence = 0; sentence < sentences; sentence++) {
      if (copies && sentence === place) copied = this.#copy(office);
      this.#sentence(office);
    }
    const text = this.#text.join('');
    this.#passages.push({ agency: office.id, form: `form-${at}`, text, origins: Int32Array.from(this.#origins) });
    if (copied) this.#cases.push({ ...copied, copy: at });
  }

  #sentence(office: Office): void {
    const random = this.#random;
    const fate = random.next();
    if (fate < 0.28) this.#neutral(`${this.#stock[random.skewed(this.#stock.length, 2.2)]}，`);
    else if (fate < 0.36) this.#neutral(random.pick(this.#duties.get(office.kind) ?? []));
    else if (fate < 0.4) this.#neutral(this.#slogan(office.place));
    else this.#own(this.#ownSentence(office));
  }

  #neutral(text: string): void {
    for (const sign of text) this.#put(sign, NEUTRAL);
  }

  #own(text: string): void {
    for (const sign of text) this.#put(sign, ++this.#hand);
  }

  #put(sign: string, origin: number): void {
    this.#text.push(sign);
    this.#origins.push(origin);
  }

  #copy(office: Office): Omit<CopyCase, 'copy'> | undefined {
    const random = this.#random;
    for (let attempt = 0; attempt < 8; attempt++) {
      const source = random.below(this.#passages.length);
      const from = this.#passages[source];
      const length = random.between(30, 220);
      if (!from || from.agency === office.id || from.text.length < length) continue;
      const first = random.below(from.text.length - length + 1);
      const span = from.origins.subarray(first, first + length);
      if (span.filter((origin) => origin !== NEUTRAL).length < length * 0.6) continue;
      const obfuscation = random.pick(OBFUSCATIONS);
      const start = this.#text.length;
      const other = this.#offices.find(({ id }) => id === from.agency);
      this.#paste({ text: from.text.slice(first, first + length), origins: span }, obfuscation, [
        other?.place ?? '',
        office.place,
      ]);
      return { source, start, end: this.#text.length, obfuscation };
    }
    return undefined;
  }

  #paste(
    from: { readonly text: string; readonly origins: Int32Array },
    obfuscation: Obfuscation,
    [old, own]: readonly [string, string],
  ): void {
    const random = this.#random;
    const rate = obfuscation === 'light' ? 0.04 : obfuscation === 'heavy' ? 0.1 : 0;
    for (let at = 0; at < from.text.length; at++) {
      if (obfuscation !== 'verbatim' && old !== '' && from.text.startsWith(old, at)) {
        this.#own(own);
        at += old.length - 1;
        continue;
      }
      const sign = from.text[at] ?? '';
      const fate = random.chance(rate) ? random.next() : 1;
      if (fate < 0.2) continue;
      if (fate < 0.4) this.#own(this.#invent(1));
      if (fate < 0.85) this.#own(this.#invent(1));
      else this.#put(sign, from.origins[at] ?? NEUTRAL);
    }
  }

  #ownSentence(office: Office): string {
    const random = this.#random;
    const topic = random.pick(topicsOf(office.kind));
    const where = `${random.chance(0.4) ? office.place : ''}${this.#invent(random.between(2, 3))}${random.pick(PLACES)}`;
    const word = (): string => this.#words[random.skewed(this.#words.length, 1.6)] ?? '';
    const clauses = [
      () =>
        `${where}${topic}${random.pick(PROBLEMS)}，${word()}${random.pick(['难', '少', '旧', '慢', '散'])}${word()}`,
      () =>
        `拟于${random.between(2, 11)}月${random.pick(['上旬', '中旬', '底'])}前对${random.between(3, 90)}${random.pick(['个', '处', '家'])}${word()}${random.pick(PLACES)}开展${word()}${random.pick(DEEDS)}`,
      () =>
        `由${this.#invent(2)}${word()}${random.pick(['公司', '中心', '服务队', '协会'])}${word()}${random.pick(MODIFIERS)}${topic}${random.pick(['的', '所需', ''])}${word()}`,
      () =>
        `${random.pick(['安排', '动用', '追加', '压减'])}${random.pick(MONEY)}${(random.next() * 400).toFixed(random.below(3))}万元${random.pick(['用于', '支付', '购置'])}${word()}${random.pick(['和', '与', '及'])}${word()}${random.pick(DEEDS)}`,
      () => `${random.pick(['预计', '使', '力争'])}${word()}${random.pick(RESULTS)}，${word()}${word()}`,
      () =>
        `${this.#invent(3)}${random.pick(['路', '渠', '桥', '村', '站'])}${random.pick(['的', '一带', '周边'])}${word()}由${random.between(2, 30)}${random.pick(['人', '台', '处', '组'])}${random.pick(['增至', '减为', '调整到'])}${random.between(31, 99)}${random.pick(['人', '台', '处', '组'])}`,
      () =>
        `${word()}${random.pick(['已', '未', '尚未', '不再'])}${word()}，${word()}${random.pick(['只能', '需要', '可以', '不得不'])}${word()}${word()}`,
      () =>
        `${random.pick(['请', '派', '让', '委托'])}${word()}${random.pick(['人员', '师傅', '骨干', '老党员'])}${word()}${random.pick(PLACES)}的${word()}${random.pick(['账', '路', '井', '牌', '房', '表'])}`,
    ];
    const chosen = random.sample(clauses, random.between(2, 4)).map((clause) => clause());
    return `${random.chance(0.5) ? `${random.pick(OPENINGS)}，` : ''}${chosen.join('，')}。`;
  }

  #everydayWord(): string {
    const signs =
      '水电车船门窗墙桥灯管线杆箱柜桌椅纸笔书报药针瓶罐米面油盐茶果菜花树草竹麦豆牛羊鸡鱼井泵闸堤坝田地山坡沟塘湖河雨雪风雷火光声味色形长短宽窄高低深浅快慢早晚新旧多少轻重干湿冷热明暗修建拆换装运送查看问听记算量测画写印贴挂扫洗擦刷补填挖铺砌焊接收发交领存取借还买卖租用养护喂种割晒磨';
    return Array.from({ length: this.#random.between(2, 3) }, () => signs[this.#random.below(signs.length)] ?? '').join(
      '',
    );
  }

  #stockClause(): string {
    const random = this.#random;
    const half = (): string => `${random.pick(STOCK_HEADS)}${random.pick(STOCK_VERBS)}${random.pick(STOCK_OBJECTS)}`;
    return Array.from({ length: random.between(1, 4) }, half).join(random.pick(['，', '、', '，']));
  }

  #dutySentence(kind: string): string {
    const random = this.#random;
    const topics = random.sample(topicsOf(kind), 3).join('、');
    return `负责${random.pick(['全市', '本级', '辖区内', '全区'])}${topics}的${random.pick(['组织实施', '监督管理', '规划协调', '指导检查'])}，${random.pick(['拟订', '贯彻', '参与制定'])}有关${random.pick(['政策', '标准', '规章', '规划'])}并${random.pick(['监督执行', '组织落实', '督促检查'])}。`;
  }

  #slogan(place: string): string {
    const known = this.#slogans.get(place);
    if (known !== undefined) return known;
    const made = `围绕建设${this.#invent(2)}${this.#random.pick(['之城', '强县', '高地', '门户'])}的目标，奋力打造${place}${this.#stockClause()}的样板。`;
    this.#slogans.set(place, made);
    return made;
  }

  #invent(length: number): string {
    return inventedName((limit) => this.#random.below(limit), length);
  }
}
