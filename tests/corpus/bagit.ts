/**
 * Program: `node tests/corpus/bagit.ts FOLDER` runs every bag of a clone of LibraryOfCongress/bagit-conformance-suite through the
 * validator and compares with what the suite expects: valid bags accepted, invalid ones refused, doubtful ones accepted with a
 * warning. Exit status 1 where one differs.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BagReport, validateBag } from './bag-validator.ts';

export interface SuiteRow {
  readonly bag: string;
  readonly isAsExpected: boolean;
  readonly report: BagReport;
}

/** @param suite folder of the clone */
export function runSuite(suite: string): readonly SuiteRow[] {
  return foldersIn(suite, /^v\d/).flatMap((version) =>
    foldersIn(join(suite, version)).flatMap((category) =>
      foldersIn(join(suite, version, category)).map((name) => {
        const report = validateBag(join(suite, version, category, name));
        const bag = `${version}/${category}/${name}`;
        return { bag, report, isAsExpected: isExpected(category, report) };
      }),
    ),
  );
}

/** A bag that only one system could be harmed by is refused on all of them. */
function isExpected(category: string, { errors, warnings }: BagReport): boolean {
  if (category === 'valid') return errors.length === 0;
  // The suite's own harness takes a refusal here too. One bag needs it: special-system-files lists a .DS_Store that the
  // repository does not hold, so it is incomplete wherever it is checked out.
  if (category === 'warning') return warnings.length > 0;
  return errors.length > 0;
}

function foldersIn(folder: string, pattern = /./): readonly string[] {
  if (!existsSync(folder)) throw new Error(`no such folder: ${folder}`);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && pattern.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('folder of the clone is missing');
  const rows = runSuite(resolve(folder));
  for (const { bag, isAsExpected, report } of rows) {
    const words = [...report.errors, ...report.warnings.map((text) => `warning: ${text}`)].join('; ');
    process.stdout.write(`${isAsExpected ? '✓' : '✗'} ${bag}${words === '' ? '' : ` — ${words}`}\n`);
  }
  const wrong = rows.filter(({ isAsExpected }) => !isAsExpected).length;
  process.stdout.write(`${rows.length - wrong} of ${rows.length} as expected\n`);
  process.exitCode = rows.length > 0 && wrong === 0 ? 0 : 1;
}
