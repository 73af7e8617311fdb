import { expect, test } from 'vitest';
import fc from 'fast-check';
import { maskNameAfterLabel, maskPersonalData } from '#lib/text/index.ts';

test.each([
  ['联系电话：13800000001', 'mobile', '联系电话：***********'],
  ['主管部门负责人 1380000****', 'mobile', '主管部门负责人 ***********'],
  ['138****0001', 'mobile', '***********'],
  ['138-0000-0001', 'mobile', '*************'],
  ['+86 13800000001', 'mobile', '***************'],
  ['１３８０００００００１', 'mobile', '***********'],
  ['某丙000****', 'mobile', '某丙*******'],
  ['联系电话：8000001', 'landline', '联系电话：*******'],
  ['电 话: 800 00001', 'landline', '电 话: *********'],
  ['0477-8000001', 'landline', '************'],
  ['（0477）8000001', 'landline', '*************'],
  ['010 88000001', 'landline', '************'],
  ['联系方式（手机）：某己 8000001', 'landline', '联系方式（手机）：某己 *******'],
  ['身份证11010519491231002X。', 'identity_card', '身份证******************。'],
  ['卡号6222020200112233446', 'bank_card', '卡号*******************'],
  ['6222 0202 0011 2233 446', 'bank_card', '***********************'],
  ['邮箱 abc.def@example.gov.cn', 'email', '邮箱 **********************'],
])('%s is masked as %s', (text, kind, masked) => {
  const result = maskPersonalData(text);
  expect(result.text).toBe(masked);
  expect(result.found.map((one) => one.kind)).toEqual([kind]);
});

test.each([
  '3,498,000.00元',
  '项目编码：360483218888030000231',
  '3604832188880 30000231',
  '预算功能科目 2010308',
  '2020年10月17日',
  '20200527',
  '2021-01~2021-12',
  '(九办发[2009]8号文件',
  '粤信函字〔2019〕78号',
  '通信联办(2020)85号',
  '总额1380.00万元',
  '13800000.01元',
  '110105194912310021',
  '6222020200112233447',
  '8000001',
  '≥**%',
  '1079.96',
  '经费20000000元',
])('%s stays', (text) => {
  expect(maskPersonalData(text)).toEqual({ text, found: [] });
});

test.each([
  ['填报人：某辛  联系电话：8000001', '填报人：**  联系电话：8000001'],
  ['部门负责人(签字)：某某甲', '部门负责人(签字)：***'],
  [
    '填表人（签名）：某辛  联系电话：13800000004 填表日期：2020年5月27日',
    '填表人（签名）：**  联系电话：13800000004 填表日期：2020年5月27日',
  ],
  ['项目负责人/联系电话: 某某庚 13800000003', '项目负责人/联系电话: *** 13800000003'],
  ['项目单位负责人及联系电话：某丙000****', '项目单位负责人及联系电话：**000****'],
  ['审核人：某某甲，经办人：某乙', '审核人：***，经办人：**'],
  ['联系人：买买提·某某某', '联系人：*******'],
])('the name in %s is masked', (text, masked) => {
  expect(maskNameAfterLabel(text).text).toBe(masked);
});

test.each([
  '部门负责人(签字)：',
  '单位负责人（签名）：',
  '负责人： 填报日期：',
  '项目单位：市信访局',
  '填报人： 联系电话：',
])('%s has no name to mask', (text) => {
  expect(maskNameAfterLabel(text)).toEqual({ text, found: [] });
});

test('masking keeps the length, masks only what it reports and leaves nothing to find', () => {
  const piece = fc.constantFrom(
    '13800000001',
    '电话：',
    '8000001',
    '，',
    '2010308',
    '元',
    '3.5',
    'a@b.cn',
    '0477-',
    '****',
    '某某',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const { text: masked, found } = maskPersonalData(text);
      expect(masked).toHaveLength(text.length);
      const outside = [...text].filter((_, at) => !found.some(({ start, end }) => at >= start && at < end));
      const kept = [...masked].filter((_, at) => !found.some(({ start, end }) => at >= start && at < end));
      expect(kept).toEqual(outside);
      expect(masked).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
    }),
  );
});
