/** Clean official texts of the usual kinds, each composed of its own choice of clauses, numbers, offices and dates. */
import type { Subject } from './clauses.ts';
import { generalClauses, subjects } from './clauses.ts';
import * as invented from './invented.ts';
import type { Random } from './random.ts';

export interface CleanText {
  readonly kind: string;
  readonly scope: 'document' | 'interpretation' | 'attachment' | 'standalone';
  readonly text: string;
}

const departments = [
  '市财政局',
  '市教育局',
  '市民政局',
  '市应急管理局',
  '市自然资源局',
  '市生态环境局',
  '市卫生健康委员会',
  '县（区）人民政府',
];
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

interface Draft {
  readonly random: Random;
  readonly subject: Subject;
}

const date = (random: Random) => `${random.int(2026, 2029)}年${random.int(1, 12)}月${random.int(1, 28)}日`;

function fill(clause: string, random: Random): string {
  const slots: Readonly<Record<string, () => string>> = {
    n: () => String(random.int(2, 30)),
    m: () => String(random.int(35, 4800)),
    date: () => date(random),
    dept: () => random.pick(departments),
    pct: () => `${random.int(60, 99)}%`,
    money: () => `${random.int(1, 900)}${random.pick(['万元', '元', '.5万元', '00元'])}`,
    tel: () => invented.landline(random),
  };
  return clause.replace(/\{(\w+)\}/gu, (_, slot: string) => slots[slot]?.() ?? '');
}

function clausesOf({ random, subject }: Draft, own: number, general: number): readonly string[] {
  const chosen = [...random.some(subject.clauses, own), ...random.some(generalClauses, general)];
  return random.some(chosen, chosen.length).map((clause) => fill(clause, random));
}

const number = (random: Random) =>
  `云泽${random.pick(['政发', '政办发', '民发', '建发'])}〔${random.int(2023, 2026)}〕${random.int(1, 120)}号`;

function notice(draft: Draft): string {
  const { random, subject } = draft;
  const items = clausesOf(draft, 6, 8);
  const groups = numerals
    .slice(0, 4)
    .map((numeral, index) => {
      const title = ['压实工作责任', '突出工作重点', '强化保障措施', '加强监督检查'][index] ?? '';
      const own = items.slice(index * 3, index * 3 + 3);
      return `${numeral}、${title}\n${own.map((clause, at) => `（${numerals[at] ?? ''}）${clause}`).join('\n')}`;
    })
    .join('\n');
  const year = random.int(2023, 2026);
  return `云泽市人民政府办公室文件\n\n云泽政办发〔${year}〕${random.int(1, 99)}号\n\n云泽市人民政府办公室\n关于做好${year}年${subject.title}有关工作的通知\n\n各县（区）人民政府，市政府各部门、各直属单位：\n　　根据《云泽市${subject.title}办法》（${number(random)}），经市政府同意，现就有关事项通知如下。\n${groups}\n\n　　　　云泽市人民政府办公室\n　　　　${year}年${random.int(1, 12)}月${random.int(1, 28)}日\n\n（此件公开发布）\n`;
}

function measure(draft: Draft): string {
  const items = [...clausesOf(draft, 7, 9), '本办法自2026年7月1日起施行，有效期五年。'];
  const articles = items.map((clause, index) => `第${chinese(index + 2)}条　${clause}`);
  return `云泽市${draft.subject.title}办法\n\n第一条　为了规范${draft.subject.title}工作，根据有关法律、法规，结合本市实际，制定本办法。\n${articles.join('\n')}\n`;
}

function plan(draft: Draft): string {
  const [first, ...rest] = clausesOf(draft, 6, 6);
  const tasks = rest
    .slice(0, 6)
    .map(
      (clause, index) =>
        `（${numerals[index] ?? ''}）${clause}（牵头单位：${draft.subject.office}；配合单位：${draft.random.pick(departments)}）`,
    );
  return `云泽市${draft.subject.title}实施方案\n\n为加强${draft.subject.title}工作，制定本方案。\n\n一、总体要求\n${first ?? ''}\n二、重点任务\n${tasks.join('\n')}\n三、保障措施\n${rest
    .slice(6)
    .map((clause, index) => `${index + 1}.${clause}`)
    .join('\n')}\n`;
}

function interpretation(draft: Draft): string {
  const { random, subject } = draft;
  const [a, b, c, d, e, f] = clausesOf(draft, 5, 3);
  return `《云泽市${subject.title}办法》政策解读\n\n近日，云泽市人民政府印发《云泽市${subject.title}办法》（${number(random)}，以下简称《办法》）。现解读如下。\n一、背景依据\n随着城市发展，原有做法已不能满足群众需要。${subject.office}走访${random.int(8, 60)}个社区，召开座谈会${random.int(3, 12)}场，起草了《办法》。\n二、目标任务\n${a ?? ''}\n三、主要内容\n${b ?? ''}${c ?? ''}\n四、涉及范围\n适用于本市行政区域内的${subject.title}活动。\n五、执行口径\n${d ?? ''}\n六、注意事项\n${e ?? ''}\n七、关键词诠释\n${subject.title}是指本市行政区域内与此有关的活动。\n八、惠民利民举措\n${f ?? ''}\n九、新旧政策差异\n与原规定相比，办理时限由${random.int(15, 30)}日缩短为${random.int(3, 10)}日。\n\n解释部门：云泽${subject.office}\n咨询电话：${invented.landline(random)}（工作日8:30—17:00）\n`;
}

function guide({ random, subject }: Draft): string {
  return `${subject.title}备案办事指南\n\n一、办理依据\n《云泽市${subject.title}办法》第${chinese(random.int(3, 12))}条\n二、受理单位\n${subject.office}驻市政务服务中心窗口（云泽市${invented.road(random)}${random.int(1, 200)}号市政务服务中心${random.int(1, 4)}楼${random.int(1, 40)}号窗口）\n三、申请材料\n1.申请书（原件1份，示范文本仅供参考）；\n2.营业执照复印件；\n3.法定代表人（负责人）身份证复印件。\n四、基本流程\n1)申请；2)受理；3)审查；4)决定；5)送达。\n五、办理时限\n法定时限：${random.int(10, 20)}个工作日；承诺时限：${random.int(1, 9)}个工作日。\n六、收费标准\n不收费。\n七、结果名称\n备案证明（编号：${random.pick(['BA', 'JY', 'XK'])}${random.digits(14)}）\n八、咨询方式\n咨询电话：${invented.landline(random)}；政务服务便民热线：12345\n九、监督途径\n监督电话：${invented.landline(random)}；网址：www.yunze.example\n`;
}

function consultation(draft: Draft): string {
  const { random, subject } = draft;
  const bare = `云泽市${subject.title}办法（征求意见稿）`;
  return `${subject.office.replace('市', '云泽市')}关于公开征求《${bare}》意见的公告\n\n为广泛听取社会各界意见，现将《${bare}》及起草说明公布，公开征求意见。\n征求意见时间：2026年${random.int(3, 5)}月1日至2026年${random.int(6, 9)}月10日。\n一、登录市人民政府门户网站“意见征集”栏目提出意见；\n二、发送至电子邮箱${random.pick(['zqyj', 'fgk', 'bgs'])}@yunze.gov.cn；\n三、邮寄至云泽市${invented.road(random)}${random.int(1, 99)}号（邮政编码990100），信封上注明“征求意见”字样。\n${clausesOf(draft, 2, 2).join('\n')}\n提出意见时留存的个人信息仅用于本次征求意见。\n`;
}

function meeting(draft: Draft): string {
  const { random } = draft;
  const items = clausesOf(draft, 4, 4).map(
    (clause, index) =>
      `${numerals[index] ?? ''}、${random.pick(['会议指出，', '会议强调，', '会议要求，'])}${clause}`,
  );
  return `云泽市人民政府第${random.int(20, 80)}次常务会议召开\n\n${date(random)}，市人民政府召开常务会议，审议《云泽市${draft.subject.title}办法（草案）》，听取${draft.subject.office}情况汇报。\n${items.join('\n')}\n会议还研究了其他事项。\n`;
}

function letter(draft: Draft): string {
  const { random, subject } = draft;
  const year = random.int(2023, 2026);
  return `云泽市人民政府办公室\n\n云泽政办函〔${year}〕${random.int(1, 60)}号\n\n云泽市人民政府办公室关于商请支持\n${subject.title}工作的函\n\n云泽省有关厅局：\n${clausesOf(
    draft,
    3,
    3,
  )
    .map((clause) => `　　${clause}`)
    .join(
      '\n',
    )}\n　　妥否，请函复。\n（联系人：${subject.office}　周某；联系电话：${invented.landline(random)}）\n\n　　云泽市人民政府办公室\n　　${year}年${random.int(1, 12)}月${random.int(1, 28)}日\n`;
}

function report(draft: Draft): string {
  const { random, subject } = draft;
  return `云泽${subject.office}2025年政府信息公开工作年度报告\n\n一、总体情况\n全年主动公开政府信息${random.int(80, 900)}条，收到依申请公开${random.int(2, 60)}件，均在法定期限内答复；其中予以公开${random.int(1, 30)}件，属于国家秘密0件。\n${clausesOf(draft, 3, 5).join('\n')}\n二、存在的主要问题\n政策解读形式还不够丰富。\n三、其他需要报告的事项\n未收取信息处理费。联系电话：${invented.landline(random)}\n`;
}

function statistics({ random, subject }: Draft): string {
  const rows = Array.from({ length: random.int(6, 14) }, (_, index) =>
    [
      index + 1,
      invented.town(random),
      random.int(20, 900),
      random.int(10_000, 990_000),
      `2026-0${random.int(1, 9)}-${random.int(10, 28)}`,
      `YZ2026${random.digits(8)}`,
    ].join('\t'),
  );
  return `云泽市${subject.title}情况统计表\n单位：个、元\n序号\t单位\t数量\t金额\t日期\t项目编号\n${rows.join('\n')}\n说明：受理电话：${invented.landline(random)}，邮政编码：990100。\n`;
}

function penalty({ random, subject }: Draft): string {
  return `云泽${subject.office}行政处罚决定信息摘要\n\n行政处罚决定书文号：云泽罚〔${random.int(2023, 2026)}〕${random.int(1, 300)}号\n当事人名称：云泽市${random.pick(['某某建材', '某某物业', '某某餐饮', '某某运输'])}有限公司\n违法事实：${date(random)}，执法人员现场检查时发现，该单位未按照规定公示有关信息，面积约${random.int(50, 900)}平方米。\n处罚依据：《云泽市${subject.title}办法》第${chinese(random.int(10, 30))}条\n处罚内容：罚款人民币${random.int(1, 50)}000元\n履行期限：自收到处罚决定书之日起15日内，缴至指定银行。\n救济途径：可以自收到决定书之日起60日内申请行政复议。\n`;
}

function tender({ random, subject }: Draft): string {
  return `云泽市${subject.title}服务项目公开招标公告\n\n一、项目基本情况\n项目编号：YZCG-2026-${random.digits(4)}\n预算金额：${random.int(20, 990)}0000.00元\n采购需求：${subject.title}信息化服务，满足网络安全等级保护第三级要求，软件版本不低于V${random.int(2, 9)}.${random.int(0, 9)}.${random.int(0, 9)}。\n二、获取招标文件\n时间：2026年5月${random.int(10, 20)}日至2026年5月${random.int(21, 28)}日，网上下载。\n三、投标文件中涉及商业秘密的内容，投标人应当注明。评标委员会成员不得泄露评审情况。\n四、联系方式\n采购人：云泽${subject.office}，地址：云泽市${invented.road(random)}${random.int(1, 99)}号，联系方式：${invented.landline(random)}\n采购代理机构：云泽市公共采购中心，联系方式：${invented.landline(random)}\n`;
}

const kinds: readonly (readonly [string, CleanText['scope'], (draft: Draft) => string])[] = [
  ['通知', 'document', notice],
  ['办法', 'document', measure],
  ['实施方案', 'document', plan],
  ['解读', 'interpretation', interpretation],
  ['办事指南', 'standalone', guide],
  ['征求意见公告', 'standalone', consultation],
  ['会议', 'standalone', meeting],
  ['函', 'standalone', letter],
  ['年度报告', 'standalone', report],
  ['统计表', 'attachment', statistics],
  ['处罚摘要', 'standalone', penalty],
  ['招标公告', 'standalone', tender],
];

/** As many as asked for, kinds and subjects in turn. */
export function cleanTexts(random: Random, count: number): readonly CleanText[] {
  return Array.from({ length: count }, (_, index) => {
    const [kind, scope, write] = kinds[index % kinds.length] ?? random.pick(kinds);
    const subject = subjects[Math.floor(index / kinds.length) % subjects.length] ?? random.pick(subjects);
    return { kind, scope, text: write({ random, subject }) };
  });
}

function chinese(value: number): string {
  const digits = '零一二三四五六七八九';
  const tens = Math.floor(value / 10);
  const ones = value % 10 === 0 ? '' : digits.charAt(value % 10);
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : digits.charAt(tens)}十${ones}`;
}
