/**
 * Entry of the verifier that stands by itself: `node xianshen-verify.mjs BUNDLE [--trust FILE]`, and `--proof FILE [--key KEY]` for a
 * proof about a ledger. The same checks, words and
 * exit statuses as `xianshen verify`, and nothing else of the program, so that whoever receives bundles can read it whole.
 */
import { parseArgs } from 'node:util';
import { guardNetwork } from '../base/network-guard.node.ts';
import type { CliSentences } from '../messages/cli-catalogue.ts';
import type { FormatOption } from './host.node.ts';
import { openOutput } from './output.node.ts';
import { runCheckProof } from './proof-file.node.ts';
import { runVerify } from './verify-command.node.ts';

const usage = [
  'node xianshen-verify.mjs <bundle> [--trust <file>] [--format text|json] [--lang zh|en]',
  'node xianshen-verify.mjs --proof <file> [--key <key>] [--format text|json] [--lang zh|en]',
];

const options = {
  trust: { type: 'string' },
  proof: { type: 'string' },
  key: { type: 'string' },
  format: { type: 'string', default: 'text' },
  lang: { type: 'string', default: 'zh' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

// Whoever reads the report may have enough (`… | head`). What was not said must not pass for "valid".
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(2);
});

guardNetwork();
process.exitCode = await verifyAlone(process.argv.slice(2));

/** Exit status: 0 valid, 1 invalid, 2 could not run, wrong usage included. */
async function verifyAlone(args: readonly string[]): Promise<number> {
  const output = openOutput(languageOf(args));
  const asked = read(args, output.words);
  if ('wrong' in asked) {
    output.note(asked.wrong);
    return 2;
  }
  if (asked.proof !== null) return runCheckProof(asked.proof, asked.options, { output });
  if (asked.bundle === null) {
    for (const line of usage) output.result(`${output.words.help.usage} ${line}`);
    return 0;
  }
  return runVerify(asked.bundle, asked.options, { output });
}

interface Asked {
  /** Null where only help is wanted. */
  readonly bundle: string | null;
  readonly proof: string | null;
  readonly options: FormatOption & { readonly trust?: string; readonly key?: string };
}

/** What the arguments ask for, or what is wrong with them. */
function read(args: readonly string[], { usage }: CliSentences): Asked | { readonly wrong: string } {
  const parsed = parse(args);
  if (!parsed.ok) {
    return { wrong: parsed.isKnown ? usage.missingArgument(parsed.name) : usage.unknownOption(parsed.name) };
  }
  const { trust, format, lang, help, proof, key } = parsed.values;
  const [bundle, ...others] = parsed.positionals;
  const choices = {
    format: format === 'json' ? 'json' : 'text',
    ...(trust === undefined ? {} : { trust }),
    ...(key === undefined ? {} : { key }),
  } as const;
  if (help) return { bundle: null, proof: null, options: choices };
  if (lang !== 'zh' && lang !== 'en') return { wrong: usage.wrongValue('--lang') };
  if (format !== choices.format) return { wrong: usage.wrongValue('--format') };
  if (proof !== undefined && bundle === undefined) return { bundle: null, proof, options: choices };
  if (bundle === undefined) return { wrong: usage.missingArgument('bundle') };
  return others.length > 0 || proof !== undefined
    ? { wrong: usage.other(others.join(' ')) }
    : { bundle, proof: null, options: choices };
}

/** The language decides how wrong usage is said, so it is looked up before parsing. */
function languageOf(args: readonly string[]): 'zh' | 'en' {
  const index = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  return index !== -1 && (args[index]?.split('=')[1] ?? args[index + 1]) === 'en' ? 'en' : 'zh';
}

function parse(args: readonly string[]) {
  try {
    return { ok: true, ...parseArgs({ args: [...args], options, allowPositionals: true }) } as const;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const name = /'(-[^' ]*)/u.exec(error.message)?.[1] ?? '';
    if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return { ok: false, isKnown: false, name } as const;
    if (error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
      return { ok: false, isKnown: true, name } as const;
    throw error;
  }
}
