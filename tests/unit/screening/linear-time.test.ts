/** No rule may need more than linear time, whatever the text: a hostile file must not be able to stop the check. */
import { describe, expect, test } from 'vitest';
import { algorithms } from '../../../shared/screening/algorithms.ts';
import { compileRules } from '../../../shared/screening/compile-rules.ts';
import { matchPatterns } from '../../../shared/screening/match-patterns.ts';
import type { ScreenedPart } from '../../../shared/screening/screened-part.ts';
import { screenedPart } from '../../../shared/screening/screened-part.ts';
import { fold } from '../../../shared/text/fold.ts';
import { builtInRules, oneText } from './rule-samples.ts';

const ruleSets = await builtInRules();
const rules = compileRules(ruleSets).filter(
  ({ rule }) => rule.patterns !== undefined || rule.algorithm !== undefined,
);

/** Repeated by the thousand: what rules begin with, or skip over, without ever finishing. */
const hostile = [
  ...'密机绝秘不得内部仅供发至草案★*1９X-. \n\r\t\u2028　《》“”（)〔〕【一、号年:：',
  '秘 ',
  '机\n',
  '1 ',
  '139',
  '990101',
  '不得擅自',
  '仅供内部',
  '（内部',
  '(\n',
  '一、',
  '()甲\n',
  '某发〔2016',
  '某发〔20168号',
  '2016〕',
  '“甲\n：“',
  '《甲）',
  '（。\n',
  '\u2028\r',
  '甲乙丙丁',
];

const small = 10_000;
const factor = 10;
/** Ten times the text may take ten times as long, and more on a busy machine; quadratic work would take a hundred times. */
const generous = 50;
/** Below this a measurement says more about the machine than about the rule; quadratic work would take many seconds. */
const noiseMs = 250;
/** The fastest of several runs is the least disturbed one. */
const attempts = 3;

const prepared = new Map<string, ScreenedPart>();

/** Folding is shared by all rules, as in a scan; its own time is measured in a test of its own. */
function prepare(piece: string, length: number): ScreenedPart {
  const name = `${length} ${piece}`;
  const known = prepared.get(name);
  if (known !== undefined) return known;
  const screened = screenedPart(oneText(piece.repeat(Math.ceil(length / piece.length))).parts[0]!);
  screened.view('folded');
  screened.view('joined');
  prepared.set(name, screened);
  return screened;
}

function run(compiled: (typeof rules)[number], screened: ScreenedPart): void {
  if (compiled.rule.algorithm === undefined) {
    matchPatterns(compiled, screened);
    return;
  }
  const algorithm = algorithms[compiled.rule.algorithm];
  if (algorithm.over === 'part') algorithm.match(screened);
  if (algorithm.over === 'text') algorithm.match(oneText(screened.part.text));
}

/** Time that this thread really worked, so that whatever else the machine does is not counted. */
function milliseconds(work: () => void): number {
  const start = process.threadCpuUsage();
  work();
  return process.threadCpuUsage(start).user / 1000;
}

function isLinear(compiled: (typeof rules)[number], piece: string): boolean {
  const time = (length: number) => {
    const screened = prepare(piece, length);
    return milliseconds(() => run(compiled, screened));
  };
  if (time(small * factor) < noiseMs) return true;
  const fastest = (length: number) => Math.min(...Array.from({ length: attempts }, () => time(length)));
  const long = fastest(small * factor);
  return long < noiseMs || long < generous * Math.max(1, fastest(small));
}

describe.each(rules.map((compiled) => ({ id: compiled.rule.id, compiled })))('$id', ({ compiled }) => {
  test('takes linear time on texts made to slow it down', () => {
    expect(hostile.filter((piece) => !isLinear(compiled, piece))).toEqual([]);
  });
});

test('folding takes linear time too', () => {
  const slow = hostile.filter((piece) => {
    const time = (length: number) => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      return milliseconds(() => fold(text, { breaks: 'join-wrapped' }));
    };
    const long = time(small * factor);
    return long >= noiseMs && long >= generous * Math.max(1, time(small));
  });
  expect(slow).toEqual([]);
});
