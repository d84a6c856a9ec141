/** Set-up speaks on standard error, so that standard output stays free for results. */

/**
 * One thing to tell: both languages, and the one command that helps where there is one.
 * @typedef {{ readonly zh: string, readonly en: string, readonly command?: string }} Notice
 */

/** @param {Notice} notice */
export function formatNotice(notice) {
  const lines = [notice.zh, notice.en];
  if (notice.command !== undefined) lines.push(`    ${notice.command}`);
  return lines.join('\n');
}

/** Announces a step that may take a while. @param {Notice} notice */
export function step(notice) {
  process.stderr.write(`» ${notice.zh} · ${notice.en}\n`);
}

/** Says something that does not stop the work. @param {Notice} notice */
export function warn(notice) {
  process.stderr.write(`${formatNotice(notice)}\n`);
}

/** Something only the person at the machine can put right. */
export class SetupProblem extends Error {
  /** @param {Notice} notice */
  constructor(notice) {
    super(formatNotice(notice));
    this.name = 'SetupProblem';
  }
}

/** @param {SetupProblem} problem */
export function tellProblem(problem) {
  process.stderr.write(`\n${problem.message}\n`);
}

/**
 * Runs a program of set-up and turns a known problem into its message, without a stack.
 * @param {() => Promise<number>} work resolves to the exit code
 */
export async function runProgram(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    tellProblem(error);
    process.exitCode = 1;
  }
}
