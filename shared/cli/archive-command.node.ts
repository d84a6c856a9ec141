/** `xianshen workspace copy-records|archive-tables`: 0 done, 2 not permitted or could not run. */
import { archiveTables } from '../engine/record-archive/archive-tables.ts';
import { keepingWords } from '../messages/keeping-words.ts';
import type { FormatOption, Host } from './host.node.ts';
import { withWorkspace } from './inspected.node.ts';

/** Copies records into the database that the office has permitted. */
export function runCopyRecords(folder: string, { format }: FormatOption, host: Host): Promise<number> {
  const { output } = host;
  return withWorkspace(folder, host, async (engine) => {
    const copied = await engine.archiveRecords();
    if (!copied.ok) {
      output.failure(copied.failure);
      return 2;
    }
    output.result(
      format === 'json'
        ? JSON.stringify({ schema: 'xianshen.records-copied/1', ...copied.value }, null, 2)
        : keepingWords(output.language).recordsCopied(copied.value),
    );
    return 0;
  });
}

/** Prints the statements for the database's administrator. */
export function printArchiveTables({ output }: Host): number {
  output.result(archiveTables.trim());
  return 0;
}
