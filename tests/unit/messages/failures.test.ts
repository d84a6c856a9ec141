import { expect, test } from 'vitest';
import type { Failure } from '../../../shared/base/result.ts';
import { sentence } from '../../../shared/messages/catalogue.ts';
import { failuresEn } from '../../../shared/messages/en.ts';
import { failuresZh } from '../../../shared/messages/zh-cn.ts';

const facts = new Proxy(
  {},
  {
    get: (_target, name) => {
      // The one fact that is a word of a closed list.
      if (name === 'reason') return 'unlimited';
      return /bytes|limit|seconds|missing|number|minimum|left/i.test(String(name)) ? 7 : `<${String(name)}>`;
    },
  },
);

test('every failure has a sentence in both languages that ends like one', () => {
  for (const code of Object.keys(failuresZh) as Failure['code'][]) {
    const failure = { code, params: facts } as unknown as Failure;
    expect(sentence(failuresZh, failure), code).toMatch(/\p{Script=Han}.*。$/su);
    expect(sentence(failuresEn, failure), code).toMatch(/^[^\p{Script=Han}]*\.$/su);
  }
});

test('no sentence leaves a hole where a fact belongs', () => {
  for (const code of Object.keys(failuresZh) as Failure['code'][]) {
    const failure = { code, params: facts } as unknown as Failure;
    for (const sentences of [failuresZh, failuresEn])
      expect(sentence(sentences, failure)).not.toMatch(/undefined|NaN|\[object/);
  }
});
