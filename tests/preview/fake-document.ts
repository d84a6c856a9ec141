/** Invented document and the findings in it, placed by searching for the words. */
import type { FindingId, SourceFileId } from '../../shared/base/ids.ts';
import { brand } from '../../shared/base/ids.ts';
import type { FindingView } from '../../shared/contract/dossier-views.ts';
import type { TextPart } from '../../shared/extraction/extracted-text.ts';
import type { Severity } from '../../shared/screening/finding.ts';

export const documentFile = brand<SourceFileId>('source-file-1');
export const sheetFile = brand<SourceFileId>('source-file-3');

const body = `云溪市人民政府办公室文件
云政办〔2026〕043号
云溪市人民政府办公室关于印发《云溪市老旧小区加装电梯补助办法》的通知
各县（区）人民政府，市政府各部门：
《云溪市老旧小区加装电梯补助办法》已经市政府第18次常务会议审议通过，现印发给你们，请认真组织实施。
一、补助范围
（一）本市城区内2000年以前建成、未列入征收计划的住宅小区。
（二）已取得规划许可并完成施工图审查的加装项目。
二、申请材料
（一）申请人张某，身份证号990101199001010018，联系电话16600001234，应当提交房屋权属证明。
（二）根据云政办发[2025]12号文件，还应提交业主共同决定书。
三、资金拨付
补助资金由市财政局审核后拨付，每台补助上限为20万元。内部使用的测算底稿另行下发。
（）本办法由市住房和城乡建设局负责解释，自印发之日起施行。
“加装电梯咨询窗口设在市政务服务中心二楼。
原拟补助标准为每台25万元，经研究调整。
云溪市人民政府办公室
2026年11月12日`;

export const documentParts: readonly TextPart[] = [
  {
    path: 'word/document.xml',
    role: 'body',
    text: body,
    segments: [hiddenSegment('原拟补助标准为每台25万元，经研究调整。')],
  },
  {
    path: 'docProps/core.xml',
    role: 'properties',
    text: '作者 王某\n单位 云溪市住房和城乡建设局',
    segments: [],
  },
];

export const sheetParts: readonly TextPart[] = [
  {
    path: 'xl/worksheets/sheet1.xml',
    role: 'sheet',
    text: '小区\t联系人\t电话\n望湖苑\t李某\t16600005678\n春江里\t赵某\t16600009012',
    segments: [],
  },
];

function hiddenSegment(words: string): TextPart['segments'][number] {
  const start = body.indexOf(words);
  return {
    start,
    end: start + words.length,
    place: { paragraph: 16 },
    hidden: 'docx.tracked-changes',
    author: '王某',
    at: '2026-11-10T02:15:00Z',
  };
}

interface Planted {
  readonly rule: string;
  readonly kind: string;
  readonly name: readonly [string, string];
  readonly severity: Severity;
  readonly words: string;
  readonly paragraph: number;
  readonly why: readonly [string, string];
  readonly advice: readonly [string, string];
  readonly personal?: true;
  readonly suggestion?: string;
}

const planted: readonly Planted[] = [
  {
    rule: 'INT-02',
    kind: 'internal.mark',
    name: ['内部使用字样', 'Internal-use mark'],
    severity: 'hard',
    words: '内部使用',
    paragraph: 13,
    why: [
      '出现“内部使用”一类字样，通常不得公开。',
      'Words such as “internal use” must usually not be published.',
    ],
    advice: ['删去该句，或改用可以公开的表述。', 'Remove the sentence or reword it.'],
  },
  {
    rule: 'PII-01',
    kind: 'personal.id-number',
    name: ['居民身份证号码', 'Resident ID number'],
    severity: 'soft',
    words: '990101199001010018',
    paragraph: 10,
    why: ['18 位数字，校验位正确，是身份证号码的形式。', '18 digits with a right check digit.'],
    advice: ['保留前 6 位，其余遮住，或整体删去。', 'Keep the first six digits and mask the rest.'],
    personal: true,
    suggestion: '990101************',
  },
  {
    rule: 'PII-03',
    kind: 'personal.mobile',
    name: ['手机号码', 'Mobile number'],
    severity: 'soft',
    words: '16600001234',
    paragraph: 10,
    why: ['11 位数字，号段有效。', '11 digits of a valid range.'],
    advice: ['个人手机号应当遮住中间 4 位。', 'Mask the four digits in the middle.'],
    personal: true,
    suggestion: '166****1234',
  },
  {
    rule: 'DN-03',
    kind: 'document-number.padded',
    name: ['发文字号序号编虚位', 'Padded serial in a document number'],
    severity: 'soft',
    words: '云政办〔2026〕043号',
    paragraph: 2,
    why: ['发文字号的序号不编虚位。', 'Serials are written without leading zeros.'],
    advice: ['改为“云政办〔2026〕43号”。', 'Write 云政办〔2026〕43号.'],
    suggestion: '云政办〔2026〕43号',
  },
  {
    rule: 'DN-01',
    kind: 'document-number.bracket',
    name: ['发文字号括号不规范', 'Wrong bracket in a document number'],
    severity: 'soft',
    words: '云政办发[2025]12号',
    paragraph: 11,
    why: ['年份应当用六角括号〔〕括起。', 'The year belongs in 〔〕.'],
    advice: ['改为“云政办发〔2025〕12号”。', 'Write 云政办发〔2025〕12号.'],
    suggestion: '云政办发〔2025〕12号',
  },
  {
    rule: 'HID-02',
    kind: 'docx.tracked-changes',
    name: ['未接受的修订', 'Tracked change'],
    severity: 'soft',
    words: '原拟补助标准为每台25万元，经研究调整。',
    paragraph: 16,
    why: [
      '文件里留有修订痕迹，公开后任何人都能看到。',
      'The file carries a tracked change that anybody can read.',
    ],
    advice: ['在 WPS 中接受或拒绝全部修订后重新导入。', 'Accept or reject all changes, then import again.'],
  },
  {
    rule: 'LVL-01',
    kind: 'wording.level-number',
    name: ['层次序号缺失', 'Level number missing'],
    severity: 'info',
    words: '（）本办法',
    paragraph: 14,
    why: ['括号内没有序号。', 'The brackets hold no number.'],
    advice: ['补上序号。', 'Put in the number.'],
  },
  {
    rule: 'PAIR-01',
    kind: 'wording.pair',
    name: ['引号不成对', 'Unpaired quotation mark'],
    severity: 'info',
    words: '“加装电梯咨询窗口',
    paragraph: 15,
    why: ['只有左引号，没有右引号。', 'An opening mark without its closing one.'],
    advice: ['补上右引号或删去左引号。', 'Close the quotation or remove the mark.'],
  },
];

const basis = {
  zh: '《中华人民共和国政府信息公开条例》第十五条',
  en: 'Regulation on Open Government Information, art. 15',
};

export const documentFindings: readonly FindingView[] = planted.map((each, index) => {
  const start = body.indexOf(each.words);
  const end = start + each.words.length;
  return {
    id: brand<FindingId>(`finding-${index + 1}`),
    rule: each.rule,
    kind: each.kind,
    severity: each.severity,
    confidence: 0.95,
    place: {
      part: 'word/document.xml',
      start,
      end,
      page: each.paragraph > 9 ? 2 : 1,
      paragraph: each.paragraph,
    },
    hidden: each.kind.startsWith('docx.') ? each.kind : null,
    explanation: {
      matcher: each.rule,
      ...(each.rule === 'PII-01' ? { checksum: 'valid' as const } : {}),
      certainty: { before: 0.8, checksum: 0, contexts: 0.15, after: 0.95, threshold: 0.6 },
    },
    values: {},
    ...(each.suggestion === undefined ? {} : { suggestion: each.suggestion }),
    file: documentFile,
    ruleName: { zh: each.name[0], en: each.name[1] },
    message: { zh: each.why[0], en: each.why[1] },
    advice: { zh: each.advice[0], en: each.advice[1] },
    basis,
    excerpt: {
      before: body.slice(Math.max(0, start - 10), start).replaceAll('\n', ' '),
      match: each.personal === true ? '*'.repeat(each.words.length) : each.words,
      after: body.slice(end, end + 10).replaceAll('\n', ' '),
    },
    personal: each.personal === true,
    standing: each.severity === 'info' ? 'noted' : 'open',
    decisions: [],
  };
});

/** The plain words of a finding, as the engine would reveal them. */
export function wordsOf(finding: FindingView): string {
  return body.slice(finding.place.start, finding.place.end);
}
