/** The score for reading at a terminal. */
import type { Rates, Score } from './score.ts';

/** Lines by format, then by kind, then what was missed and what was reported in error. */
export function table(
  score: Score & {
    readonly files: number;
    readonly notFound: readonly { readonly file: string; readonly reason: string }[];
  },
): string {
  const rows = (rates: Readonly<Record<string, Rates>>) =>
    Object.entries(rates).map(
      ([name, { recall, precision, hits, misses, falseAlarms }]) =>
        `${name.padEnd(28)} recall ${percent(recall)}  precision ${percent(precision)}  hits ${hits}  misses ${misses}  false ${falseAlarms}`,
    );
  const lines = [
    ...rows(score.byFormat),
    '',
    ...rows(score.byKind),
    '',
    ...score.misses.map(({ file, kind }) => `missed ${kind}  ${file}`),
    ...score.falseAlarms.map(({ file, kind }) => `false  ${kind}  ${file}`),
    ...score.notFound.map(({ file, reason }) => `absent ${file}: ${reason}`),
    '',
    `${score.files} files scored, ${score.notFound.length} not scored`,
    `recall ${percent(score.recall)}  precision ${percent(score.precision)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`.padStart(7);
}
