/** Name of a hidden-content kind; one this version has no word for shows its code. */
import type { WindowText } from './zh-cn.ts';

export function hiddenWords(kind: string, text: WindowText): string {
  const what = kind.slice(kind.indexOf('.') + 1);
  return Object.hasOwn(text.hiddenKinds, what) ? (text.hiddenKinds[what] ?? kind) : kind;
}
