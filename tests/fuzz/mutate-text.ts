/** Changes to marked-up text (XML, HTML, RTF, PDF objects, mail): its pieces stay pieces, their order and numbers do not. */
import type { Random } from './random.ts';

const pieces = /<[^<>]{0,400}>|\\[a-z]+-?\d*|\/[A-Za-z]+|\d+|[^<>\\/\d]{1,200}|[\s\S]/g;
const hugeNumbers = ['0', '-1', '65536', '2147483647', '4294967295', '99999999999999999999', '1e308', 'NaN'];
const mostPieces = 20_000;

/** Text with a few pieces changed. */
export function mutateText(text: string, random: Random): string {
  const list = text.match(pieces) ?? [];
  if (list.length === 0 || list.length > mostPieces) return text;
  for (let left = 1 + random.below(4); left > 0; left -= 1) changePieces(list, random);
  return list.join('');
}

function changePieces(list: string[], random: Random): void {
  const at = random.below(list.length);
  const piece = list[at] ?? '';
  switch (random.below(7)) {
    case 0:
      list.splice(at, 1 + random.below(4));
      break;
    case 1:
      list.splice(at, 0, ...list.slice(at, at + 1 + random.below(12)));
      break;
    case 2:
      list.splice(random.below(list.length), 0, piece);
      break;
    case 3: {
      const other = random.below(list.length);
      list[at] = list[other] ?? '';
      list[other] = piece;
      break;
    }
    case 4:
      list[at] = piece.replace(/\d+/, () => random.pick(hugeNumbers));
      break;
    case 5:
      list[at] = piece.repeat(random.pick([2, 50, 2000]));
      break;
    default:
      list[at] = piece.replace(/"[^"]*"/, () =>
        random.pick(['""', '"&#0;"', '"../../x"', '"\ud800"', '"一"']),
      );
  }
}
