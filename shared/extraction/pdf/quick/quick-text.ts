/** Sets the letters of a plain page (ISO 32000-2, 9.3, 9.4). */
import { asArray, asBytes, asNumber, type PdfValue } from '../objects/pdf-value.ts';
import { compose, identity, type Matrix, parseMatrix } from '../paint/matrix.ts';
import { openQuickFont, type QuickFont } from './quick-font.ts';
import { notPlain, type QuickRun, type QuickStep, resource } from './quick-state.ts';

const setNumber =
  (key: 'charSpacing' | 'wordSpacing' | 'leading' | 'rise' | 'mode'): QuickStep =>
  ({ state }, [value]) => {
    state[key] = asNumber(value) ?? 0;
  };

export const quickTextSteps: Readonly<Record<string, QuickStep>> = {
  BT: (run) => {
    run.textMatrix = identity;
    run.lineMatrix = identity;
  },
  Tc: setNumber('charSpacing'),
  Tw: setNumber('wordSpacing'),
  TL: setNumber('leading'),
  Ts: setNumber('rise'),
  Tr: setNumber('mode'),
  Tz: ({ state }, [value]) => {
    state.scale = (asNumber(value) ?? 100) / 100;
  },
  Tf: (run, [name, size], { objects, fonts }) => {
    const entry = resource(run, objects, { kind: 'Font', name });
    const dictionary = objects.dictionary(entry);
    run.state.size = asNumber(size) ?? 0;
    run.state.font = null;
    if (dictionary === null) return;
    const known = fonts.get(dictionary);
    run.state.font = known === undefined ? openQuickFont(objects, dictionary, `quick-${fonts.size}`) : known;
    fonts.set(dictionary, run.state.font);
  },
  Td: (run, [x, y]) => moveLine(run, asNumber(x) ?? 0, asNumber(y) ?? 0),
  TD: (run, [x, y]) => {
    run.state.leading = -(asNumber(y) ?? 0);
    moveLine(run, asNumber(x) ?? 0, asNumber(y) ?? 0);
  },
  Tm: (run, operands) => {
    run.lineMatrix = parseMatrix(operands) ?? identity;
    run.textMatrix = run.lineMatrix;
  },
  'T*': (run) => moveLine(run, 0, -run.state.leading),
  Tj: (run, [text]) => showText(run, [text ?? null]),
  TJ: (run, [pieces]) => showText(run, asArray(pieces)),
  "'": (run, [text]) => {
    moveLine(run, 0, -run.state.leading);
    showText(run, [text ?? null]);
  },
  '"': (run, [word, character, text]) => {
    run.state.wordSpacing = asNumber(word) ?? 0;
    run.state.charSpacing = asNumber(character) ?? 0;
    moveLine(run, 0, -run.state.leading);
    showText(run, [text ?? null]);
  },
};

function moveLine(run: QuickRun, x: number, y: number): void {
  run.lineMatrix = compose([1, 0, 0, 1, x, y], run.lineMatrix);
  run.textMatrix = run.lineMatrix;
}

/** Beyond this share of the letters' height a gap stands for a blank. */
const blankGap = 0.18;
/** Ideographs stand apart without a blank between them. */
const wideBlankGap = 0.5;
const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

function showText(run: QuickRun, pieces: readonly PdfValue[]): void {
  const { state } = run;
  const { font } = state;
  if (pieces.every((piece) => (asBytes(piece)?.length ?? 0) === 0)) {
    advance(run, pieces);
    return;
  }
  if (font === null || state.mode !== 0 || state.isVeiled || state.fill === null) notPlain('text');
  const whole = compose(run.textMatrix, state.matrix);
  if (!isUpright(whole)) notPlain('turned');
  const line = setLine(run, pieces, font);
  const height = Math.abs(state.size * whole[3]);
  if (line.text.trim() !== '') {
    run.texts.push({
      order: run.order,
      text: line.text,
      x: whole[4],
      y: whole[5] + state.rise * whole[3],
      width: line.width * whole[0],
      height,
      color: state.fill,
      font: font.name,
      isEmbedded: font.isEmbedded,
      clip: state.clip,
    });
  }
  run.textMatrix = compose([1, 0, 0, 1, line.width, 0], run.textMatrix);
}

function isUpright([a, b, c, d]: Matrix): boolean {
  const small = 1e-3 * Math.abs(a);
  return a > 0 && d > 0 && Math.abs(b) <= small && Math.abs(c) <= small;
}

/** Only moves: a stretch without letters. */
function advance(run: QuickRun, pieces: readonly PdfValue[]): void {
  const { size, scale } = run.state;
  const moved = pieces.reduce<number>(
    (sum, piece) => sum - ((asNumber(piece) ?? 0) / 1000) * size * scale,
    0,
  );
  run.textMatrix = compose([1, 0, 0, 1, moved, 0], run.textMatrix);
}

function setLine(
  { state }: QuickRun,
  pieces: readonly PdfValue[],
  font: QuickFont,
): { readonly text: string; readonly width: number } {
  const { size, scale, charSpacing, wordSpacing } = state;
  let [text, width, gap] = ['', 0, 0];
  for (const piece of pieces) {
    const bytes = asBytes(piece);
    if (bytes === null) {
      gap -= ((asNumber(piece) ?? 0) / 1000) * size * scale;
      continue;
    }
    width += gap;
    for (let at = 0; at < bytes.length; at += font.codeBytes) {
      const code = font.codeBytes === 1 ? (bytes[at] ?? 0) : (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
      const letter = font.textOf(code);
      if (letter === undefined) return notPlain('unmapped');
      if (needsBlank(text, letter, gap / (size * scale))) text += ' ';
      text += letter;
      const isBlank = font.codeBytes === 1 && code === 32;
      width += (font.widthOf(code) * size + charSpacing + (isBlank ? wordSpacing : 0)) * scale;
      gap = 0;
    }
  }
  return { text, width: width + gap };
}

/** Whether a gap, in letter heights, between what was set and what comes reads as a blank. */
export function needsBlank(before: string, next: string, gap: number): boolean {
  if (gap < blankGap || before === '' || /\s$/.test(before) || /^\s/.test(next)) return false;
  return gap >= wideBlankGap || !(wide.test(before.at(-1) ?? '') && wide.test(next));
}
