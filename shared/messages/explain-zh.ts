/** 说明一项发现是怎样得出的。 */
import type { ExplainedContext, Severity } from '../screening/finding.ts';
import type { ExplainSentences } from './explain-catalogue.ts';

const severities: Readonly<Record<Severity, string>> = { hard: '硬性', soft: '需处理', info: '提示' };
const tiers = { law: '法律法规', standard: '标准', practice: '通行做法' } as const;

export const explainZh: ExplainSentences = {
  found: (rule, matcher) => `规则 ${rule} 按“${matcher}”在此处找到。`,
  entry: (rule, entry) => `规则 ${rule} 按词表第 ${entry} 个词在此处找到。`,
  fact: (rule) => `规则 ${rule}：读取文件时发现，属于事实，不需要权衡。`,
  checksum: { valid: '校验位正确。', invalid: '校验位不对，可能是识别或录入错误，也可能是别的编号。' },
  context: (context) => `${whereZh(context)}${effectZh(context)}。`,
  lost: (matchers) => `与它重叠、没有单独列出的匹配：${matchers.join('、')}（先出现的优先，同处取最长）。`,
  alsoAt: (places, cells) =>
    `表格同一行里另有 ${places} 处${cells.length === 0 ? '' : `（单元格 ${cells.join('、')}）`}并入本项：一次处理，遮盖全部。`,
  piecesAt: (pieces, cells) =>
    `分开写在几处，合起来才成为一个标志：另有 ${pieces} 处${cells.length === 0 ? '' : `（单元格 ${cells.join('、')}）`}。`,
  phrases: (considered) => `核对了 ${considered} 个无害短语，没有一个盖住此处。`,
  touching: (phrases) => `碰到但没有盖住此处的短语：${phrases.map((phrase) => `“${phrase}”`).join('、')}。`,
  certainty: ({ before, checksum, contexts, after, threshold }) =>
    `把握：起点 ${percent(before)}${part('校验', checksum)}${part('上下文', contexts)}，结果 ${percent(after)}，达到 ${percent(threshold)} 才列出。`,
  basis: (text, tier) => `依据（${tiers[tier]}）：${text}`,
  advice: (text) => `办法：${text}`,
};

function whereZh({ kind, word, column }: ExplainedContext): string {
  const quoted = word === '' ? '（不重复原文）' : `“${word}”`;
  switch (kind) {
    case 'before':
      return `前文有${quoted}`;
    case 'after':
      return `后文有${quoted}`;
    case 'header':
      return `第 ${column ?? 1} 列的表头是${quoted}`;
    case 'word-edge':
      return '分词显示此处跨在两个词之间';
  }
}

function effectZh({ effect, severity }: ExplainedContext): string {
  if (severity !== undefined) return `，级别定为${severities[severity]}`;
  if (effect === 0) return '，不影响把握';
  return effect > 0 ? `，把握提高 ${percent(effect)}` : `，把握降低 ${percent(-effect)}`;
}

function part(name: string, effect: number): string {
  if (effect === 0) return '';
  return `，${name} ${effect > 0 ? '＋' : '－'}${percent(Math.abs(effect))}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
