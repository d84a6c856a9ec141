import { describe, expect, test } from 'vitest';
import type { FindingId, PersonId } from '../../../shared/base/ids.ts';
import type { Decision, DecisionAction, DecisionInput } from '../../../shared/review/decision.ts';
import { checkDecision } from '../../../shared/review/decision.ts';
import { blocksHandler, blocksReviewer, standingOf } from '../../../shared/review/review-state.ts';
import type { Finding, Severity } from '../../../shared/screening/finding.ts';

function finding(severity: Severity): Finding {
  return {
    id: 'f-1' as FindingId,
    rule: 'DN-05',
    kind: 'number.damaged',
    severity,
    confidence: 1,
    place: { part: 'word/document.xml', paragraph: 3, start: 10, end: 18 },
    hidden: null,
    explanation: { matcher: 'damaged' },
    values: {},
  };
}

function decision(duty: Decision['duty'], action: DecisionAction): Decision {
  return {
    id: `${duty} ${action}`,
    about: null,
    batch: null,
    finding: 'f-1' as FindingId,
    by: 'p-1' as PersonId,
    duty,
    at: '2026-11-23T01:00:00.000Z',
    action,
    reason: 'false-alarm',
    note: '',
  };
}

function input(action: DecisionAction, over: Partial<DecisionInput> = {}): DecisionInput {
  return { action, reason: 'false-alarm', note: '', ...over };
}

describe('a decision before it is written', () => {
  test('lets the handler set a soft finding aside with a reason', () => {
    expect(checkDecision(input('set-aside'), 'handler', finding('soft')).ok).toBe(true);
  });

  test('asks for a reason, and for words where the reason is “other”', () => {
    for (const wrong of [{ reason: null }, { reason: 'other' as const, note: '  ' }]) {
      expect(checkDecision(input('uphold', wrong), 'secrecy-reviewer', finding('soft'))).toEqual({
        ok: false,
        failure: { code: 'decision.reason-missing', params: {} },
      });
    }
    expect(
      checkDecision(
        input('uphold', { reason: 'other', note: '已在公报刊登' }),
        'secrecy-reviewer',
        finding('soft'),
      ).ok,
    ).toBe(true);
  });

  test('lets nobody set a hard finding aside', () => {
    for (const [action, duty] of [
      ['set-aside', 'handler'],
      ['uphold', 'secrecy-reviewer'],
    ] as const) {
      expect(checkDecision(input(action), duty, finding('hard'))).toEqual({
        ok: false,
        failure: { code: 'decision.hard-finding', params: { rule: 'DN-05' } },
      });
    }
  });

  test('keeps each duty to its own actions', () => {
    expect(checkDecision(input('uphold'), 'handler', finding('soft')).ok).toBe(false);
    expect(checkDecision(input('set-aside'), 'secrecy-reviewer', finding('soft')).ok).toBe(false);
    expect(
      checkDecision(input('demand-change', { reason: null }), 'secrecy-reviewer', finding('soft')).ok,
    ).toBe(true);
  });
});

describe('the standing of a finding', () => {
  const cases: readonly (readonly [string, Severity, readonly Decision[], string, boolean, boolean])[] = [
    ['nobody decided', 'soft', [], 'open', true, true],
    ['a note needs nobody', 'info', [], 'noted', false, false],
    ['the handler will change the file', 'soft', [decision('handler', 'fix')], 'to-fix', true, true],
    ['the handler gave a reason', 'soft', [decision('handler', 'set-aside')], 'proposed', false, true],
    ['the handler asked', 'soft', [decision('handler', 'ask')], 'proposed', false, true],
    [
      'the reviewer agreed',
      'soft',
      [decision('handler', 'set-aside'), decision('secrecy-reviewer', 'uphold')],
      'settled',
      false,
      false,
    ],
    [
      'the reviewer demands a change',
      'soft',
      [decision('handler', 'ask'), decision('secrecy-reviewer', 'demand-change')],
      'refused',
      true,
      true,
    ],
    [
      'the handler decided anew after the ruling',
      'soft',
      [
        decision('handler', 'set-aside'),
        decision('secrecy-reviewer', 'demand-change'),
        decision('handler', 'set-aside'),
      ],
      'proposed',
      false,
      true,
    ],
    ['hard stays shut whatever is decided', 'hard', [decision('handler', 'fix')], 'to-fix', true, true],
  ];
  test.each(cases)('%s', (_name, severity, decisions, standing, handler, reviewer) => {
    const subject = finding(severity);
    const found = standingOf(subject, decisions);
    expect([found, blocksHandler(found, subject), blocksReviewer(found, subject)]).toEqual([
      standing,
      handler,
      reviewer,
    ]);
  });
});
