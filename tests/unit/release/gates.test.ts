import { expect, test } from 'vitest';
import { emptyCatalogue } from '../../../shared/release/catalogue.ts';
import { contentGate } from '../../../shared/release/gates.ts';
import { policyWithInterpretation } from '../../../shared/release/kinds/policy-with-interpretation.ts';

const complete = {
  ...emptyCatalogue('关于印发《云泽市公共空间使用办法》的通知', '云泽市人民政府办公室'),
  formedOn: '2026-11-02',
  indexNumber: 'YZ001/2026-00012',
};

test('a policy without interpretation does not pass', () => {
  expect(contentGate(policyWithInterpretation, complete, ['document', 'attachment'])).toEqual([
    { gate: 'slot-empty', slot: 'interpretation', minimum: 1 },
  ]);
});

test('says everything that is missing at once', () => {
  const items = contentGate(policyWithInterpretation, emptyCatalogue(' ', ''), []);
  expect(items).toEqual([
    { gate: 'slot-empty', slot: 'document', minimum: 1 },
    { gate: 'slot-empty', slot: 'interpretation', minimum: 1 },
    { gate: 'catalogue-field', field: 'title' },
    { gate: 'catalogue-field', field: 'organ' },
    { gate: 'catalogue-field', field: 'formedOn' },
    { gate: 'catalogue-field', field: 'indexNumber' },
  ]);
});

test('two main documents are one too many', () => {
  expect(contentGate(policyWithInterpretation, complete, ['document', 'document', 'interpretation'])).toEqual(
    [{ gate: 'slot-full', slot: 'document', maximum: 1 }],
  );
});

test('only what is actively published leaves', () => {
  const items = contentGate(policyWithInterpretation, { ...complete, attribute: 'on-request' }, [
    'document',
    'interpretation',
  ]);
  expect(items).toEqual([{ gate: 'attribute-not-active' }]);
});

test('a complete dossier passes', () => {
  expect(
    contentGate(policyWithInterpretation, complete, ['document', 'interpretation', 'attachment']),
  ).toEqual([]);
});
