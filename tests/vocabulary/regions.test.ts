import { describe, expect, test } from 'vitest';
import { fullAgencyName, regionByCode, regionOfProjectCode, regionPath, resolveRegion } from '#lib/vocabulary/index.ts';
import { vocabulary } from './files.ts';
import { documentText, readForms } from './hand-reading.ts';

const codeOf = (evidence: Parameters<typeof resolveRegion>[1]) => {
  const found = resolveRegion(vocabulary, evidence);
  return found.status === 'resolved' ? found.region.code : found.status;
};

describe('the list', () => {
  test.each([
    ['150300', '乌海市', 'prefecture', '150000'],
    ['360483', '庐山市', 'county', '360400'],
    ['440800', '湛江市', 'prefecture', '440000'],
    ['320682', '如皋市', 'county', '320600'],
    ['430407', '石鼓区', 'county', '430400'],
    ['310107', '普陀区', 'county', '310000'],
    ['330903', '普陀区', 'county', '330900'],
    ['500103', '渝中区', 'county', '500000'],
    ['500242', '酉阳土家族苗族自治县', 'county', '500000'],
    ['419001', '济源市', 'county', '410000'],
    ['659001', '石河子市', 'county', '650000'],
    ['441900', '东莞市', 'prefecture', '440000'],
    ['710000', '台湾省', 'province', ''],
  ])('%s is %s, a %s of %s', (code, ...rest) => {
    const [name, level, parentCode] = rest;
    expect(regionByCode(vocabulary, code)).toEqual({ code, name, level, parentCode });
  });

  test('every region but a province lies in one, in at most two steps', () => {
    for (const { code } of vocabulary.regions) {
      const path = regionPath(vocabulary, code);
      expect(path.length).toBeLessThanOrEqual(3);
      expect(path.at(-1)?.level).toBe('province');
      expect(path.at(-1)?.code.slice(0, 2)).toBe(code.slice(0, 2));
    }
  });

  test('has the whole country', () => {
    const count = (level: string) => vocabulary.regions.filter((region) => region.level === level).length;
    expect(count('province')).toBe(34);
    expect(count('prefecture')).toBe(333);
    expect(count('county')).toBeGreaterThan(2840);
  });
});

describe('codes', () => {
  test('a replaced code gives the region that took its place', () => {
    expect(regionByCode(vocabulary, '360427')?.name).toBe('庐山市');
    expect(regionByCode(vocabulary, '371200')?.name).toBe('莱芜区');
    expect(regionByCode(vocabulary, '000000')).toBeNull();
    for (const { newCode } of vocabulary.regionChanges) expect(regionByCode(vocabulary, newCode)).not.toBeNull();
  });

  test.each([
    ['360483218888030000231', '360483'],
    ['3604832188880 30000231', '360483'],
    ['１５０３００', '150300'],
    ['150399210000000000001', '150300'],
    ['2010308', null],
    ['12', null],
    ['', null],
  ])('project code %s lies in %s', (code, region) => {
    expect(regionOfProjectCode(vocabulary, code)?.code ?? null).toBe(region);
  });
});

test.each(readForms)('$form_id: the region and the full agency name are those read by hand', (form) => {
  const found = resolveRegion(vocabulary, {
    agency: form.agency.printed,
    title: form.title_printed,
    text: documentText(form.file),
    projectCode: form.project?.code ?? '',
  });
  expect(found).toMatchObject({ status: 'resolved', region: { code: form.region.code } });
  if (found.status !== 'resolved') return;
  expect(fullAgencyName(vocabulary, form.agency.printed, found.region)).toBe(form.agency.normalized);
});

describe('by name', () => {
  test.each([
    ['乌海市信访局', '150300'],
    ['湖南省衡阳市石鼓区信访局', '430407'],
    ['湖南省石鼓区信访局', '430407'],
    ['如皋市教育局', '320682'],
    ['[015001]湛江市信访局', '440800'],
    ['中共乌海市委组织部', '150300'],
    ['国家税务总局乌海市税务局', '150300'],
    ['内蒙古自治区信访局', '150000'],
    ['恩施州信访局', '422800'],
    ['恩施土家族苗族自治州教育局', '422800'],
    ['湖南省信访局', '430000'],
    ['湖南师范大学', '430000'],
    ['乌海信访局', '150300'],
    ['星子县信访局', '360483'],
    ['无为县教育局', '340281'],
    ['户县民政局', '610118'],
    ['上海市普陀区教育局', '310107'],
    ['舟山市普陀区教育局', '330903'],
    ['普陀区教育局', 'ambiguous'],
    ['朝阳区卫生健康局', 'ambiguous'],
    ['信访局', 'unknown'],
    ['和平小学', 'unknown'],
    ['新华书店', 'unknown'],
    ['北京路小学', 'unknown'],
  ])('%s lies in %s', (agency, code) => {
    expect(codeOf({ agency })).toBe(code);
  });
});

describe('by the rest of the document', () => {
  test.each([
    ['the parent in the text', { agency: '普陀区教育局', text: '根据舟山市委、市政府部署' }, '330903'],
    ['a municipality in the text', { agency: '普陀区教育局', text: '按照上海市要求' }, '310107'],
    ['a neighbour in the text', { agency: '普陀区教育局', text: '学习静安区、黄浦区、徐汇区经验' }, '310107'],
    ['the project code', { agency: '普陀区教育局', projectCode: '330903210000000000001' }, '330903'],
    ['the title', { agency: '市信访局', title: '乌海市财政支出预算绩效目标申报表' }, '150300'],
    ['a title after a year', { agency: '市信访局', title: '2021年乌海市项目支出绩效目标表' }, '150300'],
    ['not a title that names only the province', { agency: '市信访局', title: '湖南省项目支出绩效目标表' }, 'unknown'],
    [
      'the text below a provincial title',
      { agency: '区信访局', title: '湖南省项目支出绩效目标表', text: '石鼓区委、区政府要求，石鼓区信访局' },
      '430407',
    ],
    ['the region named most', { agency: '信访局', text: '庐山市委。庐山市政府。九江市委' }, '360483'],
    ['the lower of two', { agency: '信访局', text: '九江市委、庐山市委' }, '360483'],
    ['no ordinary word', { agency: '信访局', text: '城区、郊区、矿区信访工作' }, 'unknown'],
    ['a former name', { agency: '信访局', text: '原星子县委常委会议纪要' }, '360483'],
    ['two named as often', { agency: '信访局', text: '庐山市、如皋市' }, 'ambiguous'],
    ['a school named like a district, with its city', { agency: '和平小学', text: '天津市和平区教育局' }, '120101'],
    ['nothing', { agency: '信访局', text: '坚持以人民为中心' }, 'unknown'],
  ])('%s decides', (_, evidence, code) => {
    expect(codeOf(evidence)).toBe(code);
  });

  test('what cannot be decided is reported with its candidates', () => {
    expect(resolveRegion(vocabulary, { agency: '普陀区教育局' })).toMatchObject({
      status: 'ambiguous',
      candidates: [{ code: '310107' }, { code: '330903' }],
    });
  });
});

describe('the full name of an agency', () => {
  const wuhai = regionByCode(vocabulary, '150300');
  const shigu = regionByCode(vocabulary, '430407');
  const hunan = regionByCode(vocabulary, '430000');
  test.each([
    ['市信访局', wuhai, '乌海市信访局'],
    ['信访局', wuhai, '乌海市信访局'],
    ['乌海市信访局', wuhai, '乌海市信访局'],
    ['乌海市人民政府办公室', wuhai, '乌海市人民政府办公室'],
    [' 市 信 访 局 ', wuhai, '乌海市信访局'],
    ['[015001]市信访局', wuhai, '乌海市信访局'],
    ['219001-市信访局', wuhai, '乌海市信访局'],
    ['市委信访局', wuhai, '乌海市委信访局'],
    ['中共市委组织部', wuhai, '中共乌海市委组织部'],
    ['中共乌海市委组织部', wuhai, '中共乌海市委组织部'],
    ['市场监督管理局', wuhai, '乌海市市场监督管理局'],
    ['市政管理处', wuhai, '乌海市市政管理处'],
    ['市第一中学', wuhai, '乌海市第一中学'],
    ['第一中学', wuhai, '乌海市第一中学'],
    ['人民医院', wuhai, '乌海市人民医院'],
    ['区信访局', shigu, '石鼓区信访局'],
    ['市信访局', shigu, '衡阳市信访局'],
    ['角山镇人民政府', shigu, '石鼓区角山镇人民政府'],
    ['省信访局', hunan, '湖南省信访局'],
    ['国家税务总局乌海市税务局', wuhai, '国家税务总局乌海市税务局'],
    ['信访局', null, '信访局'],
    ['', wuhai, ''],
  ])('%s becomes the full name', (printed, region, full) => {
    expect(fullAgencyName(vocabulary, printed, region)).toBe(full);
  });
});
