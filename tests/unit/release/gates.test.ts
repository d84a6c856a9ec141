import { expect, test } from 'vitest';
import { emptyCatalogue } from '../../../shared/release/catalogue.ts';
import { contentGate } from '../../../shared/release/gates.ts';
import { completeRelease, withField, withoutPart } from './kind-cases.ts';

const complete = {
  ...emptyCatalogue('关于印发《云泽市公共空间使用办法》的通知', '云泽市人民政府办公室'),
  formedOn: '2026-11-02',
  indexNumber: 'YZ001/2026-00012',
};

const policy = completeRelease('policy-with-interpretation');

test('a policy without interpretation does not pass', () => {
  expect(contentGate(withoutPart(policy, 'interpretation'), complete, [])).toEqual([
    { gate: 'part-missing', part: 'interpretation', minimum: 1 },
  ]);
});

test('says everything that is missing at once: files, catalogue, forms', () => {
  const bare = { ...withField(policy, 'enquiry-telephone', ''), parts: [] };
  expect(contentGate(bare, emptyCatalogue(' ', ''), [])).toEqual([
    { gate: 'part-missing', part: 'document', minimum: 1 },
    { gate: 'part-missing', part: 'interpretation', minimum: 1 },
    { gate: 'catalogue-field', field: 'title' },
    { gate: 'catalogue-field', field: 'organ' },
    { gate: 'catalogue-field', field: 'formedOn' },
    { gate: 'catalogue-field', field: 'indexNumber' },
    { gate: 'field-missing', field: 'enquiry-telephone' },
  ]);
});

test('only what is actively published leaves', () => {
  expect(contentGate(policy, { ...complete, attribute: 'on-request' }, [])).toEqual([
    { gate: 'attribute-not-active' },
  ]);
});

test('an answer to a request leaves for its applicant, or for everybody, but never as withheld', () => {
  const answer = completeRelease('on-request-disclosure', { answer: 'disclosed' });
  const items = (attribute: 'active' | 'on-request' | 'not-open') =>
    contentGate(answer, { ...complete, attribute }, []);
  expect([items('on-request'), items('active')]).toEqual([[], []]);
  expect(items('not-open')).toEqual([{ gate: 'attribute-not-active' }]);
});

test('a complete dossier passes', () => {
  expect(contentGate(policy, complete, [])).toEqual([]);
});

test('a decision is not signed before its last step has been entered', () => {
  const decision = completeRelease('major-decision', {
    'consultation-from': '2026-03-01',
    'consultation-to': '2026-03-31',
    'legality-submitted-on': '2026-04-01',
    'legality-returned-on': '2026-04-20',
  });
  const steps = decision.kind.stages.map((stage) => stage.id);
  expect(contentGate(decision, complete, steps.slice(0, -1))).toEqual([
    { gate: 'step-open', step: 'publication-ready' },
  ]);
  expect(contentGate(decision, complete, steps)).toEqual([]);
});
