/** All shipped rules over official text: in one thread, in two, over ten times as much text, with ten times as many rules. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { nodeHash } from '../../shared/base/hash.node.ts';
import { encodeUtf8 } from '../../shared/base/utf8.ts';
import type { ExtractedText } from '../../shared/extraction/extracted-text.ts';
import { loadRuleSets } from '../../shared/screening/load-rules.node.ts';
import type { Rule, RuleSet } from '../../shared/screening/rule-set.ts';
import { screen } from '../../shared/screening/screen.ts';
import { cleanText, denseFolder, denseText, folderLengths } from './dense-text.ts';
import type { Measurement } from './measure.ts';
import type { Prepared } from './rows.ts';
import { officialText } from './sample-text.ts';

const characters = 2_000_000;
/** Million characters a second in one thread. */
const leastSpeed = 5;
/** Ten times the text may take eleven times as long. */
const linear = 10 / 11;

export const screenRows: readonly Prepared[] = [
  { id: 'packs-light', prepare: () => packs('packs-light', officialText(characters)) },
  { id: 'packs-clean', prepare: () => packs('packs-clean', cleanText(characters)) },
  { id: 'packs-lists', prepare: () => packs('packs-lists', denseText(characters)) },
  { id: 'packs-2-workers', prepare: () => packsInTwoWorkers('packs-2-workers', ordinaryFolder(), 1.7) },
  {
    id: 'packs-lists-2-workers',
    prepare: () => packsInTwoWorkers('packs-lists-2-workers', denseFolder(32, 400_000), null),
  },
  { id: 'packs-10x-text', prepare: tenfoldText },
  { id: 'rules-10x', prepare: tenfoldPatterns },
  { id: 'phrases-10x', prepare: tenfoldPhrases },
];

async function shippedRules(): Promise<readonly RuleSet[]> {
  const loaded = await loadRuleSets(fileURLToPath(new URL('../../resources/rules', import.meta.url)));
  if (!loaded.ok) throw new Error(loaded.failure.code);
  return loaded.value;
}

function textOf(content: string): ExtractedText {
  const segments = [{ start: 0, end: content.length, place: { line: 1 }, hidden: null }];
  const parts = [{ path: 'text', role: 'body', text: content, segments } as const];
  return { type: 'txt', parts, hidden: [], notInspected: [] };
}

function find(text: ExtractedText, ruleSets: readonly RuleSet[]): number {
  return screen({ text, ruleSets, scope: 'standalone', hash: nodeHash, key: encodeUtf8('bench') }).length;
}

async function packs(id: string, content: string): Promise<Measurement> {
  const ruleSets = await shippedRules();
  const text = textOf(content);
  const expressions = ruleSets.flatMap(({ rules }) =>
    rules.flatMap((rule) => (rule.patterns ?? []).map(({ source }) => new RegExp(source, 'gu'))),
  );
  return {
    id,
    peer: 'the expressions alone',
    unit: 'Mchar/s',
    goal: null,
    least: leastSpeed,
    amount: content.length / 1e6,
    ours: () => find(text, ruleSets),
    theirs: () => expressions.map((expression) => content.match(expression)?.length ?? 0),
  };
}

/** More than 20 MB of ordinary official text in UTF-8, in texts of different lengths. */
function ordinaryFolder(): readonly string[] {
  return folderLengths(32, 700_000).map(officialText);
}

/** Texts, the largest first; workers are started with the first run, which is not counted. */
function packsInTwoWorkers(id: string, texts: readonly string[], goal: number | null): Measurement {
  const folder = [...texts].sort((a, b) => b.length - a.length);
  const one = startWorkers(1);
  const two = startWorkers(2);
  return {
    ...{ id, peer: 'one worker', unit: 'Mchar/s', goal },
    amount: folder.reduce((sum, text) => sum + text.length, 0) / 1e6,
    ours: () => screenAll(two, folder),
    theirs: () => screenAll(one, folder),
  };
}

/** As much text on both sides: in one piece, and in ten. */
async function tenfoldText(): Promise<Measurement> {
  const ruleSets = await shippedRules();
  const content = denseText(characters);
  const tenth = characters / 10;
  const whole = textOf(content);
  const tenths = Array.from({ length: 10 }, (_, index) =>
    textOf(content.slice(index * tenth, (index + 1) * tenth)),
  );
  return {
    id: 'packs-10x-text',
    peer: 'a tenth of it, ten times',
    unit: 'Mchar/s',
    goal: linear,
    amount: characters / 1e6,
    ours: () => find(whole, ruleSets),
    theirs: () => tenths.map((text) => find(text, ruleSets)),
  };
}

/** Rules of one kind beside the shipped ones: 1,500 against 150, none of which finds anything. */
async function tenfoldPatterns(): Promise<Measurement> {
  const shipped = await shippedRules();
  const template = ruleOf(shipped, ({ patterns }) => patterns !== undefined);
  const [pattern] = template.patterns ?? [];
  if (pattern === undefined) throw new Error('no pattern');
  const withRules = (count: number) => {
    const rules = Array.from({ length: count }, (_, index) => ({
      ...template,
      id: `MORE-${index}`,
      patterns: [{ ...pattern, source: `${wordOf(index)}(?:计划|工程).{0,9}阶段` }],
    }));
    return [...shipped, { ...setOf(shipped), rules }];
  };
  return tenfold('rules-10x', '150 rules more', [withRules(1_500), withRules(150)]);
}

/** 5,000 allow-phrases for one rule that has a place to judge in every line, against 500. */
async function tenfoldPhrases(): Promise<Measurement> {
  const shipped = await shippedRules();
  const template = ruleOf(shipped, ({ patterns }) => patterns !== undefined);
  const [pattern] = template.patterns ?? [];
  if (pattern === undefined) throw new Error('no pattern');
  const withPhrases = (count: number) => {
    const allowPhrases = Array.from({ length: count }, (_, index) => `${wordOf(index)}工作办法`);
    const rule = { ...template, id: 'MORE-1', allowPhrases, patterns: [{ ...pattern, source: '工作' }] };
    return [...shipped, { ...setOf(shipped), rules: [rule] }];
  };
  return tenfold('phrases-10x', '500 phrases', [withPhrases(5_000), withPhrases(500)]);
}

function tenfold(
  id: string,
  peer: string,
  [many, few]: readonly [readonly RuleSet[], readonly RuleSet[]],
): Measurement {
  const text = textOf(cleanText(characters / 4));
  return {
    id,
    peer,
    unit: 'Mchar/s',
    // Ten times as many may cost what the logarithm of the number grows by.
    goal: Math.log2(500) / Math.log2(5_000),
    amount: characters / 4 / 1e6,
    ours: () => find(text, many),
    theirs: () => find(text, few),
  };
}

function ruleOf(sets: readonly RuleSet[], isFit: (rule: Rule) => boolean): Rule {
  const rule = sets.flatMap(({ rules }) => rules).find(isFit);
  if (rule === undefined) throw new Error('no such rule');
  return rule;
}

function setOf([first]: readonly RuleSet[]): RuleSet {
  if (first === undefined) throw new Error('no rules');
  return first;
}

/** Different words of two characters, in disorder. */
function wordOf(index: number): string {
  return String.fromCharCode(0x4e00 + ((index * 7919) % 20_000), 0x4e00 + ((index * 104_729) % 20_001));
}

function startWorkers(count: number): readonly Worker[] {
  return Array.from({ length: count }, () => {
    const worker = new Worker(new URL('./screen-worker.ts', import.meta.url));
    worker.unref();
    return worker;
  });
}

/** Each worker takes the next text when it is done with one, and has one more waiting, so that it never waits for this thread. */
async function screenAll(workers: readonly Worker[], folder: readonly string[]): Promise<void> {
  const queue = folder.values();
  await Promise.all(workers.map((worker) => keepBusy(worker, queue)));
}

function keepBusy(worker: Worker, queue: Iterator<string>): Promise<void> {
  worker.ref();
  return new Promise<void>((resolve, reject) => {
    let waiting = 0;
    const send = () => {
      const next = queue.next();
      if (next.done === true) return;
      waiting += 1;
      worker.postMessage(next.value);
    };
    worker.on('error', reject);
    worker.on('message', () => {
      waiting -= 1;
      send();
      if (waiting === 0) resolve();
    });
    send();
    send();
  }).finally(() => {
    worker.removeAllListeners('error').removeAllListeners('message');
    worker.unref();
  });
}
