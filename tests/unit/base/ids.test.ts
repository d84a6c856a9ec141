import { expect, test } from 'vitest';
import { isSha256 } from '../../../shared/base/ids.ts';

test('takes only lower-case hexadecimal of the right length for a digest', () => {
  const digest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  expect([digest, digest.toUpperCase(), digest.slice(1), `${digest}0`, ''].map(isSha256)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
