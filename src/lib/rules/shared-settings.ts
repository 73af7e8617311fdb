import { words } from './setting.ts';

/**
 * Settings that several rules read. The official items are those of the evaluation frameworks of 财预〔2013〕53号 and
 * 财预〔2020〕10号 and of the department framework printed in the 江苏 forms.
 */
export const SHARED_SETTINGS = {
  official_items: words(
    '立项依据充分性|立项程序规范性|绩效目标合理性|绩效指标明确性|绩效目标明确性|绩效目标确定性|预算编制科学性|预算编制规范性|' +
      '资金分配合理性|资金到位率|到位及时率|资金使用合规性|管理制度健全性|制度执行有效性|项目质量可控性|财务监控有效性|' +
      '中长期规划健全性|工作计划健全性|预算调整率|支付进度符合率|支付进度率|结转结余率|结转结余变动率|公用经费控制率|' +
      '三公经费变动率|三公经费控制率|政府采购执行率|非税收入预算完成率|预算管理制度健全性|绩效管理覆盖率|基础信息完善性|' +
      '预决算信息公开度|预决算信息公开性|信息公开性|非税收入管理合规性|资产管理制度健全性|资产管理规范性|资产管理完整性|固定资产利用率|' +
      '项目管理制度健全性|项目管理制度执行规范性|人员管理制度健全性|人员管理制度执行有效性|在职人员控制率|' +
      '组织建设工作及时完成率|业务学习与培训及时完成率|纪检监察工作有效性|重点支出安排率|预算执行率|财务管理制度健全性',
    '官方评价框架的指标，每张表都会出现，不属于照搬，也按框架的固定用语填写',
    'Items of official evaluation frameworks: they recur in every form and are answered in the fixed words of the framework',
  ),
};
