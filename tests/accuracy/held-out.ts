/**
 * Texts of kinds that the other makers do not write, and disguises that no rule was written for: court notices, results of bids,
 * lists of teachers, rosters of relief, budgets, minutes, letters, reports of food tests. Not used while rules are written; what
 * fails here is mended in general, never by its words.
 */
import { secondClean } from './held-out-clean.ts';
import { secondLeaks } from './held-out-leaks.ts';
import * as invented from './invented.ts';
import type { Random } from './random.ts';
import type { Sample } from './sample.ts';
import { planted } from './sample.ts';

/** Nothing in these is to be found. */
const clean: readonly (readonly [string, string])[] = [
  [
    'court',
    '公 告\n河畔区人民法院受理原告某公司诉被告某建筑公司建设工程合同纠纷一案，因其他方式无法送达，现依法向你公司公告送达起诉状副本、开庭传票。自公告之日起经过30日即视为送达。',
  ],
  [
    'bid result',
    '一、项目编号：YZZC-2026-0118\n二、项目名称：云泽市第三中学食堂设备采购\n三、中标信息：供应商名称：某某厨具有限公司；中标金额：128.6万元\n四、评审专家名单：详见附件\n五、代理服务收费标准：按合同约定收取。',
  ],
  [
    'recruit',
    '序号\t报考岗位\t准考证号后四位\t笔试成绩\t面试成绩\t总成绩\t名次\n1\t小学语文\t0231\t78.5\t86.2\t82.35\t1\n2\t小学语文\t0417\t75.0\t88.1\t81.55\t2',
  ],
  ['relief', '乡镇\t受灾人口\t倒塌房屋\t紧急转移\t发放棉被\n梅溪镇\t312\t5\t88\t120\n沙洲镇\t207\t2\t41\t90'],
  [
    'budget',
    '科目编码\t科目名称\t年初预算数\t调整数\t备注\n2010301\t行政运行\t1256.30\t0.00\t基本支出\n2050202\t小学教育\t8803.47\t120.00\t项目支出',
  ],
  [
    'minutes',
    '会议听取了市水务局关于河道清淤工作情况的汇报，研究了防汛备汛工作。会议要求，各县区要压实责任，及时报送进展情况，重要情况会后以书面形式报市政府办公室。',
  ],
  [
    'letter',
    '关于商请提供人口数据的函\n市统计局：\n为做好公共服务设施规划，现商请贵局提供2025年各街道常住人口数据，并请于3月15日前反馈。联系科室：综合科。',
  ],
  [
    'food',
    '样品名称\t生产日期\t检验项目\t标准值\t实测值\t结论\n花生油\t2026-01-08\t黄曲霉毒素B1\t≤20μg/kg\t3.2\t合格\n白酒\t2025-11-20\t甲醇\t≤0.6g/L\t0.12\t合格',
  ],
  [
    'expropriate',
    '拟征收土地位于松涧县梅溪镇双井村，总面积4.3216公顷，其中农用地3.9公顷。征收目的：公共设施建设。补偿标准按区片综合地价执行，公告期限自2026年3月1日起30日。',
  ],
  [
    'vehicle',
    '单位名称\t编制数\t实有数\t机要通信用车\t应急保障用车\n市应急局\t6\t5\t1\t4\n市水务局\t4\t4\t1\t3',
  ],
  [
    'school',
    '2026年城区小学招生服务范围\n第一小学：柳桥路以东、滨河路以南区域。报名需带户口簿、房产证明原件及复印件，复印件不退还。咨询电话：各学校招生办公室公布。',
  ],
  [
    'secrecy law',
    '各级机关、单位应当依法做好定密工作，国家秘密的密级分为绝密、机密、秘密三级。机关、单位不得将涉密信息上传互联网。',
  ],
  [
    'commercial',
    '申请人认为其提交的材料涉及商业秘密的，应当书面说明理由。行政机关不得泄露在监督检查中知悉的商业秘密、个人隐私。',
  ],
  [
    'audit',
    '审计发现，3个单位内部控制制度不健全，内部审计机构设置不到位，内部资料管理不规范，应当完善内部管理制度。',
  ],
  ['exam', '考生不得将试题内容外传，不得携带手机进入考场，考试结束后草稿纸由监考人员统一收回。'],
  ['museum', '馆藏文献阅览室的资料限馆内阅读，未经许可不得复制。读者阅后请放回原处。'],
  [
    'draft',
    '《云泽市停车管理办法（草案）》已经市政府常务会议讨论，现向社会公开征求意见，意见反馈截止日期为2026年4月30日。',
  ],
  ['hospital', '市人民医院设住院部、门诊部，编制床位800张，2025年门急诊量56万人次，出院病人2.3万人次。'],
  [
    'water',
    '水质监测断面\t高锰酸盐指数\t氨氮\t总磷\t类别\n青龙桥\t3.2\t0.31\t0.08\tⅡ\n白石渡\t4.1\t0.52\t0.11\tⅢ',
  ],
  [
    'penalty',
    '当事人：某某餐饮店，统一社会信用代码见附件。经查，当事人未按规定公示食品经营许可证，责令改正，给予警告。',
  ],
  ['list names', '评选委员会主任：市文明办主任；副主任：市教育局副局长；成员：各县区文明办负责人。'],
  [
    'elevator',
    '设备代码\t使用单位\t下次检验日期\n31101010012025000123\t某某物业公司\t2027-03\n31101010012025000456\t某某商场\t2026-12',
  ],
  ['invoice', '发票号码24112000000012345678，金额3,260.00元，税率6%，收款单位为某会计师事务所。'],
  ['coordinates ok', '监测站位于城区东北部，海拔约120米，年均气温13.5℃，年降水量620毫米。'],
  ['plates', '本次更新公务用车8辆，均为国产新能源汽车，严禁公车私用，节假日一律封存停驶。'],
  ['meeting notice', '请各单位于3月12日前将参会人员名单报市政府办公室，会议材料会前发放，请妥善安排工作。'],
  ['internal org', '局机关内设办公室、法规科、财务科等8个内设机构，机要保密工作由办公室承担。'],
  ['hash', '文件校验值：9f86d081884c7d659a2feaa0c55ad015，软件版本号：V3.2.1.20260118。'],
  ['phone ok', '咨询电话：0499-5550134（工作日9:00—17:00），监督电话：12345，传真：0499-5550135。'],
  ['fees', '收款单位：市财政局非税收入专户，执收编码：102003，缴款码以短信通知为准。'],
];

type Writer = (random: Random) => string;

const hidden: readonly (readonly [string, Writer])[] = [
  ['court notice', (r) => `被告甲某某，男，汉族，公民身份号码⟦PII-01|${invented.idNumber(r)}⟧，住云泽市。`],
  ['bid result', (r) => `项目联系人：⟦NAME-01|王工⟧，联系手机⟦PII-04|${invented.mobile(r)}⟧，传真同上。`],
  [
    'teacher list',
    (r) =>
      `姓名\t岗位\t身份证号\t手机\n甲某某\t小学语文\t⟦PII-01|${invented.idNumber(r)}⟧\t⟦PII-04|${invented.mobile(r)}⟧`,
  ],
  ['relief roster', (r) => `户主\t人口\t一卡通账号\n甲某某\t3\t⟦PII-07,PII-08|${invented.bankCard(r)}⟧`],
  ['expropriation', (r) => `被征收人甲某某（⟦PII-01|${invented.idNumber(r)}⟧），面积0.32亩，补偿款已拨付。`],
  ['letter of complaint', (r) => `反映人甲某某，电话⟦PII-04|${invented.mobile(r)}⟧，请求尽快答复。`],
  [
    'school enrolment',
    (r) => `⟦MINOR-01|学生姓名⟧\t监护人\t监护人电话\n甲小某\t甲某某\t⟦PII-04|${invented.mobile(r)}⟧`,
  ],
  ['vehicle', (r) => `车主甲某某，号牌号码⟦PII-15|${invented.plate(r)}⟧，逾期未检验。`],
  ['minutes with a mark', () => `⟦SEC-01,SEC-02|机密★5年⟧\n\n云泽市人民政府党组会议纪要\n〔2026〕3号\n`],
  [
    'minutes, internal',
    () => `云泽市水务局局务会议纪要\n⟦INT-02,INT-01|内部材料　严禁外传⟧\n会议听取了有关情况汇报。`,
  ],
  ['food report with a person', (r) => `受检单位负责人：甲某某，证件号码：⟦PII-01|${invented.idNumber(r)}⟧`],
  ['budget with a mark', () => `科目\t预算数\n行政运行\t1256.30\n⟦SEC-02|秘　密⟧`],
  ['exam paper', () => `⟦SEC-01,SEC-02|绝密★启用前⟧\n2026年云泽市公开招聘考试\n综合基础知识\n`],
  [
    'number in two lines',
    (r) => {
      const id = invented.idNumber(r);
      return `身份证号：⟦PII-01|${id.slice(0, 10)}\n${id.slice(10)}⟧。`;
    },
  ],
  [
    'number with blanks',
    (r) => {
      const id = invented.idNumber(r);
      return `证件：⟦PII-01|${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}⟧。`;
    },
  ],
  [
    'wide figures',
    (r) =>
      `手机：⟦PII-04|${[...invented.mobile(r)].map((d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join('')}⟧。`,
  ],
  ['internal reading', () => `（⟦INT-03|仅供市委常委同志阅⟧）\n关于经济运行情况的分析\n`],
  ['to be returned', () => `关于征求意见的函\n⟦INT-04|请于阅后退回我办⟧\n`],
];

const repeats = 4;

/** Held-out texts, clean ones and such with something in them. */
export function heldOutSamples(random: Random): readonly Sample[] {
  return [
    ...clean.map(([variant, text]) => planted(text, { group: 'held out: clean', variant })),
    ...hidden.flatMap(([variant, write]) =>
      Array.from({ length: repeats }, () => planted(write(random), { group: 'held out', variant })),
    ),
  ];
}

/** The second round, each text once, apart from the first, so that what it showed before anything was mended can be told. */
export function secondRound(random: Random): readonly Sample[] {
  return [
    ...secondClean.map(([variant, text]) => planted(text, { group: 'second round: clean', variant })),
    ...secondLeaks.map(([variant, write]) => planted(write(random), { group: 'second round', variant })),
  ];
}
