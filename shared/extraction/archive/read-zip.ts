/** Reader for archives: every member is opened in turn. Nothing is ever written, so no name can lead out of a folder. */
import { isUtf8 } from '../../intake/text-encoding.ts';
import type { ZipEntry } from '../../intake/zip-directory.ts';
import { startCollecting } from '../collector.ts';
import type { ReadContext, Reader } from '../reader.ts';
import { entryPath, openZip } from './open-zip.ts';

/** Stops with `damaged` or `over-limit` when the directory cannot be used. */
export const readZip: Reader = async (bytes, context) => {
  const collector = startCollecting('zip', context.budget);
  const zip = openZip(bytes, collector, context);
  const names = zip.entries.map((entry) => memberName(entry, context));
  collector.lines(
    '(names)',
    'attachment-name',
    names.map((text) => ({ text, mark: { place: {}, hidden: null } })),
  );
  const comment = context.decode(zip.comment, isUtf8(zip.comment) ? 'utf-8' : 'gb18030') ?? '';
  collector.lines('(comment)', 'comment', [{ text: comment, mark: { place: {}, hidden: 'zip.comment' } }]);
  for (const [index, entry] of zip.entries.entries()) {
    const name = names[index] ?? '';
    if (/[\\/]$/.test(name) && entry.inflatedBytes === 0) continue;
    const member = zip.read(entry);
    if (member === null) {
      if (entry.encrypted) collector.fact({ kind: 'file.encrypted', path: entryPath(name) });
      continue;
    }
    if (isSymbolicLink(entry)) collector.skip(entryPath(name), 'unsupported-format');
    else if (member.length > 0) await context.nested(collector, entryPath(name), member);
  }
  return collector.finish();
};

/** Names of old Chinese archives are in GB 18030 and say nothing about it (APPNOTE appendix D). */
function memberName(entry: ZipEntry, { decode }: ReadContext): string {
  if (entry.nameIsUtf8 || !entry.name.includes('\ufffd')) return entry.name;
  return decode(entry.rawName, 'gb18030') ?? entry.name;
}

/** A link's bytes are a path, no document. */
function isSymbolicLink({ unixMode }: ZipEntry): boolean {
  return unixMode !== null && (unixMode & 0xf000) === 0xa000;
}
