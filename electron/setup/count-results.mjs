/** Adds up what the test runners reported. */

/**
 * The part of vitest's JSON report that is counted.
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests skipped ones
 * @property {number} numTodoTests
 * @property {readonly { readonly status: string, readonly assertionResults: readonly { readonly status: string }[] }[]} testResults one a file
 *
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Totals
 */

/** @type {Totals} */
export const noResults = { passed: 0, failed: 0, skipped: 0 };

/**
 * A file that could not even be loaded holds no failed test, yet it is a failure; so is a runner that ended badly
 * without naming one, or left no report.
 * @param {Report | null} report
 * @param {number} exitCode of the runner
 * @returns {Totals}
 */
export function countReport(report, exitCode) {
  if (report === null) return { ...noResults, failed: 1 };
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {readonly Totals[]} parts
 * @returns {Totals}
 */
export function addTotals(parts) {
  return parts.reduce(
    (sum, part) => ({
      passed: sum.passed + part.passed,
      failed: sum.failed + part.failed,
      skipped: sum.skipped + part.skipped,
    }),
    noResults,
  );
}

/**
 * The line that ends `npm test`; programs read it, so its form is fixed.
 * @param {Totals} totals
 */
export function formatTotals({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

/** A run without a single test proves nothing. @param {Totals} totals */
export function isSuccess({ passed, failed }) {
  return failed === 0 && passed > 0;
}
