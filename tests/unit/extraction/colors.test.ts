import { describe, expect, test } from 'vitest';
import {
  isIndistinct,
  parseRgb,
  tinted,
  white,
  withLightness,
} from '../../../shared/extraction/ooxml/colors.ts';
import { parseRanges } from '../../../shared/extraction/xlsx/coloured-ranges.ts';
import { createPalette } from '../../../shared/extraction/xlsx/palette.ts';

describe('colours', () => {
  test.each([
    ['FF0000', [255, 0, 0]],
    ['#1f497d', [31, 73, 125]],
    ['80FFFFFF', [255, 255, 255]],
    ['auto', null],
    [undefined, null],
    ['12345', null],
  ])('%s is read as %j', (text, rgb) => expect(parseRgb(text)).toEqual(rgb));

  test.each(['FF0000', '00FF00', '0000FF', 'FFFF00', '00FFFF', 'FF00FF', '123456', '4F81BD', '808080'])(
    '%s keeps its hue when its lightness does not change',
    (text) => {
      const color = parseRgb(text) ?? white;
      expect(withLightness(color, (light) => light)).toEqual(color);
    },
  );

  test('get lighter and darker as spreadsheets reckon', () => {
    expect(tinted([79, 129, 189], 0.6)).toEqual([185, 205, 229]);
    expect(tinted([255, 255, 255], -0.5)).toEqual([128, 128, 128]);
    expect(tinted([255, 255, 255], Number.NaN)).toEqual([255, 255, 255]);
  });

  test.each([
    ['FFFFFF', 'FFFFFF', true],
    ['F2F2F2', 'FFFFFF', true],
    ['FFFFCC', 'FFFFFF', true],
    ['D9D9D9', 'FFFFFF', false],
    ['FFFF00', 'FFFFFF', false],
    ['000000', '101010', true],
    ['FF0000', '008000', false],
    ['808080', '7F7F7F', true],
  ])('%s on %s cannot be seen: %s', (text, ground, unseen) => {
    expect(isIndistinct(parseRgb(text) ?? white, parseRgb(ground) ?? white)).toBe(unseen);
  });

  test('of the old palette, unless the workbook puts others in their place', () => {
    expect(createPalette([])(9)).toEqual([255, 255, 255]);
    expect(createPalette([])(64)).toEqual([0, 0, 0]);
    expect(createPalette([])(99)).toBeNull();
    expect(createPalette([null, [1, 2, 3]])(1)).toEqual([1, 2, 3]);
  });
});

test('ranges of cells are read with or without a second corner', () => {
  expect(parseRanges('A1:C3 $D$4 bogus A:B')).toEqual([
    { left: 1, top: 1, right: 3, bottom: 3 },
    { left: 4, top: 4, right: 4, bottom: 4 },
  ]);
});
