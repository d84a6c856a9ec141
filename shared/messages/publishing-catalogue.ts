/** Shape of the words about publishing: a missing sentence does not compile. */
import type { CoveredPoint } from '../publishing/interpretation/covered-points.ts';
import type { AdviceName } from '../publishing/interpretation/reading-advice.ts';
import type { DocumentForm, ElementName } from '../publishing/official/document-element.ts';

export interface PublishingSentences {
  readonly commands: { readonly typeset: string; readonly interpret: string; readonly pages: string };
  readonly options: {
    readonly out: string;
    readonly accept: string;
    readonly form: string;
    readonly document: string;
    readonly interpretation: string;
    readonly pages: string;
    readonly attachments: string;
  };
  readonly forms: { readonly [F in DocumentForm]: string };
  readonly elements: { readonly [E in ElementName]: string };
  readonly recognised: (form: string) => string;
  readonly uncertain: (element: string, paragraph: number, percent: number) => string;
  readonly missing: (element: string) => string;
  readonly leftOut: (what: string, count: number) => string;
  readonly proposal: (rule: string, paragraph: number, words: { before: string; after: string }) => string;
  readonly isCertain: string;
  readonly needsLook: string;
  readonly applied: (count: number) => string;
  readonly unable: (count: number) => string;
  readonly output: (name: string, bytes: number, digest: string) => string;
  readonly outputFindings: (counts: { hard: number; soft: number; info: number }) => string;
  readonly points: { readonly [S in CoveredPoint['state']]: string };
  readonly point: (name: string, state: string) => string;
  readonly documentChanged: string;
  readonly stale: (block: string, value: string, isGone: boolean) => string;
  readonly advice: { readonly [A in AdviceName]: (words: string, measure: number) => string };
  /** PDF and PNG need something that draws pages. */
  readonly needsWindow: string;
  readonly fonts: string;
}
