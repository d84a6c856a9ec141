/** What is not personal and yet must be asked about: military, maps, networks, courts, bids, versions, forms, subjects. */
import * as invented from './invented.ts';
import type { Random } from './random.ts';
import type { Sample } from './sample.ts';
import { planted } from './sample.ts';

type Writer = (random: Random) => string;

const longitude = (r: Random) => `${r.int(100, 130)}.${r.digits(6)}`;
const latitude = (r: Random) => `${r.int(20, 48)}.${r.digits(6)}`;
const number = (r: Random) => `${r.int(2023, 2026)}`;

const matters: readonly (readonly [string, Writer])[] = [
  ['army plate', (r) => `军车号牌⟦MIL-01|V${r.pick(['A', 'B', 'C'])}${r.digits(5)}⟧进入。`],
  ['police plate', (r) => `车牌：⟦MIL-01|WJ云${r.digits(5)}⟧`],
  ['unit code', (r) => `慰问驻⟦MIL-02|9${r.digits(4)}部队⟧官兵。`],
  ['designation', (r) => `⟦MIL-03|第${r.int(10, 99)}集团军驻${invented.district(r)}⟧开展活动。`],
  ['coordinates', (r) => `位置：⟦GEO-01|${longitude(r)},${latitude(r)}⟧。`],
  ['coordinates in words', (r) => `位于⟦GEO-01|东经${longitude(r)}⟧度、北纬${latitude(r)}度。`],
  ['degrees', (r) => `东经⟦GEO-02|${r.int(100, 130)}°${r.int(10, 59)}′${r.int(10, 59)}″⟧。`],
  ['plane', (r) => `界址点⟦GEO-03|X=4${r.digits(6)}.${r.digits(3)}，Y=40${r.digits(6)}⟧.${r.digits(3)}`],
  ['private address', (r) => `服务器⟦NET-01|192.168.${r.int(0, 255)}.${r.int(1, 254)}⟧运行正常。`],
  [
    'private address ten',
    (r) => `登录http://⟦NET-01|10.${r.int(0, 255)}.${r.int(0, 255)}.${r.int(1, 254)}⟧:8080/办理。`,
  ],
  ['hardware address', (r) => `网卡⟦NET-02|00:1A:2B:${r.digits(2)}:${r.digits(2)}:${r.digits(2)}⟧`],
  ['share', (r) => `文件放在⟦NET-02|\\\\file${r.digits(2)}\\share⟧`],
  ['password', (r) => `用户名admin，密码：⟦NET-03|Yz@${r.digits(6)}⟧`],
  ['password stated', (r) => `初始密码为⟦NET-03|yunze${r.digits(4)}⟧。`],
  ['internal host', (r) => `访问⟦NET-04|oa${r.digits(1)}.yunze.local⟧`],
  ['port', (r) => `接口地址⟦NET-05|203.0.113.${r.int(1, 254)}:${r.int(2000, 9000)}⟧`],
  ['case', (r) => `依据⟦LAW-01|（${number(r)}）云01民初${r.int(1, 9999)}号⟧判决。`],
  ['bid', (r) => `⟦BIZ-02|未中标人报价：${r.int(10, 900)}⟧万元。`],
  ['recipe', () => '⟦BIZ-01|工艺参数如下⟧：略。'],
  ['placeholder', (r) => `自⟦VER-02|${number(r)}年X月X日⟧起施行。`],
  [
    'outdated body',
    (r) => `由⟦WORD-02|市${r.pick(['环保局', '工商局', '安监局', '农委', '国土房屋局'])}⟧负责。`,
  ],
  [
    'outdated national body',
    (r) => `报⟦WORD-01|${r.pick(['国土资源部', '环境保护部', '国家旅游局'])}⟧备案。`,
  ],
  ['padded date', (r) => `云泽市民政局\n⟦FMT-03|${number(r)}年0${r.int(1, 9)}月0${r.int(1, 9)}日⟧\n`],
  ['unpaired', (r) => `按照⟦FMT-01|《⟧云泽市停车办法第${r.int(2, 9)}条执行。`],
  ['lost number', () => '（一）甲\n（二）乙\n⟦FMT-02|（）⟧加强领导\n'],
  ['wrong bracket', (r) => `云泽政发⟦DN-01|[${number(r)}]${r.int(1, 99)}号⟧规定。`],
  ['fused number', (r) => `云泽政办发⟦DN-05|〔${number(r)}${r.int(1, 99)}号⟧规定。`],
  ['padded number', (r) => `云泽政发⟦DN-03|〔${number(r)}〕0${r.int(1, 99)}号⟧规定。`],
  ['subject: defence', () => '⟦CUE-01|军事设施分布图⟧另附。'],
  ['subject: network', () => '⟦CUE-06|漏洞清单⟧见附表。'],
  ['subject: stability', () => '报送⟦CUE-03|重点人员稳控方案⟧。'],
  ['subject: derived', () => '⟦CUE-10|根据内部明电⟧要求，通知如下。'],
];

const repeats = 8;

/** Each kind several times. What compares several files is left to the samples of its rules. */
export function matterSamples(random: Random): readonly Sample[] {
  return matters.flatMap(([variant, write]) =>
    Array.from({ length: repeats }, () => planted(write(random), { group: 'matters', variant })),
  );
}
