/** Kinds of hidden content that the readers report for a file. */
import { basename } from 'node:path';
import { extractText } from '../../shared/extraction/extract-text.node.ts';

/** Facts of the file itself and of pictures on its pages; what is in attached files belongs to those. */
export async function kindsOf(bytes: Uint8Array, path: string): Promise<ReadonlySet<string>> {
  const result = await extractText({ bytes, name: basename(path) });
  if (!result.ok) return new Set(['file.unreadable']);
  const { hidden } = result.value;
  return new Set(hidden.filter((fact) => !fact.path.includes('!')).map(({ kind }) => kind));
}
