/** Rules about a release as a whole: catalogue entry, publication note, and what the register holds already. */
import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { relatedItems } from '../../../shared/screening/check-duplicates.ts';
import { crossCheck } from '../../../shared/screening/cross-check.ts';
import { sampleDossier } from '../../../shared/screening/sample-dossier.ts';
import { screen } from '../../../shared/screening/screen.ts';
import { nearlySame, similarity, sketchText } from '../../../shared/screening/text-sketch.ts';
import { builtInRules, key, oneText } from './rule-samples.ts';

const ruleSets = await builtInRules();
const document =
  '样政发〔2026〕3号\n\n样例市人民政府\n关于加强防汛工作的通知\n\n各区县人民政府：\n现就有关事项通知如下。\n\n样例市人民政府\n2026年5月8日\n\n（此件依申请公开）';

type Sample = Parameters<typeof sampleDossier>[0];

function found(sample: Omit<Sample, 'text'> & { readonly text?: string }) {
  const dossier = sampleDossier({ text: document, ...sample }, nodeHash);
  const common = { ruleSets, hash: nodeHash, key };
  return crossCheck({ ...common, ...dossier }).map(({ finding }) => finding);
}

const rulesIn = (sample: Parameters<typeof found>[0]) => found(sample).map(({ rule }) => rule);

describe('a release', () => {
  test('is told about its note, at the note, when the catalogue says otherwise', () => {
    const [finding] = found({ catalogue: { documentNumber: '样政发〔2026〕3号', attribute: 'active' } });
    expect(finding).toMatchObject({ rule: 'PUB-01', severity: 'hard' });
    const { start, end } = finding?.place ?? { start: 0, end: 0 };
    expect(document.slice(start, end)).toBe('（此件依申请公开）');
  });

  test('takes its own note, the last one, for what it says of itself', () => {
    const text = document.replace('现就', '原文附注（此件公开发布）。\n现就');
    expect(rulesIn({ text, catalogue: { documentNumber: '样政发〔2026〕3号' } })).toEqual(['PUB-01']);
  });

  test('names every other release with its number, at its own number', () => {
    const findings = found({
      catalogue: { documentNumber: '样政发〔2026〕3号', attribute: 'on-request' },
      register: [{ documentNumber: '样政发[2026]3号' }, {}, { documentNumber: '样政发〔2026〕3号' }],
    });
    expect(findings.map(({ rule, values }) => [rule, values.other])).toEqual([
      ['DN-10', 'R-1'],
      ['DN-10', 'R-3'],
    ]);
    expect(document.slice(findings[0]?.place.start, findings[0]?.place.end)).toBe('〔2026〕3号');
  });

  test('is told again when the catalogue becomes wrong in another way, and not when it stays wrong', () => {
    const idOf = (title: string) =>
      found({ catalogue: { title, documentNumber: '样政发〔2026〕3号' } }).find(
        ({ rule }) => rule === 'CAT-03',
      )?.id;
    expect(idOf('抗旱通知')).toBe(idOf('抗旱通知'));
    expect(idOf('抗旱通知')).not.toBe(idOf('防火通知'));
  });

  test('without number and date is no official document to compare a catalogue with', () => {
    const catalogue = {
      title: '别的',
      organ: '别的机关',
      formedOn: '2026-01-01',
      documentNumber: '样政发〔2026〕3号',
    };
    expect(rulesIn({ text: '样例市图书馆开放办法\n第一条 每日开放。', catalogue })).toEqual([]);
  });

  test('is not looked at as a whole where files are checked by themselves', () => {
    const alone = screen({ text: oneText(document), ruleSets, scope: 'document', hash: nodeHash, key });
    expect(
      alone.map(({ rule }) => rule).filter((rule) => /^(?:PUB|DUP|DN-10|CAT-0[3-9])/u.test(rule)),
    ).toEqual([]);
  });
});

describe('a sketch of a text', () => {
  const sentences = Array.from(
    { length: 40 },
    (_, index) => `第${index + 1}条 有关单位应当在${index + 3}个工作日内完成第${index * 7}项检查并报告结果。`,
  );
  const sketch = (text: string) => {
    const made = sketchText(oneText(text));
    if (made === null) throw new Error('too short');
    return made;
  };

  test('is the same for the same words, whatever the blanks, breaks and width', () => {
    const text = sentences.join('\n');
    expect(sketch(text)).toEqual(sketch(sentences.join('　 ')));
    expect(similarity(sketch(text), sketch(text.replaceAll('1', '１')))).toBe(1);
  });

  test('comes near the share of words that two texts have in common', () => {
    const whole = sketch(sentences.join('\n'));
    const changed = sketch([...sentences.slice(0, 38), '全部改写的一条内容，与原来没有关系。'].join('\n'));
    expect(similarity(whole, changed)).toBeGreaterThan(nearlySame);
    const half = sketch(sentences.slice(0, 20).join('\n'));
    expect(similarity(whole, half)).toBeLessThan(nearlySame);
    const other = sketch('本市餐饮服务场所的油烟排放管理适用本办法，居民家庭厨房不在此列。'.repeat(10));
    expect(similarity(whole, other)).toBeLessThan(0.1);
  });

  test('is not made of texts too short to tell apart', () => {
    expect(sketchText(oneText('短'.repeat(199)))).toBeNull();
    expect(sketchText(oneText('，。 '.repeat(400)))).toBeNull();
  });
});

test('of the register only what shares number, index number, file or words is related', () => {
  const facts = { sha256: 'a', sketch: null };
  const item = { packageNumber: 'R', documentNumber: '', indexNumber: '', files: [] };
  const register = [
    { ...item, packageNumber: 'number', documentNumber: '样政发 [2026] 3 号' },
    { ...item, packageNumber: 'index', indexNumber: 'yz/2026-00001' },
    { ...item, packageNumber: 'file', files: [facts] },
    {
      ...item,
      packageNumber: 'none',
      documentNumber: '样政发〔2026〕4号',
      files: [{ ...facts, sha256: 'b' }],
    },
  ];
  const { dossier } = sampleDossier(
    { text: '', catalogue: { documentNumber: '样政发〔2026〕3号', indexNumber: 'yz/2026-00001' } },
    nodeHash,
  );
  if (dossier === undefined) throw new Error('no dossier');
  const related = relatedItems([facts], { ...dossier.facts, register });
  expect(related.map(({ packageNumber }) => packageNumber)).toEqual(['number', 'index', 'file']);
});
