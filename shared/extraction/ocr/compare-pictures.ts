/**
 * Whether a small copy shows what its picture shows. Cameras and programs make such copies with other edges, other contrast and
 * black bars, so only what is plainly different counts: a copy of more than the picture shows, of something else, or with a
 * patch that was painted over in the picture.
 */

/** A picture in shades of grey, a byte each. */
export interface GreyRaster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Side of the grid on which both are compared. */
const gridSide = 64;
/** Correlation under which two pictures show different things. */
const sameScene = 0.6;
/** Correlation with a part of the copy from which the picture is taken to be cut out of it. */
const cutOut = 0.93;
const clearlyBetter = 0.08;
/** Shades by which a painted-over place differs, and by which places are alike. */
const paintedOver = 48;
const alike = 14;
/** Cells of the grid that a patch has at least: half a percent. */
const smallestPatch = 20;
/** Correlation of all but the patch from which places in both lie on each other well enough to be compared one by one. */
const wellPlaced = 0.9;
/** Cells along the edges, where bars and other crops leave their marks. */
const margin = 2;
/** Spread of shades under which there is nothing to compare. */
const flat = 6;
const darkest = 28;

interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** True when the copy shows what the picture does not. False where nothing can be told. */
export function picturesDiffer(picture: GreyRaster, small: GreyRaster): boolean {
  if (Math.min(picture.width, picture.height, small.width, small.height) < 16) return false;
  const copies = [small, withoutBars(small)];
  const shown = [0, 1, 2, 3].flatMap((turns) => {
    const turned = turnedBy(picture, turns);
    return [turned, mirrored(turned)];
  });
  if (spread(small.data) < flat) return false;
  let best: Match | null = null;
  for (const copy of copies) {
    for (const turned of shown) {
      for (const window of likelyWindows(turned, copy)) {
        const match = matchOf(turned, window, copy);
        if (best === null || match.correlation > best.correlation) best = match;
      }
    }
  }
  if (best === null) return false;
  return best.correlation < sameScene || isCutOut(picture, small, best.correlation) || hasPatch(best);
}

interface Match {
  readonly correlation: number;
  readonly picture: Float32Array;
  readonly copy: Float32Array;
}

/** The whole picture, or what of it has the copy's form; each a little wider and narrower too. */
function likelyWindows({ width, height }: GreyRaster, copy: GreyRaster): readonly Window[] {
  const form = copy.width / copy.height;
  const whole = { left: 0, top: 0, width, height };
  const windows = [whole];
  if (Math.abs(width / height / form - 1) > 0.02) {
    const [cutWidth, cutHeight] = width / height > form ? [height * form, height] : [width, width / form];
    windows.push({
      left: (width - cutWidth) / 2,
      top: (height - cutHeight) / 2,
      width: cutWidth,
      height: cutHeight,
    });
  }
  return windows.flatMap((window) => [window, narrowed(window, 0.02), narrowed(window, 0.05)]);
}

function narrowed({ left, top, width, height }: Window, share: number): Window {
  return {
    left: left + width * share,
    top: top + height * share,
    width: width * (1 - 2 * share),
    height: height * (1 - 2 * share),
  };
}

function matchOf(picture: GreyRaster, window: Window, copy: GreyRaster): Match {
  const whole = { left: 0, top: 0, width: copy.width, height: copy.height };
  const [first, second] = [gridOf(picture, window), gridOf(copy, whole)];
  return { correlation: correlation(first, second), picture: first, copy: second };
}

/** Means of the cells into which a window is divided. */
function gridOf({ width, height, data }: GreyRaster, window: Window): Float32Array {
  const grid = new Float32Array(gridSide * gridSide);
  for (let row = 0; row < gridSide; row += 1) {
    const [top, bottom] = span(window.top, window.height, row, height);
    for (let column = 0; column < gridSide; column += 1) {
      const [left, right] = span(window.left, window.width, column, width);
      let sum = 0;
      for (let y = top; y < bottom; y += 1) {
        for (let x = left; x < right; x += 1) sum += data[y * width + x] ?? 0;
      }
      grid[row * gridSide + column] = sum / ((bottom - top) * (right - left));
    }
  }
  return grid;
}

function span(start: number, length: number, index: number, most: number): readonly [number, number] {
  const from = Math.min(most - 1, Math.max(0, Math.round(start + (length * index) / gridSide)));
  const to = Math.min(most, Math.round(start + (length * (index + 1)) / gridSide));
  return [from, Math.max(from + 1, to)];
}

function correlation(first: Float32Array, second: Float32Array): number {
  const [firstMean, secondMean] = [mean(first), mean(second)];
  let [both, one, other] = [0, 0, 0];
  for (let index = 0; index < first.length; index += 1) {
    const [a, b] = [(first[index] ?? 0) - firstMean, (second[index] ?? 0) - secondMean];
    both += a * b;
    one += a * a;
    other += b * b;
  }
  return one === 0 || other === 0 ? 0 : both / Math.sqrt(one * other);
}

/** Whether the picture is a part of what the copy shows: cut out afterwards. */
function isCutOut(picture: GreyRaster, small: GreyRaster, wholeCorrelation: number): boolean {
  if (wholeCorrelation >= 1 - clearlyBetter) return false;
  const shown = gridOf(picture, { left: 0, top: 0, width: picture.width, height: picture.height });
  const form = picture.width / picture.height;
  for (let share = 0.95; share > 0.3; share -= 0.05) {
    const fit = Math.min(small.width, small.height * form) * share;
    const [width, height] = [fit, fit / form];
    for (let top = 0; top <= small.height - height; top += Math.max(1, height / 24)) {
      for (let left = 0; left <= small.width - width; left += Math.max(1, width / 24)) {
        const found = correlation(shown, gridOf(small, { left, top, width, height }));
        if (found > cutOut && found > wholeCorrelation + clearlyBetter) return true;
      }
    }
  }
  return false;
}

/** Whether some cells in a heap differ by far while nearly all others agree once light and contrast are evened out. */
function hasPatch({ picture, copy }: Match): boolean {
  const isOff = new Uint8Array(picture.length);
  let [gain, offset] = [1, 0];
  const rest: number[] = [];
  // Twice: what is painted over would pull the first line towards itself.
  for (let pass = 0; pass < 3; pass += 1) {
    [gain, offset] = lineThrough(picture, copy, isOff);
    rest.length = 0;
    for (let index = 0; index < picture.length; index += 1) {
      const difference = nearestDifference(picture, copy[index] ?? 0, index, gain, offset);
      rest.push(difference);
      isOff[index] = difference > paintedOver && !isAtEdge(index) ? 1 : 0;
    }
  }
  const sorted = rest.toSorted((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length * 0.8)] ?? 0;
  const isPlaced = correlation(without(picture, isOff), without(copy, isOff)) > wellPlaced;
  return isPlaced && usual < alike && largestHeap(isOff) >= smallestPatch;
}

function without(values: Float32Array, left: Uint8Array): Float32Array {
  return values.filter((_, index) => left[index] === 0);
}

function isAtEdge(index: number): boolean {
  const [row, column] = [Math.floor(index / gridSide), index % gridSide];
  return Math.min(row, column, gridSide - 1 - row, gridSide - 1 - column) < margin;
}

/** Difference to the most similar of the cells around: edges do not lie at the same place. */
function nearestDifference(
  picture: Float32Array,
  value: number,
  index: number,
  gain: number,
  offset: number,
): number {
  const [row, column] = [Math.floor(index / gridSide), index % gridSide];
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let y = Math.max(0, row - 1); y <= Math.min(gridSide - 1, row + 1); y += 1) {
    for (let x = Math.max(0, column - 1); x <= Math.min(gridSide - 1, column + 1); x += 1) {
      const evened = (picture[y * gridSide + x] ?? 0) * gain + offset;
      least = Math.min(least, evened);
      most = Math.max(most, evened);
    }
  }
  return value < least ? least - value : value > most ? value - most : 0;
}

/** The straight line that takes the picture's shades to the copy's. */
function lineThrough(picture: Float32Array, copy: Float32Array, left: Uint8Array): [number, number] {
  let [count, sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0, 0];
  for (let index = 0; index < picture.length; index += 1) {
    if (left[index] === 1) continue;
    const [x, y] = [picture[index] ?? 0, copy[index] ?? 0];
    count += 1;
    sumX += x;
    sumY += y;
    sumXX += x * x;
    sumXY += x * y;
  }
  const spreadX = count * sumXX - sumX * sumX;
  if (count === 0 || spreadX === 0) return [1, 0];
  const gain = (count * sumXY - sumX * sumY) / spreadX;
  return [gain, (sumY - gain * sumX) / count];
}

/** Cells of the largest heap whose neighbours are off too; thin lines are edges. */
function largestHeap(isOff: Uint8Array): number {
  const seen = new Uint8Array(isOff.length);
  let largest = 0;
  for (let start = 0; start < isOff.length; start += 1) {
    if (isOff[start] === 0 || seen[start] === 1) continue;
    const stack = [start];
    seen[start] = 1;
    let count = 0;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      count += 1;
      for (const next of [at - gridSide, at + gridSide, at - 1, at + 1]) {
        if (isOff[next] !== 1 || seen[next] === 1) continue;
        if (Math.abs((next % gridSide) - (at % gridSide)) > 1) continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
    largest = Math.max(largest, count);
  }
  return largest;
}

/** Without the black bars that cameras put above and below, or left and right, to keep a copy's form. */
function withoutBars(small: GreyRaster): GreyRaster {
  const { width, height, data } = small;
  const isDark = (from: number, step: number, count: number) => {
    let dark = 0;
    for (let index = 0; index < count; index += 1) if ((data[from + index * step] ?? 0) < darkest) dark += 1;
    return dark >= count * 0.97;
  };
  let [top, bottom, left, right] = [0, height, 0, width];
  while (top < height / 3 && isDark(top * width, 1, width)) top += 1;
  while (bottom > (height * 2) / 3 && isDark((bottom - 1) * width, 1, width)) bottom -= 1;
  while (left < width / 3 && isDark(left, width, height)) left += 1;
  while (right > (width * 2) / 3 && isDark(right - 1, width, height)) right -= 1;
  // Where a bar meets the picture, the shades have run into each other.
  if (top > 0) top += 1;
  if (bottom < height) bottom -= 1;
  if (left > 0) left += 1;
  if (right < width) right -= 1;
  const cut = new Uint8Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y += 1) {
    cut.set(data.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  }
  return { width: right - left, height: bottom - top, data: cut };
}

function mirrored({ width, height, data }: GreyRaster): GreyRaster {
  const seen = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += width) seen.set(data.subarray(at, at + width).toReversed(), at);
  return { width, height, data: seen };
}

/** Turned by quarters, clockwise: cameras turn the one and not the other. */
function turnedBy(raster: GreyRaster, quarters: number): GreyRaster {
  if (quarters === 0) return raster;
  const { width, height, data } = turnedBy(raster, quarters - 1);
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) turned[x * height + (height - 1 - y)] = data[y * width + x] ?? 0;
  }
  return { width: height, height: width, data: turned };
}

function mean(values: Float32Array | Uint8Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / Math.max(1, values.length);
}

function spread(values: Uint8Array): number {
  const middle = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - middle) ** 2;
  return Math.sqrt(sum / Math.max(1, values.length));
}
