import { expect, test } from 'vitest';
import { findAgencyKind } from '#lib/vocabulary/index.ts';
import { vocabulary } from './files.ts';

const NAMES: Readonly<Record<string, string>> = {
  petition: '乌海市信访局 庐山市委信访局 国家信访局 石鼓区信访工作联席会议办公室 市信访接待中心 如皋市信访局',
  education: '如皋市教育局 湖南省教育厅 石鼓区教育体育局 浦东新区教育局 县教育科技局 市教育局教研室',
  school: '市第一中学 角山镇中心小学 如皋市职业教育中心 乌海市特殊教育学校 市实验学校 县第三高级中学',
  kindergarten: '市机关幼儿园 石鼓区第一幼儿园',
  vocational_college: '湖南师范大学 乌海职业技术学院 如皋开放大学',
  health: '乌海市卫生健康委员会 如皋市卫健委 县爱国卫生运动委员会办公室',
  hospital: '如皋市人民医院 角山镇卫生院 市妇幼保健院 蒸湘街道社区卫生服务中心 县中医院',
  disease_control: '市疾病预防控制中心 市卫生监督所 市中心血站',
  finance: '乌海市财政局 湖南省财政厅 角山镇财政所 市国库集中支付中心',
  civil_affairs: '乌海市民政局 市社会福利院 县救助管理站 市殡仪馆',
  public_security: '乌海市公安局 市公安局交通警察支队 角山派出所 市看守所',
  justice: '乌海市司法局 角山司法所 市法律援助中心 市公证处',
  court: '石鼓区人民法院 衡阳市中级人民法院',
  procuratorate: '石鼓区人民检察院',
  human_resources: '乌海市人力资源和社会保障局 市社会保险事业管理局 市就业服务中心',
  natural_resources: '乌海市自然资源局 市自然资源和规划局 市不动产登记中心 市土地储备中心',
  forestry: '市林业和草原局 国有林场 县林业局',
  ecology: '衡阳市生态环境局石鼓分局 市环境监测站 县环境保护局',
  housing: '乌海市住房和城乡建设局 市住房公积金管理中心 市人民防空办公室 市房屋征收办公室',
  urban_management: '市城市管理综合行政执法局 市环境卫生管理处 市园林绿化管理处 市市政管理处',
  transport: '乌海市交通运输局 县公路管理局 市地方海事局 市道路运输管理处',
  water: '乌海市水务局 市水利局 县水库管理所 市防汛抗旱指挥部办公室',
  agriculture: '乌海市农业农村局 市畜牧兽医局 县乡村振兴局 市动物疫病预防控制中心',
  commerce: '乌海市商务局 市招商局 市投资促进中心',
  culture_tourism: '乌海市文化旅游体育局 市文化和旅游局 市图书馆 市博物馆 县文化馆',
  sports: '市体育局 市全民健身中心',
  broadcasting: '市广播电视台 县融媒体中心',
  emergency: '乌海市应急管理局 县安全生产监督管理局',
  fire_rescue: '市消防救援支队',
  audit: '乌海市审计局',
  market_regulation: '乌海市市场监督管理局 市食品药品监督管理局 市质量技术监督局',
  statistics: '乌海市统计局 国家统计局如皋调查队',
  medical_insurance: '乌海市医疗保障局 市医保中心',
  veterans: '乌海市退役军人事务局 市退役军人服务中心 县烈士陵园管理所',
  development_reform: '乌海市发展和改革委员会 市发改委 市粮食和物资储备局',
  science_technology: '乌海市科学技术局 市科技局',
  industry: '乌海市工业和信息化局 市经济和信息化局',
  archives: '市档案馆 市地方志办公室 市委党史研究室',
  organization_department: '中共乌海市委组织部 市委老干部局 市委编办 市直机关工委',
  propaganda: '中共乌海市委宣传部 市文明办',
  united_front: '市委统战部',
  political_legal: '市委政法委员会',
  discipline_inspection: '乌海市纪律检查委员会监察委员会 市纪委监委',
  party_organs: '中共乌海市委办公室 县委办公室 市委全面深化改革委员会办公室',
  party_school: '中共乌海市委党校 市行政学院',
  people_congress: '乌海市人大常委会办公室 石鼓区人民代表大会常务委员会',
  political_consultative: '政协乌海市委员会 市政协办公室',
  government_office: '乌海市人民政府办公室 县政府办公室 市政府研究室',
  government_service: '市政务服务中心 市行政审批服务局 市公共资源交易中心',
  government_office_affairs: '市机关事务管理局 乌海市人民政府驻北京办事处',
  township: '角山镇人民政府 石鼓区人民街道办事处 潇湘街道 蒸湘乡 苏木人民政府',
  development_zone: '如皋经济技术开发区管理委员会 松木工业园区管委会',
  tax: '国家税务总局乌海市税务局',
  youth_league: '共青团乌海市委员会 团市委',
  women_children: '市妇女联合会',
  disabled_federation: '市残疾人联合会',
  trade_union: '市总工会',
  red_cross: '市红十字会',
  ethnic_religious: '市民族宗教事务局 县民宗局',
  big_data: '市大数据管理局',
  meteorology: '市气象局 县地震局',
  supply_cooperative: '市供销合作社联合社',
};
const cases = Object.entries(NAMES).flatMap(([kind, names]) => names.split(' ').map((name) => ({ name, kind })));

test.each(cases)('$name is $kind', ({ name, kind }) => {
  expect(findAgencyKind(vocabulary, name)).toBe(kind);
});

test.each(['', '石鼓区', '某某某'])('%s says nothing of its kind', (name) => {
  expect(findAgencyKind(vocabulary, name)).toBeNull();
});

test('every kind named in the tests is in the vocabulary, and no code twice', () => {
  const codes = vocabulary.agencyKinds.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const kind of Object.keys(NAMES)) expect(codes).toContain(kind);
});
