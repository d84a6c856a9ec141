/** `xianshen exchange address|pack|open` and `xianshen archive make|verify`: 0 done, 1 nothing could be merged or something is wrong, 2 could not run. */
import { resolve } from 'node:path';
import type { DossierId } from '../base/ids.ts';
import type { OpenedPackage } from '../contract/exchange-api.ts';
import { verifyArchive } from '../engine/archive-cases.node.ts';
import { exchangeWords } from '../messages/exchange-words.ts';
import type { Acting, ActingOptions } from './acting.node.ts';
import { acting, told } from './acting.node.ts';
import type { FormatOption, Host } from './host.node.ts';
import type { HostedEngine } from './open-engine.node.ts';
import { readSecrets } from './read-secrets.node.ts';

export function runExchangeAddress(
  folder: string,
  { person, format, out }: ActingOptions & { readonly out: string },
  host: Host,
): Promise<number> {
  const { output } = host;
  const use = async ({ engine, passPhrase }: Acting) => {
    const target = engine.ticketOf(resolve(out));
    const made = await engine.handlers['exchange.address']({ folder: target, passPhrase });
    const words = exchangeWords(output.language);
    return told(made, { output, format, schema: 'exchange-address-made' }, words.addressMade);
  };
  return acting(folder, { person }, { host, use });
}

interface PackOptions extends ActingOptions {
  readonly package: string;
  readonly out: string;
}

async function dossierOf(engine: HostedEngine, number: string, host: Host): Promise<DossierId | null> {
  const listed = await engine.handlers['dossier.list']({});
  if (!listed.ok) {
    host.output.failure(listed.failure);
    return null;
  }
  const found = listed.value.find(({ packageNumber }) => packageNumber === number);
  if (found === undefined) host.output.note(exchangeWords(host.output.language).packageUnknown(number));
  return found?.id ?? null;
}

export function runExchangePack(
  folder: string,
  { person, format, package: number, out, to }: PackOptions & { readonly to: string },
  host: Host,
): Promise<number> {
  const { output } = host;
  const use = async ({ engine, passPhrase }: Acting) => {
    const dossier = await dossierOf(engine, number, host);
    if (dossier === null) return 2;
    const [address, target] = [engine.ticketOf(resolve(to)), engine.ticketOf(resolve(out))];
    const packed = await engine.handlers['exchange.pack']({ dossier, address, folder: target, passPhrase });
    return told(packed, { output, format, schema: 'exchange-packed' }, exchangeWords(output.language).packed);
  };
  return acting(folder, { person }, { host, use });
}

export function runExchangeOpen(
  folder: string,
  file: string,
  { person, format, host }: ActingOptions & { readonly host: Host },
): Promise<number> {
  const { output } = host;
  const use = async ({ engine }: Acting) => {
    const opened = await engine.handlers['exchange.open']({ package: engine.ticketOf(resolve(file)) });
    const status = told(opened, { output, format, schema: 'exchange-opened' }, (value) =>
      openedLines(value, output),
    );
    return opened.ok && opened.value.outcome === 'parted' ? 1 : status;
  };
  return acting(folder, { person }, { host, use });
}

function openedLines(opened: OpenedPackage, { language }: Host['output']): string {
  const words = exchangeWords(language);
  const differences = opened.differences.map(({ kind, here, there }) =>
    words.difference(words.kinds[kind], here, there),
  );
  return [words.opened[opened.outcome](opened), ...differences].join('\n');
}

export function runArchiveMake(
  folder: string,
  { person, format, package: number, out }: PackOptions,
  host: Host,
): Promise<number> {
  const { output } = host;
  const words = exchangeWords(output.language);
  const use = async ({ engine, passPhrase, further: [archivePassPhrase = ''] }: Acting) => {
    const dossier = await dossierOf(engine, number, host);
    if (dossier === null) return 2;
    const target = engine.ticketOf(resolve(out));
    const input = { dossier, folder: target, passPhrase, archivePassPhrase };
    const made = await engine.handlers['archive.make'](input);
    return told(made, { output, format, schema: 'archive-made' }, words.archived);
  };
  return acting(folder, { person, further: [words.archivePassPhrase] }, { host, use });
}

/** Needs no workspace: the file, its pass phrase and the trust file of the office. */
export async function runArchiveVerify(
  file: string,
  { format, trust }: FormatOption & { readonly trust: string },
  { output }: Host,
): Promise<number> {
  const words = exchangeWords(output.language);
  const [passPhrase] = (await readSecrets([words.archivePassPhrase])) ?? [];
  if (passPhrase === undefined) {
    output.note(words.passPhraseMissing);
    return 2;
  }
  const report = await verifyArchive(resolve(file), resolve(trust), passPhrase);
  const status = told(report, { output, format, schema: 'archive-verified' }, (value) =>
    value.valid
      ? words.archiveWhole({ ...value, ...value.holds })
      : value.problems.map((problem) => words.archiveProblems[problem]).join('\n'),
  );
  return report.ok && !report.value.valid ? 1 : status;
}
