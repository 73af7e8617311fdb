const NOT_A_SHARE = /(?:频率|功率|分辨率|速率|效率|税率|汇率|利率|费率|倍率|曝光率)$/;
const DEGREE =
  /(?:满意|知晓|认可|参与|完成|公开|达标|覆盖|准确|透明|响应|支持|认同|信任|配合|完整|及时|贡献|依存|集中)度$/;

/** Whether a name is that of a share, so that a bare 100 can only be per cent: 率, 满意度, 比例. */
export function namesAShare(name: string): boolean {
  const bare = name.replace(/(?:\([^()]*\))+$/, '').replace(/[值数]$/, '');
  return (/(?:率|比例|比重|占比|百分比)$/.test(bare) && !NOT_A_SHARE.test(bare)) || DEGREE.test(bare);
}
