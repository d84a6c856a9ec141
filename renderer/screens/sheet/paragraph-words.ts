/** Words of a paragraph of a file, as they may be shown. */
import type { TextPart } from '../../../shared/extraction/extracted-text.ts';
import { documentBlocks } from '../../../shared/publishing/official/document-blocks.ts';

const longest = 40;

/** By number, shortened; empty for a paragraph that is not there. */
export function paragraphWords(parts: readonly TextPart[]): ReadonlyMap<number, string> {
  const { blocks } = documentBlocks({ type: 'txt', parts, hidden: [], notInspected: [] });
  return new Map(
    blocks.map((block) => {
      const text =
        block.block === 'paragraph' ? block.text : block.rows.map((row) => row.join('　')).join('　');
      const characters = [...text.replaceAll('\n', ' ')];
      const shown =
        characters.length > longest ? `${characters.slice(0, longest).join('')}…` : characters.join('');
      return [block.paragraph, shown];
    }),
  );
}
