/** Personal data in prose: the usual sentence around it, and the disguises of scanning, typesetting and habit. */
import * as invented from './invented.ts';
import type { Random } from './random.ts';
import type { Sample } from './sample.ts';
import { planted } from './sample.ts';

type Writer = (random: Random) => string;

const spaced = (number: string, groups: readonly number[], sign: string) => {
  let at = 0;
  return groups
    .map((length) => {
      at += length;
      return number.slice(at - length, at);
    })
    .join(sign);
};
const wide = (number: string) =>
  number.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const id: Readonly<Record<string, Writer>> = {
  labelled: (r) => `申请人身份证号码：⟦PII-01|${invented.idNumber(r)}⟧，户籍在本市。`,
  bare: (r) => `经核实，⟦PII-01|${invented.idNumber(r)}⟧已领取待遇。`,
  'in brackets': (r) => `某某（⟦PII-01|${invented.idNumber(r)}⟧）符合条件。`,
  blanks: (r) => `证件号⟦PII-01|${spaced(invented.idNumber(r), [6, 8, 4], ' ')}⟧。`,
  hyphens: (r) => `号码为⟦PII-01|${spaced(invented.idNumber(r), [6, 8, 4], '-')}⟧的人员。`,
  'every digit': (r) => `号码⟦PII-01|${[...invented.idNumber(r)].join(' ')}⟧。`,
  fours: (r) => `号码⟦PII-01|${spaced(invented.idNumber(r), [4, 4, 4, 4, 2], ' ')}⟧。`,
  wide: (r) => `身份证⟦PII-01|${wide(invented.idNumber(r))}⟧。`,
  broken: (r) => `号码⟦PII-01|${spaced(invented.idNumber(r), [10, 8], '\n')}⟧。`,
  'small x': (r) => `身份证号：⟦PII-01|${invented.idNumber(r).toLowerCase()}⟧`,
  'zero-width': (r) => `身份证号：⟦PII-01|${spaced(invented.idNumber(r), [6, 12], '\u200b')}⟧`,
  'disability card': (r) => `残疾证号⟦PII-01|${invented.idNumber(r)}⟧${r.int(1, 7)}${r.int(1, 4)}，已年审。`,
  'student number': (r) => `学籍号G⟦PII-01,HH-01|${invented.idNumber(r, [2008, 2018])}⟧已注册。`,
  'old tax number': (r) => `个体工商户纳税人识别号⟦PII-01|${invented.idNumber(r)}⟧0${r.int(1, 9)}。`,
  child: (r) => `儿童身份证号⟦PII-01|${invented.idNumber(r, [2010, 2022])}⟧。`,
  misread: (r) => `身份证号：⟦PII-01|${invented.idNumber(r).replace('0', 'O')}⟧。`,
  bracketed: (r) =>
    `证件号：⟦PII-01|${spaced(invented.idNumber(r), [6, 8, 4], '(').replace(/\((\d{8})\(/u, '（$1）')}⟧`,
  'hyphen at the break': (r) => `号码⟦PII-01|${spaced(invented.idNumber(r), [12, 6], '-\n')}⟧。`,
  'two in a row': (r) => `号码⟦PII-01|${invented.idNumber(r)}⟧⟦PII-01|${invented.idNumber(r)}⟧。`,
  'in a register': (r) => `{"zjhm":"⟦PII-01|${invented.idNumber(r)}⟧","xm":"甲"}`,
  'file name': (r) => `材料_⟦PII-01|${invented.idNumber(r)}⟧.jpg`,
  dotted: (r) => `号码⟦PII-01|${spaced(invented.idNumber(r), [6, 4, 4, 4], '.')}⟧。`,
};

const others: readonly (readonly [string, Writer])[] = [
  ['mobile labelled', (r) => `本人手机：⟦PII-04|${invented.mobile(r)}⟧`],
  ['mobile bare', (r) => `请与经办人联系，⟦PII-04|${invented.mobile(r)}⟧。`],
  ['mobile grouped', (r) => `手机⟦PII-04|${spaced(invented.mobile(r), [3, 4, 4], '-')}⟧`],
  ['mobile blanks', (r) => `家长电话：⟦PII-04|${spaced(invented.mobile(r), [3, 4, 4], ' ')}⟧`],
  ['mobile every digit', (r) => `联系⟦PII-04|${[...invented.mobile(r)].join(' ')}⟧`],
  ['mobile wide', (r) => `手机⟦PII-04|${wide(invented.mobile(r))}⟧`],
  ['mobile country code', (r) => `电话⟦PII-04|+86${invented.mobile(r)}⟧`],
  ['mobile odd groups', (r) => `手机号：⟦PII-04|${spaced(invented.mobile(r), [2, 5, 4], ' ')}⟧`],
  ['mobile wrapped', (r) => `本人电话：⟦PII-04|${spaced(invented.mobile(r), [6, 5], '\n')}⟧`],
  ['mobile after nought', (r) => `手机⟦PII-04|0${invented.mobile(r)}⟧`],
  ['card every digit', (r) => `卡号⟦PII-07|${[...invented.bankCard(r)].join(' ')}⟧`],
  ['card dots', (r) => `银行卡⟦PII-07|${spaced(invented.bankCard(r), [4, 4, 4, 4, 3], '.')}⟧`],
  ['paid to', (r) => `补偿款已划入⟦PII-08|${invented.account(r)}⟧。`],
  ['home estate', (r) => `送达地址：⟦ADR-01|云栖名邸${r.int(1, 30)}-${r.int(1, 3)}-${r.int(2, 9)}01⟧`],
  ['home village', (r) => `，住⟦ADR-01|双井村${r.int(1, 9)}组${r.int(1, 90)}号⟧。`],
  ['petitioner', (r) => `关于⟦NAME-01|${invented.name(r)}⟧信访事项的答复意见`],
  ['citizen with title', (r) => `热心市民⟦NAME-01|${invented.name(r)}⟧女士来电咨询。`],
  ['landline private', (r) => `家庭电话：⟦PII-05|${invented.landline(r)}⟧`],
  ['landline guardian', (r) => `监护人电话⟦PII-05|${invented.landline(r)}⟧`],
  ['card labelled', (r) => `银行卡号：⟦PII-07|${invented.bankCard(r)}⟧`],
  ['card fours', (r) => `卡号⟦PII-07|${spaced(invented.bankCard(r), [4, 4, 4, 4, 3], ' ')}⟧`],
  ['card bare', (r) => `款项已转入⟦PII-07|${invented.bankCard(r, 16)}⟧。`],
  ['account', (r) => `开户行：某某农商行，账号：⟦PII-08|${invented.account(r)}⟧`],
  ['account one-card', (r) => `一卡通账号：⟦PII-08|${invented.account(r)}⟧`],
  ['passport', (r) => `护照号码：⟦PII-11|E${r.digits(8)}⟧`],
  ['travel permit', (r) => `港澳通行证⟦PII-12|C${r.digits(8)}⟧`],
  ['home permit', (r) => `回乡证号：⟦PII-13|H${r.digits(8)}⟧`],
  ['officer', (r) => `军官证⟦PII-14|军字第${r.digits(7)}号⟧`],
  ['social card', (r) => `社保卡号：⟦PII-14|A${r.digits(8)}⟧`],
  ['plate', (r) => `当事人驾驶⟦PII-15|${invented.plate(r)}⟧小型汽车。`],
  ['vehicle number', (r) => `车架号：⟦PII-17|${invented.vehicleNumber(r)}⟧`],
  ['mail', (r) => `邮箱：⟦PII-18|user${r.digits(5)}@${r.pick(['qq.com', '163.com', 'gmail.com'])}⟧`],
  ['qq', (r) => `QQ：⟦PII-19|${r.int(1, 9)}${r.digits(8)}⟧`],
  ['wechat', (r) => `微信号：⟦PII-19|wx_${r.digits(6)}⟧`],
  ['home door', (r) => `现居住于⟦ADR-01|${invented.home(r)}⟧。`],
  [
    'home labelled',
    (r) =>
      `家庭住址：⟦ADR-01|${invented.district(r)}${invented.town(r)}${invented.village(r)}${r.int(1, 9)}组${r.int(1, 90)}号⟧`,
  ],
  ['home short', (r) => `联系地址⟦ADR-01|云麓小区${r.int(1, 9)}-${r.int(1, 4)}-${r.int(1, 9)}02⟧`],
  ['hospital number', (r) => `住院号：⟦MED-01|${r.digits(8)}⟧`],
  ['student id', (r) => `学号：⟦HH-01|2026${r.digits(8)}⟧`],
  ['household', (r) => `户号：⟦HH-01|${r.digits(9)}⟧`],
  ['illness', (r) => `⟦MED-03|${invented.name(r)}，女，患尿毒症⟧，生活困难。`],
  ['child age', (r) => `⟦MINOR-02|${invented.name(r)}⟧，男，${r.int(3, 13)}岁，随祖父母生活。`],
  ['name with number', (r) => `⟦NAME-01|${invented.name(r)}⟧，身份证号⟦PII-01|${invented.idNumber(r)}⟧`],
  ['applicant', (r) => `申请人：⟦NAME-01|${invented.name(r)}⟧，住本市。`],
  ['informant', (r) => `举报人⟦NAME-01|${invented.name(r)}⟧，反映有关问题。`],
  // Expected to be missed: nothing in the words tells what the digits or the name are.
  ['name in prose', (r) => `会后⟦NAME-01|${invented.name(r)}⟧谈了自己的想法。`],
  ['account without label', (r) => `请汇至⟦PII-08|${invented.account(r)}⟧。`],
];

const repeats = 12;

/** Personal data in sentences; `numbers` holds the whole, ID numbers have a group of their own. */
export function numberSamples(random: Random): readonly Sample[] {
  const ids = Object.entries(id).flatMap(([variant, write]) =>
    Array.from({ length: repeats }, () => planted(write(random), { group: 'id numbers', variant })),
  );
  const rest = others.flatMap(([variant, write]) =>
    Array.from({ length: repeats }, () => planted(write(random), { group: 'numbers', variant })),
  );
  return [...ids, ...rest];
}
