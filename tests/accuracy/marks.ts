/** Secrecy marks as they are found in the wild, and internal marks: level, sign, period, place and disguise combined. */
import type { PartRole } from '../../shared/extraction/extracted-text.ts';
import type { Sample } from './sample.ts';
import { planted } from './sample.ts';

const secrecy = 'SEC-01,SEC-02,SEC-04,SEC-05,INT-07,DN-08';
const levels = ['绝密', '机密', '秘密'] as const;
const periods = ['5年', '6个月', '长期', '启用前', '2030年12月31日前', '会议开始前'];
const stars = ['★', '☆', '⭐', '✩', '＊', '*', ' ★ ', '★ '];
const blanks = [' ', '　', '  ', '\u00a0', '\u200b', '\u2003'];
const body = '\n关于有关事项的通知\n\n各县（区）人民政府：\n现将有关事项通知如下。\n';

interface Variant {
  readonly variant: string;
  readonly mark: string;
  readonly role?: PartRole;
  readonly before?: string;
  readonly after?: string;
}

function variants(): readonly Variant[] {
  const made: Variant[] = [];
  for (const level of levels) {
    for (const star of stars) made.push({ variant: `sign ${star.trim()}`, mark: `${level}${star}5年` });
    for (const period of periods) made.push({ variant: 'period', mark: `${level}★${period}` });
    for (const blank of blanks) {
      const spaced = [...level].join(blank);
      made.push({ variant: 'spaced', mark: `${spaced}★10年` }, { variant: 'spaced alone', mark: spaced });
    }
    for (const role of ['header', 'footer', 'text-box', 'comment'] as const) {
      made.push({ variant: role, mark: level, role, after: '' });
    }
    made.push(
      { variant: 'copy number', mark: level, before: '⟦SEC-03|000123⟧\n' },
      { variant: 'bracket', mark: `（${level}）`, after: '本段内容如下。' },
      { variant: 'bracketed period', mark: `${level}★（5年）` },
      { variant: 'over-long', mark: `${level}★50年` },
      { variant: 'star without period', mark: `${level}★` },
      { variant: 'with urgency', mark: `${level}★10年`, after: '　⟦TEL-02|特急⟧\n正文。' },
      {
        variant: 'file name',
        mark: `${level}`,
        before: '【',
        after: '】某市资料.docx',
        role: 'attachment-name',
      },
      { variant: 'cell', mark: level, before: '序号\t', after: '\t材料\n1\t甲\t乙', role: 'sheet' },
      { variant: 'labelled', mark: `密级：${level}` },
      {
        variant: 'after the title',
        mark: `（${level}）`,
        before: '云泽市有关工作情况的汇报',
        after: '\n正文。',
      },
      { variant: 'broken', mark: [...level].join('\n'), before: '\n' },
    );
  }
  made.push(
    { variant: 'traditional', mark: '機密★20年' },
    { variant: 'traditional', mark: '絕密★長期' },
    { variant: 'traditional alone', mark: '機密' },
    { variant: 'numerals', mark: '机密★二十年' },
    { variant: 'emoji star', mark: '秘密🌟10年' },
    { variant: 'wide digits', mark: '机密★２０年' },
    { variant: 'cipher number', mark: '云泽委密电〔2026〕5号' },
    { variant: 'level file', mark: '机密级' },
  );
  return made;
}

/** At least one hundred variants, each on a page with ordinary words. */
export function markSamples(): readonly Sample[] {
  return variants().map(({ variant, mark, role = 'body', before = '', after = body }) =>
    planted(`${before}⟦${secrecy}|${mark}⟧${after}`, { group: 'marks', variant, role }),
  );
}

/** Disguises nobody promised to see through: counted and shown, not part of the aim. */
export function markSamplesBeyond(): readonly Sample[] {
  return [
    'JIMI★20年',
    '木几密★20年',
    '机mi★20年',
    '密机★20年',
    '机密女20年',
    '机宓★20年',
    'ＪＭ★20年',
    '机/密/件',
  ].map((mark) => planted(`⟦${secrecy}|${mark}⟧${body}`, { group: 'marks beyond', variant: mark }));
}

const internal: readonly (readonly [string, readonly string[]])[] = [
  [
    'INT-01',
    [
      '不得外传',
      '（此件不得公开）',
      '严禁外泄',
      '请勿外传',
      '本资料仅供内部使用，不得外传。',
      '不得在互联网上公开',
      '此件不得上网。',
    ],
  ],
  [
    'INT-02',
    [
      '内部资料',
      '内部文件',
      '内部使用',
      '【内部资料】',
      '内部资料 注意保存',
      '内部刊物 第3期',
      '內部資料',
      '内 部 参 考',
      '本材料为内部资料。',
    ],
  ],
  [
    'INT-03',
    ['仅供领导参阅', '（仅供内部使用）', '供领导参考', '仅限党员干部阅读', '本材料仅供与会人员参阅。'],
  ],
  ['INT-04', ['阅后收回', '（阅后销毁）', '会议材料 会后收回', '此件阅后即焚', '本资料用后收回']],
  ['INT-05', ['送审稿', '（未定稿）', '讨论稿', '代拟稿', '（征求意见稿）']],
  ['INT-06', ['（此件发至县团级）', '此件发至乡科级。', '传达范围：各科室负责人', '知悉范围：参会人员']],
  ['INT-08', ['工作秘密', '【工作秘密】', '警务工作秘密', '工作秘密★3年', '本件属工作秘密。']],
  ['INT-10', ['（此件不予公开）', '（此件依申请公开）', '公开形式：不予公开']],
  ['TEL-01', ['内部传真电报', '明传电报', '传 真 电 报']],
  ['SEC-06', ['商业秘密★3年', '核心商密', '（商业秘密）']],
];

/** Internal marks, on lines of their own and in margins. */
export function internalSamples(): readonly Sample[] {
  return internal.flatMap(([rule, marks]) =>
    marks.flatMap((mark) => {
      // Two rules may say the same of one mark, e.g. 内部使用，不得外传.
      const either = /内部|不得|仅供/u.test(mark) ? `${rule},INT-01,INT-02,INT-03` : rule;
      const rules = mark.includes('注意保存') ? `${either},INT-09` : either;
      return [
        planted(`⟦${rules}|${mark}⟧${body}`, { group: 'internal', variant: mark }),
        planted(`云泽市有关情况\n各单位：\n情况如下。\n\n⟦${rules}|${mark}⟧\n`, {
          group: 'internal',
          variant: mark,
        }),
      ];
    }),
  );
}
