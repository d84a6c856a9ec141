import { expect, test } from 'vitest';
import { built, named, verified } from '../unit/bundle/release.ts';
import { filesOf, flipped, packed, relisted } from '../unit/bundle/tamper.ts';

const bundle = built();
const paths = [...filesOf(bundle).keys()];

/** First, last, and positions spread over the whole length. */
function positions(length: number): readonly number[] {
  const spread = Array.from({ length: 12 }, (_, index) => Math.floor((index * length) / 12));
  return [...new Set([...spread, length - 1])];
}

test.each(paths)(
  'one byte changed in %s is noticed and the file named, with its checksum in the container as it was',
  (path) => {
    const offset = Buffer.from(bundle.bytes).indexOf(Buffer.from(filesOf(bundle).get(path)!));
    for (const position of positions(filesOf(bundle).get(path)!.length)) {
      const report = verified(flipped(bundle.bytes, offset + position));
      expect(report.valid, `${path} ${position}`).toBe(false);
      expect(report.problems.map(({ file }) => file)).toContain(path);
    }
  },
);

test.each(paths)(
  'one byte changed in %s is noticed and the file named, with the container made to fit',
  (path) => {
    for (const position of positions(filesOf(bundle).get(path)!.length)) {
      const files = filesOf(bundle);
      files.set(path, flipped(files.get(path)!, position));
      const report = verified(packed(files));
      expect(report.valid, `${path} ${position}`).toBe(false);
      expect(
        report.problems.map(({ file }) => file),
        `${path} ${position}`,
      ).toContain(path);
    }
  },
);

const signedOrFixed = paths.filter((path) => !/^(?:tag)?manifest-/.test(path));

test.each(signedOrFixed)(
  'one byte changed in %s is noticed and the file named, with both lists made to fit as well',
  (path) => {
    for (const position of positions(filesOf(bundle).get(path)!.length)) {
      const files = filesOf(bundle);
      files.set(path, flipped(files.get(path)!, position));
      const report = verified(packed(relisted(files)));
      expect(report.valid, `${path} ${position}`).toBe(false);
      expect(
        report.problems.map(({ file }) => file),
        `${path} ${position}`,
      ).toContain(path);
    }
  },
);

test('any byte changed in the headers of the container is noticed, and the entry named', () => {
  const bytes = Buffer.from(bundle.bytes);
  const end = bytes.length - 22;
  let at = 0;
  for (const { path, bytes: content } of bundle.entries) {
    const inside = path.slice(path.indexOf('/') + 1);
    const headerEnd = at + 30 + Buffer.byteLength(path);
    for (const position of headerPositions(at, 30, headerEnd)) expectNamed(position, inside);
    at = headerEnd + content.length;
  }
  for (const { path } of bundle.entries) {
    const inside = path.slice(path.indexOf('/') + 1);
    const headerEnd = at + 46 + Buffer.byteLength(path);
    for (const position of headerPositions(at, 46, headerEnd)) expectNamed(position, inside);
    at = headerEnd;
  }
  expect(at).toBe(end);
  for (let position = end; position < bytes.length; position += 1) {
    expect(verified(flipped(bundle.bytes, position)).valid, `end ${position}`).toBe(false);
  }
}, 120_000);

/** All bytes of the fixed fields, and some of the name. */
function headerPositions(start: number, fixed: number, end: number): readonly number[] {
  return Array.from({ length: end - start }, (_, index) => start + index).filter(
    (position) => position < start + fixed || position % 13 === 0 || position === end - 1,
  );
}

function expectNamed(position: number, path: string): void {
  const report = verified(flipped(bundle.bytes, position));
  expect(report.valid, `byte ${position} of ${path}`).toBe(false);
  const files = report.problems.map(({ file }) => file);
  const isNamed = files.some((file) => file === path || file.endsWith(`/${path}`));
  expect(isNamed, `byte ${position} of ${path}: ${named(report).join(' | ')}`).toBe(true);
}

test('a bundle cut off anywhere is noticed', () => {
  for (let length = 0; length < bundle.bytes.length; length += 97) {
    expect(verified(bundle.bytes.slice(0, length)).valid, `${length} bytes`).toBe(false);
  }
});
