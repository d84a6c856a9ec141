import { describe, expect, test } from 'vitest';
import {
  addTotals,
  countReport,
  formatTotals,
  isSuccess,
  noResults,
} from '../../../electron/setup/count-results.mjs';

const allPassed = {
  numPassedTests: 2,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] }],
};

describe('counting a report', () => {
  test('takes the numbers as the runner gives them', () => {
    const report = {
      ...allPassed,
      numPassedTests: 5,
      numFailedTests: 2,
      numPendingTests: 1,
      numTodoTests: 1,
    };
    expect(countReport(report, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  test('counts a file that could not be loaded as one failure', () => {
    const report = {
      ...allPassed,
      testResults: [...allPassed.testResults, { status: 'failed', assertionResults: [] }],
    };
    expect(countReport(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 0 });
  });

  test('does not count a file twice whose failed test is already counted', () => {
    const broken = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] };
    const report = { ...allPassed, numPassedTests: 3, numFailedTests: 1, testResults: [broken] };
    expect(countReport(report, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  test('counts a runner that ended badly without naming a failure', () => {
    expect(countReport(allPassed, 1)).toEqual({ passed: 2, failed: 1, skipped: 0 });
    expect(countReport(allPassed, 0)).toEqual({ passed: 2, failed: 0, skipped: 0 });
  });

  test('counts a missing report as a failure, whatever the runner said', () => {
    expect(countReport(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('the last line', () => {
  test('adds up all stages', () => {
    const totals = addTotals([
      { passed: 300, failed: 0, skipped: 0 },
      { passed: 12, failed: 1, skipped: 2 },
      noResults,
    ]);
    expect(totals).toEqual({ passed: 312, failed: 1, skipped: 2 });
    expect(formatTotals(totals)).toBe('312 passed, 1 failed, 2 skipped');
  });

  test('names skipped tests only if there are any', () => {
    expect(formatTotals({ passed: 312, failed: 0, skipped: 0 })).toBe('312 passed, 0 failed');
  });

  test('calls neither a failure nor an empty run a success', () => {
    expect(isSuccess({ passed: 3, failed: 0, skipped: 1 })).toBe(true);
    expect(isSuccess({ passed: 3, failed: 1, skipped: 0 })).toBe(false);
    expect(isSuccess(noResults)).toBe(false);
  });
});
