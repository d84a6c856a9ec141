/** `xianshen diagnostics FOLDER --out FILE`: facts for whoever mends a machine, free of content. 0 written, 2 could not run. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { cpus, release, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import type { Diagnostics, OfficeFacts } from '../contract/diagnostics.ts';
import { errorCounts, logFactsOf, officeFacts, unopenedOffice } from '../contract/diagnostics.ts';
import { keepingWords } from '../messages/keeping-words.ts';
import type { Host } from './host.node.ts';
import { openEngine } from './open-engine.node.ts';
import { databaseIn, isTaken } from './places.node.ts';

const logNames = ['window', 'engine'] as const;

/** An office that cannot be opened is a reason to write them, not to give up. */
export async function runDiagnostics(
  folder: string,
  { out }: { readonly out: string },
  host: Host,
): Promise<number> {
  const { output } = host;
  if (!isTaken(databaseIn(folder))) {
    output.note(output.words.noWorkspace(folder));
    return 2;
  }
  if (isTaken(out)) {
    output.note(output.words.targetTaken(out));
    return 2;
  }
  const path = resolve(out);
  await writeFile(path, `${JSON.stringify(await gather(folder, host), null, 2)}\n`, {
    flag: 'wx',
    mode: 0o600,
  });
  output.result(keepingWords(output.language).diagnosticsWritten(path));
  return 0;
}

async function gather(folder: string, host: Host): Promise<Diagnostics> {
  const office = await officeIn(folder, host);
  const files = await Promise.all(logNames.map((name) => readLog(join(folder, 'logs', `${name}.log`))));
  const log = logFactsOf(files);
  return {
    schema: 'xianshen.diagnostics/1',
    madeAt: new Date().toISOString(),
    versions: { program: host.places.version, node: process.versions.node, v8: process.versions.v8 },
    platform: {
      ...{ name: process.platform, architecture: process.arch, release: release() },
      ...{ processors: cpus().length, memoryMegabytes: Math.round(totalmem() / 1_048_576) },
    },
    office,
    errors: errorCounts(log),
    log,
  };
}

async function officeIn(folder: string, host: Host): Promise<OfficeFacts> {
  const engine = await openEngine(resolve(folder), host.places, host.keyCost);
  if (!engine.ok) return unopenedOffice(engine.failure.code);
  try {
    const { status, dossiers, ledger, vault } = await engine.value.inspect();
    return officeFacts(status, {
      ...{ releases: dossiers, ledgerEntries: ledger.length, vaultObjects: vault.objects },
      ...{ vaultMissing: vault.missing.length, vaultDamaged: vault.damaged.length },
      databaseBytes: (await stat(databaseIn(folder))).size,
    });
  } finally {
    await engine.value.close();
  }
}

/** Without a window there has been no log. */
async function readLog(path: string): Promise<string> {
  return isTaken(path) ? readFile(path, 'utf8') : '';
}
