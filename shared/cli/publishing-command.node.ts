/**
 * `xianshen typeset|interpret|pages`: 0 everything was made and nothing needs a look, 1 made but a person should look, 2 nothing made.
 */
import type { Command } from 'commander';
import { Option } from 'commander';
import { chinaDate } from '../base/china-date.ts';
import type { Result } from '../base/result.ts';
import { systemClock } from '../engine/node-ports.node.ts';
import { openChecking } from '../engine/open-checking.node.ts';
import type { PublishSettings, TypesetReport, WrittenOutput } from '../engine/publish-files.node.ts';
import { typesetFile } from '../engine/publish-files.node.ts';
import type { InterpretationReport } from '../engine/publish-interpretation.node.ts';
import { interpretFile, makePages } from '../engine/publish-interpretation.node.ts';
import { publishingWords } from '../messages/publishing-words.ts';
import type { FormatOption, Host } from './host.node.ts';
import { noteUnsigned } from './note-unsigned.node.ts';
import type { Output } from './output.node.ts';
import { formatOption, subcommand } from './subcommand.node.ts';

type Exit = (status: number) => void;
const forms = ['downward', 'upward', 'letter', 'order', 'minutes'] as const;

interface TypesetOptions extends FormatOption {
  readonly out: string;
  readonly accept: string;
  readonly form?: (typeof forms)[number];
}
interface InterpretOptions extends FormatOption {
  readonly out: string;
  readonly document?: string;
}
interface PagesOptions extends FormatOption {
  readonly out: string;
  readonly interpretation: string;
  readonly pages: string;
  readonly attach?: readonly string[];
}

/** Adds the three commands. */
export function addPublishing(program: Command, host: Host, exit: Exit): void {
  const { words, language } = host.output;
  const { commands, options } = publishingWords(language);
  subcommand(program, 'typeset', commands.typeset, words)
    .argument('<file>')
    .requiredOption('--out <folder>', options.out)
    .option('--accept <rules>', options.accept, '')
    .addOption(new Option('--form <form>', options.form).choices([...forms]))
    .addOption(formatOption(words))
    .action(async (path: string, chosen: TypesetOptions) => exit(await runTypeset(path, chosen, host)));
  subcommand(program, 'interpret', commands.interpret, words)
    .argument('<source>')
    .requiredOption('--out <folder>', options.out)
    .option('--document <file>', options.document)
    .addOption(formatOption(words))
    .action(async (path: string, chosen: InterpretOptions) => exit(await runInterpret(path, chosen, host)));
  subcommand(program, 'pages', commands.pages, words)
    .argument('<document>')
    .requiredOption('--interpretation <source>', options.interpretation)
    .requiredOption('--pages <source>', options.pages)
    .requiredOption('--out <folder>', options.out)
    .option('--attach <file...>', options.attachments)
    .addOption(formatOption(words))
    .action(async (path: string, chosen: PagesOptions) => exit(await runPages(path, chosen, host)));
}

async function runTypeset(path: string, options: TypesetOptions, host: Host): Promise<number> {
  const { out, accept, form = null, format } = options;
  const accepted = accept.split(',').map((rule) => rule.trim());
  const order = { path, out, accept: accepted, form, at: systemClock.now() };
  return withSettings(host, async (settings) => {
    const report = await typesetFile(order, settings);
    return told(report, host.output, (value) => {
      if (format === 'json') printJson(host.output, { schema: 'xianshen.typeset/1', ...value });
      else printTypeset(value, host.output);
      const needsLook =
        value.proposals.length > value.applied || value.leftOut.some(isSeen) || value.missing.length > 0;
      return needsLook || value.outputs.some(needsDecision) ? 1 : 0;
    });
  });
}

async function runInterpret(path: string, options: InterpretOptions, host: Host): Promise<number> {
  const { out, document = null, format } = options;
  return withSettings(host, async (settings) => {
    const report = await interpretFile({ path, out, document, at: systemClock.now() }, settings);
    return told(report, host.output, (value) => {
      if (format === 'json') printJson(host.output, { schema: 'xianshen.interpret/1', ...value });
      else printInterpretation(value, host.output);
      const needsLook = value.stale.length > 0 || value.documentChanged;
      return needsLook || value.outputs.some(needsDecision) ? 1 : 0;
    });
  });
}

async function runPages(document: string, options: PagesOptions, host: Host): Promise<number> {
  const { out, interpretation, pages, attach = [], format } = options;
  return withSettings(host, async (settings) => {
    const order = { document, interpretation, pages, attachments: attach, out };
    const outputs = await makePages(order, settings);
    return told(outputs, host.output, (value) => {
      if (format === 'json') printJson(host.output, { schema: 'xianshen.pages-made/1', outputs: value });
      else printOutputs(value, host.output);
      return value.some(needsDecision) ? 1 : 0;
    });
  });
}

/** Who wrote a file is no part of what it says. */
const isSeen = ({ what }: { readonly what: string }) => !what.includes('metadata');
const needsDecision = ({ findings }: WrittenOutput) => findings.hard > 0;

async function withSettings(
  { output, places }: Host,
  run: (settings: PublishSettings) => Promise<number>,
): Promise<number> {
  const checking = await openChecking({
    ...places,
    addedRulesFolder: null,
    termsFile: null,
    jobs: 1,
    recognise: false,
    language: output.language,
    knownFindings: new Set(),
    today: chinaDate(systemClock.now()),
  });
  if (!checking.ok) {
    output.failure(checking.failure);
    return 2;
  }
  noteUnsigned(checking.value.ruleSets, output);
  try {
    return await run(checking.value.settings);
  } finally {
    await checking.value.close();
  }
}

function told<T>(result: Result<T>, output: Output, tell: (value: T) => number): number {
  if (result.ok) return tell(result.value);
  output.failure(result.failure);
  return 2;
}

function printJson(output: Output, value: unknown): void {
  output.result(JSON.stringify(value, null, 2));
}

function printTypeset(report: TypesetReport, output: Output): void {
  const words = publishingWords(output.language);
  const sure = 0.8;
  output.result(words.recognised(words.forms[report.form]));
  for (const { element, paragraph, confidence } of report.elements) {
    if (confidence > sure) continue;
    output.result(words.uncertain(words.elements[element], paragraph, Math.round(confidence * 100)));
  }
  for (const element of report.missing) output.result(words.missing(words.elements[element]));
  for (const { what, count } of report.leftOut) output.result(words.leftOut(what, count));
  for (const { rule, paragraph, before, after, isCertain } of report.proposals) {
    const line = words.proposal(rule, paragraph, { before, after });
    output.result(`${line}　${isCertain ? words.isCertain : words.needsLook}`);
  }
  if (report.applied > 0) output.result(words.applied(report.applied));
  if (report.unable > 0) output.result(words.unable(report.unable));
  printOutputs(report.outputs, output);
  output.note(words.fonts);
  output.note(words.needsWindow);
}

function printInterpretation(report: InterpretationReport, output: Output): void {
  const words = publishingWords(output.language);
  for (const { point, state } of report.points) output.result(words.point(point, words.points[state]));
  if (report.documentChanged) output.result(words.documentChanged);
  for (const { block, link, reason } of report.stale) {
    output.result(words.stale(block, link.value, reason === 'gone'));
  }
  for (const { advice, words: said, measure } of report.advice) {
    output.result(words.advice[advice](said, measure));
  }
  printOutputs(report.outputs, output);
  output.note(words.needsWindow);
}

function printOutputs(outputs: readonly WrittenOutput[], output: Output): void {
  const words = publishingWords(output.language);
  for (const { name, bytes, sha256, findings } of outputs) {
    output.result(words.output(name, bytes, sha256));
    output.result(words.outputFindings(findings));
  }
}
