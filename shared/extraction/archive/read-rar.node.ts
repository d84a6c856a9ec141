/** Reader for RAR archives of versions 2 to 5: every member is opened in turn, nothing is ever written. */
import { type Collector, startCollecting } from '../collector.ts';
import type { ReadContext, Reader } from '../reader.ts';
import { stop } from '../stop.ts';
import { largestUnpacked, takeUnpacked } from './bound-unpacked.ts';
import { noteRepeated } from './note-repeated.ts';
import { entryPath } from './open-zip.ts';
import { type OpenRar, openRar, rarFailure } from './unrar.node.ts';

/** Members that may fail before the rest of the archive is given up: after each, the archive is gone through again. */
const mostFailures = 16;

/** Stops with `damaged` or `over-limit` when the archive cannot be listed. */
export const readRar: Reader = async (bytes, context) => {
  const collector = startCollecting('rar', context.budget);
  const rar = await open(bytes);
  if (rar === 'encrypted' || rar.isSealed) {
    collector.fact({ kind: 'file.encrypted', path: '' });
    collector.skip('', 'encrypted');
    return collector.finish();
  }
  context.budget.entries -= rar.members.length;
  if (context.budget.entries < 0) stop('over-limit', 'entries');
  const shown = { place: {}, hidden: null };
  const names = rar.members.map(({ name }) => name);
  collector.lines(
    '(names)',
    'attachment-name',
    names.map((text) => ({ text, mark: shown })),
  );
  collector.lines('(comment)', 'comment', [{ text: rar.comment, mark: { ...shown, hidden: 'zip.comment' } }]);
  noteRepeated(names, collector);
  // The rest of a member that goes on in the next volume is not in this file.
  if (rar.isVolume) collector.skip('(volumes)', 'unsupported-format');
  await readMembers(rar, collector, context);
  return collector.finish();
};

async function open(bytes: Uint8Array): Promise<OpenRar | 'encrypted'> {
  try {
    return await openRar(bytes);
  } catch (error) {
    const reason = rarFailure(error);
    if (reason === null) throw error;
    return reason === 'encrypted' ? reason : stop(reason, 'rar');
  }
}

async function readMembers(rar: OpenRar, collector: Collector, context: ReadContext): Promise<void> {
  const wanted = new Set(
    rar.members.flatMap((member, index) => (isWanted(member, collector, context) ? [index] : [])),
  );
  let at = 0;
  for (let failures = 0; wanted.size > 0; failures += 1) {
    try {
      for (const { header, content } of rar.unpack(at, (_, index) => {
        at = index;
        return wanted.has(index);
      })) {
        wanted.delete(at);
        takeUnpacked(content.length, context);
        if (content.length > 0) await context.nested(collector, entryPath(header.name), content);
        // A link stands for bytes that are elsewhere; it is not followed.
        else if (header.unpSize > 0) collector.skip(entryPath(header.name), 'unsupported-format');
      }
      return;
    } catch (error) {
      const reason = rarFailure(error);
      if (reason === null) throw error;
      collector.skip(entryPath(rar.members[at]?.name ?? ''), reason);
      wanted.delete(at);
      if (failures < mostFailures) continue;
      for (const index of wanted) collector.skip(entryPath(rar.members[index]?.name ?? ''), 'damaged');
      return;
    }
  }
}

function isWanted(
  { name, flags, packSize, unpSize }: OpenRar['members'][number],
  collector: Collector,
  { limits }: ReadContext,
): boolean {
  if (flags.directory) return false;
  if (flags.encrypted) {
    collector.fact({ kind: 'file.encrypted', path: entryPath(name) });
    collector.skip(entryPath(name), 'encrypted');
    return false;
  }
  if (unpSize <= largestUnpacked(packSize, limits)) return true;
  collector.skip(entryPath(name), 'over-limit');
  return false;
}
