import { describe, expect, test } from 'vitest';
import { coveredPoints } from '../../../../shared/publishing/interpretation/covered-points.ts';
import { draftProblems, parseDraft } from '../../../../shared/publishing/interpretation/draft-problems.ts';
import { draftText } from '../../../../shared/publishing/interpretation/draft-text.ts';
import { interpretationPrint } from '../../../../shared/publishing/interpretation/interpretation-print.ts';
import {
  type InterpretationSource,
  templates,
} from '../../../../shared/publishing/interpretation/interpretation-source.ts';
import { drawLongPicture } from '../../../../shared/publishing/interpretation/long-picture.ts';
import { interpretationText } from '../../../../shared/publishing/interpretation/plain-text.ts';
import {
  emptyBlock,
  nextBlockId,
  startDraft,
} from '../../../../shared/publishing/interpretation/start-draft.ts';
import { sampleInterpretation } from '../sample-interpretation.ts';

const started = (template: InterpretationSource['template']) =>
  startDraft({ template, document: sampleInterpretation.document, department: '', telephone: '' });

describe('a draft', () => {
  test.for(templates)('of the template %s begins with blocks of its own and may be kept', (template) => {
    const draft = started(template);
    expect(draft.blocks.length).toBeGreaterThan(1);
    expect(new Set(draft.blocks.map(({ id }) => id)).size).toBe(draft.blocks.length);
    expect(parseDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  test('is named after what a notice issues', () => {
    const titled = (title: string) =>
      startDraft({
        template: 'picture',
        document: { ...sampleInterpretation.document, title },
        department: '',
        telephone: '',
      }).title;
    expect(titled('某市人民政府关于印发《某办法》的通知')).toBe('一图读懂《某办法》');
    expect(titled('某办法')).toBe('一图读懂《某办法》');
  });

  test('marks the five main points where it is plain text', () => {
    const tagged = coveredPoints(started('text')).filter(({ state }) => state === 'tagged');
    expect(tagged.map(({ point }) => point)).toEqual([
      '背景依据',
      '目标任务',
      '主要内容',
      '涉及范围',
      '执行口径',
    ]);
  });

  test('is not taken with an unknown block, nor from anything else', () => {
    expect(parseDraft({ ...started('text'), blocks: [{ block: 'film', id: 'b1' }] })).toBeNull();
    expect(parseDraft(null)).toBeNull();
  });

  test('has an id for each further block', () => {
    expect(nextBlockId([])).toBe('b1');
    expect(nextBlockId([{ id: 'b2' }, { id: 'background' }, { id: 'b11' }])).toBe('b12');
  });
});

describe('what is missing before it can be published', () => {
  test('is told by block, field and row', () => {
    const [, ...blocks] = sampleInterpretation.blocks;
    const draft: InterpretationSource = {
      ...sampleInterpretation,
      telephone: '',
      blocks: [{ ...emptyBlock('figures'), id: 'b1' } as InterpretationSource['blocks'][number], ...blocks],
    };
    expect(draftProblems(draft)).toEqual([
      { block: '', field: 'telephone', row: 0 },
      { block: 'b1', field: 'alt', row: 0 },
      { block: 'b1', field: 'figures', row: 1 },
    ]);
  });

  test('is nothing for a finished one, and blocks for one without any', () => {
    expect(draftProblems(sampleInterpretation)).toEqual([]);
    expect(draftProblems({ ...sampleInterpretation, blocks: [] })).toEqual([
      { block: '', field: 'blocks', row: 0 },
    ]);
  });

  test('is a reason for a point that is left out', () => {
    const absent = [{ point: '注意事项' as const, reason: '' }];
    expect(draftProblems({ ...sampleInterpretation, absent })).toEqual([
      { block: '', field: 'absent', row: 1 },
    ]);
  });
});

test('a point left out with a reason counts as settled, one without does not', () => {
  const draft = started('timeline');
  const stateWith = (reason: string) =>
    coveredPoints({ ...draft, absent: [{ point: '新旧政策差异', reason }] }).find(
      ({ point }) => point === '新旧政策差异',
    )?.state;
  expect(stateWith('首次制定，没有旧规定')).toBe('not-applicable');
  expect(stateWith(' ')).toBe('absent');
});

test('rules read what is published, and a place leads back to its block', () => {
  const { text, blockAt } = draftText(sampleInterpretation);
  const whole = text.parts[0]!.text;
  expect(whole).toBe(interpretationText(sampleInterpretation));
  expect(blockAt(whole.indexOf('提出申请'))).toBe('flow');
  expect(blockAt(whole.indexOf('首问负责制'))).toBe('');
  expect(blockAt(0)).toBe('');
  for (const { start, end } of text.parts[0]!.segments) expect(whole.slice(start, end)).not.toContain('\n');
});

test('the sheet for printing is A4 with numbers outside, odd at the right and even at the left', () => {
  const html = interpretationPrint(sampleInterpretation);
  expect(html).toContain('@page { size: A4; margin: 37mm 26mm 35mm 28mm; }');
  expect(html).toMatch(/@page :right \{ @bottom-right/);
  expect(html).toMatch(/@page :left \{ @bottom-left/);
});

test('the long picture tells its size', () => {
  const { svg, width, height } = drawLongPicture(sampleInterpretation);
  expect(svg).toContain(`width="${width}" height="${height}"`);
  expect(height).toBeGreaterThan(1_000);
});
