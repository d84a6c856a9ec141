import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { provenSets } from '../../../shared/screening/proven-sets.ts';
import { parseRuleSet } from '../../../shared/screening/rule-set.ts';

const rules = new URL('../../../resources/rules/', import.meta.url);
const files = readdirSync(rules).filter((name) => name.endsWith('.json') && name !== 'rules.sig.json');
const digestOf = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

test('every shipped set proves, and the list of the proven holds exactly these sets', () => {
  const digests = files.map((name) => {
    const bytes = readFileSync(new URL(name, rules));
    const digest = digestOf(bytes);
    expect(parseRuleSet(name, bytes.toString('utf8'), digest).ok, name).toBe(true);
    return digest;
  });
  expect([...provenSets].toSorted(), 'node electron/setup/prove-rules.mjs').toEqual(digests.toSorted());
});
