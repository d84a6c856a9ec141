import { describe, expect, test } from 'vitest';
import { withDigits } from '../../../../shared/extraction/ocr/collect-picture.ts';
import { decodeBitmap } from '../../../../shared/extraction/ocr/decode-bitmap.ts';
import { detectionInput, linesInput } from '../../../../shared/extraction/ocr/model-input.ts';
import { classNames, readCharacters } from '../../../../shared/extraction/ocr/read-characters.ts';
import { compareTexts } from '../../../../shared/extraction/pdf/compare-texts.ts';
import { jpegSize } from '../../../../shared/extraction/pdf/painted-pictures.ts';
import { isSuspect } from '../../../../shared/extraction/pdf/suspect-text.ts';

describe('characters from probabilities', () => {
  const names = classNames('甲\n乙\n丙\n');
  const steps = (classes: readonly number[], value = 0.8) => {
    const data = new Float32Array(classes.length * names.length).fill(0.01);
    classes.forEach((index, step) => {
      data[step * names.length + index] = value;
    });
    return data;
  };

  test('are the dictionary between blank and space', () => {
    expect(names).toEqual(['', '甲', '乙', '丙', ' ']);
  });

  test('leave repetitions and blanks out, but keep a doubled character', () => {
    const { text, confidence } = readCharacters(steps([1, 1, 0, 1, 2, 2, 4, 3]), names);
    expect(text).toBe('甲甲乙 丙');
    expect(confidence).toBeCloseTo(0.8);
  });

  test('are none where nothing stands, and that is sure of nothing', () => {
    expect(readCharacters(steps([0, 0, 0]), names)).toEqual({ text: '', confidence: 0 });
  });

  test('ignore an unfinished last step', () => {
    expect(readCharacters(steps([1, 2]).subarray(0, 7), names).text).toBe('甲');
  });
});

describe('input of the models', () => {
  const red = { width: 1, height: 1, data: Uint8Array.from([255, 0, 0]) };

  test('has blue first', () => {
    const { data, shape } = linesInput([red], 1, 1);
    expect(shape).toEqual([1, 3, 1, 1]);
    expect([...data]).toEqual([-1, -1, 1]);
  });

  test('fills short lines with grey', () => {
    expect([...linesInput([red], 1, 2).data]).toEqual([-1, 0, -1, 0, 1, 0]);
  });

  test('is scaled by the figures of the training set', () => {
    const [blue = 0, , last = 0] = detectionInput(red).data;
    expect(blue).toBeCloseTo(-0.485 / 0.229);
    expect(last).toBeCloseTo((1 - 0.406) / 0.225);
  });
});

describe('bitmaps', () => {
  /** Two by two pixels, rows from the bottom. */
  function bitmap(depth: number, rows: readonly number[], palette: readonly number[] = []): Uint8Array {
    const start = 54 + palette.length;
    const bytes = new Uint8Array(start + rows.length);
    const view = new DataView(bytes.buffer);
    bytes.set([0x42, 0x4d]);
    view.setUint32(2, bytes.length, true);
    view.setUint32(10, start, true);
    view.setUint32(14, 40, true);
    view.setInt32(18, 2, true);
    view.setInt32(22, 2, true);
    view.setUint16(28, depth, true);
    bytes.set(palette, 54);
    bytes.set(rows, start);
    return bytes;
  }
  const pixels = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255];

  test('with 24 bits a pixel begin at the bottom, blue first', () => {
    const rows = [255, 0, 0, 255, 255, 255, 0, 0, 0, 0, 255, 0, 255, 0, 0, 0];
    expect(decodeBitmap(bitmap(24, rows), 100)?.data).toEqual(Uint8Array.from(pixels));
  });

  test('with a palette take their colours from it', () => {
    const palette = [0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0];
    expect(decodeBitmap(bitmap(8, [2, 3, 0, 0, 0, 1, 0, 0], palette), 100)?.data).toEqual(
      Uint8Array.from(pixels),
    );
  });

  test('with a bit a pixel are read from the highest bit', () => {
    const palette = [255, 255, 255, 0, 0, 0, 0, 0];
    const raster = decodeBitmap(bitmap(1, [0b0100_0000, 0, 0, 0, 0b1000_0000, 0, 0, 0], palette), 100);
    expect([...(raster?.data ?? [])].filter((_, at) => at % 3 === 0)).toEqual([0, 255, 255, 0]);
  });

  test('that end too early, are too large or packed are not read', () => {
    const whole = bitmap(
      24,
      Array.from({ length: 16 }, () => 0),
    );
    expect(decodeBitmap(whole.subarray(0, whole.length - 1), 100)).toBeNull();
    expect(decodeBitmap(whole, 3)).toBeNull();
    const packed = whole.slice();
    packed[30] = 1;
    expect(decodeBitmap(packed, 100)).toBeNull();
    expect(decodeBitmap(new Uint8Array(20), 100)).toBeNull();
  });
});

test('letters among digits are read as digits, letters of words are not', () => {
  expect(withDigits('号码99O1O119900307881X，电话1990000l234')).toBe(
    '号码99010119900307881X，电话19900001234',
  );
  expect(withDigits('A4O 规格 Oil 3O天')).toBe('A4O 规格 Oil 3O天');
});

describe('two readings of a page', () => {
  test('are alike whatever their order, blanks and look-alikes', () => {
    expect(compareTexts('第一行 O1\n第二行 已', '第二行己第一行 0l')).toEqual({ shown: 1, layer: 1 });
  });

  test('share what both have', () => {
    expect(compareTexts('甲乙丙丁', '甲乙')).toEqual({ shown: 0.5, layer: 1 });
    expect(compareTexts('甲', '乙')).toEqual({ shown: 0, layer: 0 });
  });

  test('count a repeated character as often as it stands', () => {
    expect(compareTexts('甲甲甲甲', '甲')).toEqual({ shown: 0.25, layer: 1 });
  });

  test('agree where there is nothing', () => {
    expect(compareTexts('', '——')).toEqual({ shown: 1, layer: 1 });
  });
});

describe('a text that deserves a look at its page', () => {
  const notice =
    '各有关单位：为做好今年的材料整理工作，现将有关事项通知如下。请各单位高度重视，按照要求认真组织，于规定的时间以前把材料报送到办公室。';

  test('is not a notice, an English page or a short line', () => {
    expect(isSuspect(notice)).toBe(false);
    expect(
      isSuspect(
        'The quick report was finished in time and sent to every office that had asked for it last month.',
      ),
    ).toBe(false);
    expect(isSuspect('鼜鼝鼞')).toBe(false);
  });

  test('is one of characters that nobody uses', () => {
    const moved = [...notice].map((character) => {
      const code = character.codePointAt(0) ?? 0;
      return code < 0x4e00 ? character : String.fromCodePoint(0x4e00 + ((code - 0x4e00 + 1_571) % 0x5000));
    });
    expect(isSuspect(moved.join(''))).toBe(true);
  });

  test('is one in a wrong code page, without meaning, or in letters of which none is common', () => {
    expect(isSuspect('¸÷ÓÐ¹Øµ¥Î»£ºÎª×öºÃ½ñÄêµÄ²ÄÁÏÕûÀí¹¤×÷ÏÖ½«ÓÐ¹ØÊÂÏîÍ¨ÖªÈçÏÂÇë¸÷µ¥Î»¸ß¶ÈÖØÊÓ')).toBe(true);
    expect(isSuspect('\ue001\ue002\ue003\ue004 甲乙')).toBe(true);
    expect(isSuspect('zxqkvbjwpgzxqkvbjwpg'.repeat(5))).toBe(true);
  });
});

test('the size of a JPEG stands in its frame header', () => {
  const header = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 11, 8, 1, 0x2c, 2, 0x58, 1, 0, 0, 0];
  expect(jpegSize(Uint8Array.from(header))).toBe('600x300');
  expect(jpegSize(Uint8Array.from([0xff, 0xd8, 1, 2, 3]))).toBeNull();
});
