/** Text of documents of Word 6 and 95, in one or two bytes a character: words only, nothing of what is hidden among them. */
import { uint16At, uint32At } from '../../base/bounded-reader.ts';
import { codePageLabel, codePageOfLanguage } from '../ole/code-pages.ts';
import type { OfficeFile } from '../ole/office-file.ts';

const path = 'WordDocument';
const encrypted = 0x0100;

/** Adds the text between the two marks of the file information block, and says that no more was read. */
export function readOlderText({ collector, context }: OfficeFile, stream: Uint8Array): void {
  collector.skip(path, 'unsupported-format');
  collector.attempt(path, () => {
    if ((uint16At(stream, 10) & encrypted) !== 0) {
      collector.fact({ kind: 'file.encrypted', path: '' });
      collector.skip('', 'encrypted');
      return;
    }
    const text = stream.subarray(uint32At(stream, 24), uint32At(stream, 28));
    const decoded = context.decode(text, codePageLabel(codePageOfLanguage(uint16At(stream, 6)))) ?? '';
    const lines = decoded.split(/[\r\n\v\f]+/).map((line) => line.replace(/\p{Cc}+/gu, '\t'));
    collector.lines(
      path,
      'body',
      lines.map((line, index) => ({ text: line, mark: { place: { paragraph: index + 1 }, hidden: null } })),
    );
  });
}
