import { posix } from 'node:path';
import type { SourceTree } from './import-rules.ts';

/** No file is longer. A file that nears it holds two ideas. */
const mostLines = 400;

/** Names that say nothing, so that everything ends up there. */
const emptyName = /(^|-)(utils?|helpers?|manager|misc)(-|$)|^common$/;

/** Sizes and names; one sentence for each file that breaks a rule. */
export function checkFiles(tree: SourceTree): readonly string[] {
  return [...tree].flatMap(([path, text]) => {
    const lines = text.split('\n').length - 1;
    const name = posix.basename(path).split('.')[0] ?? '';
    return [
      ...(lines > mostLines ? [`${path}: ${lines} lines; split it, ${mostLines} is the most`] : []),
      ...(emptyName.test(name) ? [`${path}: name it after the one idea it holds`] : []),
      ...(/^index\.[cm]?tsx?$/.test(posix.basename(path))
        ? [`${path}: no index files; import from the file that holds the thing`]
        : []),
    ];
  });
}
