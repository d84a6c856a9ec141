/** `xianshen workspace init|info|check DIR`: 0 done or sound, 1 not sound, 2 could not run. */
import { resolve } from 'node:path';
import type { FormatOption, Host } from './host.node.ts';
import { inspected, withEngine } from './inspected.node.ts';
import { databaseIn, isTaken } from './places.node.ts';
import { printLedger } from './print-ledger.ts';

/** Makes an empty data folder; the office itself is set up in the window, by its people. */
export async function runWorkspaceInit(folder: string, options: FormatOption, host: Host): Promise<number> {
  const { output } = host;
  if (isTaken(databaseIn(folder))) {
    output.note(output.words.targetTaken(folder));
    return 2;
  }
  return withEngine(folder, host, async () => {
    const path = resolve(folder);
    output.result(
      options.format === 'json'
        ? JSON.stringify({ schema: 'xianshen.workspace/1', folder: path })
        : output.words.workspaceMade(path),
    );
    return 0;
  });
}

/** Office, people and counts; no content and no account. */
export function runWorkspaceInfo(folder: string, options: FormatOption, host: Host): Promise<number> {
  return inspected(folder, host, (inspection) => {
    const { output } = host;
    const { status, ledger, dossiers } = inspection;
    const facts = {
      office: status.office?.name ?? '-',
      people: status.people.length,
      dossiers,
      entries: ledger.length,
    };
    output.result(
      options.format === 'json'
        ? JSON.stringify({
            schema: 'xianshen.workspace-info/1',
            state: status.state,
            ...facts,
            ruleSets: status.ruleSets,
          })
        : output.words.workspaceFacts(facts),
    );
    return 0;
  });
}

/** Database, ledger and stored files against one another. */
export function runWorkspaceCheck(folder: string, options: FormatOption, host: Host): Promise<number> {
  return inspected(folder, host, ({ ledger, vault, isWhole }) => {
    const { output } = host;
    if (options.format === 'json') {
      output.result(
        JSON.stringify({ schema: 'xianshen.workspace-check/1', isWhole, ledger, vault }, null, 2),
      );
    } else {
      printLedger(ledger, output);
      for (const digest of vault.missing) output.failure({ code: 'vault.missing', params: { digest } });
      for (const digest of vault.damaged) output.failure({ code: 'vault.damaged', params: { digest } });
      if (vault.unproven > 0) output.result(output.words.workspaceUnproven(vault.unproven));
      if (isWhole) output.result(output.words.workspaceSound);
    }
    return isWhole ? 0 : 1;
  });
}
