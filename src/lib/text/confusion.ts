/** Characters that text recognition takes for one another, in groups. */
const GROUPS =
  '木本术末未 杜社壮 入人八 己已巳 日曰目口 土士工 千干于 大太犬 天夫无 问间向 侯候 产户严 性牲 质贡 效郊放 益盖 量晨 数教 ' +
  '时吋对 指措 标栋 满潢 可司 持待特 续绩读 影景 响晌 象像 服报 务条 济挤 会全 生主 环坏 境镜 成戊戍 单草 位住 名各 项顷 自白 ' +
  '资货 总恳 额颌 财材 拨拔 般股 预顶 算箅 o0〇 1li丨 表衣 级缀 值植 开升 折析 免兔 万方 午牛 今令 力刀 又叉 庐芦 二= 态恋 ' +
  '意惫 度庋 公众 省看 县具 织职 使便 用甩 填慎 编偏 单早 概慨 况沉 依侬 据椐 必心 要耍 行仃 性惟 划刘 措借 施旋 责贵 管菅';

const twins = new Map<string, Set<string>>();
for (const group of GROUPS.split(' ')) {
  for (const sign of group) {
    const others = twins.get(sign) ?? new Set<string>();
    for (const other of group) if (other !== sign) others.add(other);
    twins.set(sign, others);
  }
}

/** Whether recognition software mixes these two characters up (木 and 本, 杜 and 社, O and 0 …). */
export function isConfusable(left: string, right: string): boolean {
  return twins.get(left.toLowerCase())?.has(right.toLowerCase()) ?? false;
}

/** All texts that differ from this one in a single character of the same confusion group. */
export function confusionsOf(text: string): readonly string[] {
  const signs = [...text];
  return signs.flatMap((sign, place) =>
    [...(twins.get(sign) ?? [])].map((other) => [...signs.slice(0, place), other, ...signs.slice(place + 1)].join('')),
  );
}
