/** An agency kind with the ending of its offices' names and what they work on. */
export interface Trade {
  readonly kind: string;
  readonly ending: string;
  readonly topics: readonly string[];
}

const list = (text: string): readonly string[] => text.split(' ');

/** Twenty kinds of the vocabulary with their usual work, the common topics first. */
export const TRADES: readonly Trade[] = [
  ['petition', '信访局', '来访接待 积案化解 网上信访 初信初访 驻京值守 信访救助 复查复核 源头治理'],
  ['education', '教育局', '校舍维修 教师培训 营养餐 学生资助 校园安保 课后服务 实训设备 特殊教育'],
  ['health', '卫生健康局', '家庭医生签约 妇幼保健 乡村医生补助 卫生监督 院前急救 慢病管理 献血宣传 疫苗接种'],
  ['water', '水利局', '河道清淤 水库除险 农村供水 灌区改造 山洪预警 堤防维护 节水宣传 泵站运行'],
  ['transport', '交通运输局', '农村公路养护 危桥改造 公交补贴 治超执法 航道疏浚 客运站改造 路网监测 渡口管理'],
  ['culture_tourism', '文化和旅游局', '图书馆开放 文物修缮 非遗传承 送戏下乡 旅游厕所 农家书屋 群众文艺 古籍保护'],
  ['agriculture', '农业农村局', '高标准农田 动物防疫 耕地保护 病虫害防控 农机补贴 种业提升 渔业放流 农产品检测'],
  ['civil_affairs', '民政局', '养老服务 临时救助 孤儿保障 社区治理 殡葬服务 婚姻登记 高龄津贴 地名标志'],
  ['housing', '住房和城乡建设局', '老旧小区改造 污水管网 路灯照明 危房改造 燃气安全 公租房管理 海绵城市 工地监管'],
  ['ecology', '生态环境局', '大气监测 水源保护 土壤修复 扬尘治理 噪声监测 危废监管 排污许可 农村环境整治'],
  ['public_security', '公安局', '智能交通 警务装备 禁毒宣传 反诈宣传 户籍管理 天网工程 刑事技术 治安巡逻'],
  ['justice', '司法局', '社区矫正 法律援助 人民调解 普法宣传 行政复议 公证服务 律师管理 安置帮教'],
  [
    'human_resources',
    '人力资源和社会保障局',
    '技能培训 就业见习 公益性岗位 劳动监察 社保经办 创业担保 劳动仲裁 人才引进',
  ],
  ['science_technology', '科学技术局', '科技特派员 成果转化 研发补助 科普活动 孵化器建设 专利资助 技术交易 重点实验室'],
  ['forestry', '林业局', '造林绿化 森林防火 虫害防治 公益林管护 湿地保护 古树名木 种苗繁育 护林员补助'],
  ['emergency', '应急管理局', '安全执法 应急演练 防灾宣传 应急物资 危化品监管 矿山整治 避难场所 隐患排查'],
  ['market_regulation', '市场监督管理局', '食品抽检 药品监管 特种设备 计量检定 消费维权 广告监测 电梯检验 标准化试点'],
  ['statistics', '统计局', '人口调查 经济普查 住户调查 企业调查 统计执法 数据发布 粮食测产 名录库维护'],
  ['archives', '档案馆', '档案数字化 馆藏保护 档案征集 年鉴编纂 库房运行 方志编修 查阅服务 档案抢救'],
  [
    'government_office_affairs',
    '机关事务管理局',
    '办公用房维修 公务用车 会议服务 公共节能 后勤服务 绿化养护 安保服务 设备更新',
  ],
].map(([kind = '', ending = '', topics = '']) => ({ kind, ending, topics: list(topics) }));

/** Signs of invented names of villages, canals and campaigns. */
export const SYLLABLES =
  '安邦昌辰达登福富固海浩恒华惠吉佳锦靖康兰乐临龙茂民宁平荣润绍石松塘田通望祥新秀延阳义永元泽正竹柏滨岑翠渡峰岗桂槐湖济涧柳麓梅湄蒲岐汝沁渠沙桐潼渭沅湘溆颍渔漳芷舟淄遵';

export const SCOPES = list('全年 重点 基层 乡镇 城区 农村 专项 新建 本级 集中 日常 联合 示范 试点 社区 沿线 汛期 夜间');
export const PLACES = list('街道 片区 站点 网点 小区 灌区 路段 林场 河段 楼栋 工段 行政村');
export const PROBLEMS = list(
  '底数不清 设施老化 人员短缺 覆盖不全 标准偏低 管护缺位 数据滞后 手续繁琐 分布零散 更新缓慢',
);
export const DEEDS = list(
  '摸底调查 更新改造 集中整治 分批验收 信息采集 现场督导 图纸会审 设备调试 入户走访 样品检测 台账核对 管线迁改',
);
export const RESULTS = list(
  '投诉量明显减少 通行时间缩短 漏报率下降 排队时间减半 隐患全部销号 费用公开透明 设备不停机 数据当日上传',
);
export const STOCK = list(
  '坚持以人民为中心的发展思想 认真贯彻落实上级决策部署 进一步健全工作机制 切实提高资金使用效益 全面完成年度各项工作任务 不断提升服务水平',
);
/** Administrative items from which places put their templates together. */
export const MANAGING = list(
  '合同管理完备性 内控制度执行率 档案资料齐全性 责任分工明确性 信息报送完整性 质量控制有效性 监督检查到位率 问题整改完成率 评价结果应用率 人员配备合理性 进度管理规范性 风险防控有效性 政策知晓率 会计核算准确率',
);
