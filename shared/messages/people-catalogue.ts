/** Shape of the words about people and duties, for command line and window: a missing sentence does not compile. */
export interface PeopleSentences {
  readonly commands: {
    readonly people: string;
    readonly list: string;
    readonly add: string;
    readonly assign: string;
    readonly retire: string;
    readonly unlock: string;
    readonly absence: string;
    readonly passPhrase: string;
  };
  readonly options: {
    readonly person: string;
    readonly grant: string;
    readonly duty: string;
    readonly deputy: string;
    readonly from: string;
    readonly to: string;
    readonly end: string;
  };
  readonly grantPassPhrase: string;
  readonly oneTimePassPhrase: string;
  readonly newPassPhrase: string;
  readonly newPassPhraseAgain: string;
  readonly passPhrasesDiffer: string;
  readonly unknown: (name: string) => string;
  readonly absenceNeeds: string;
  readonly locked: (minutes: number) => string;
  readonly due: { readonly 'one-time': string; readonly aged: string };
  readonly retired: (names: string) => string;
  readonly away: (facts: { name: string; deputyName: string; from: string; to: string }) => string;
  readonly coming: (facts: { name: string; deputyName: string; from: string; to: string }) => string;
  readonly policy: (facts: {
    minimum: number;
    kinds: number;
    days: number;
    history: number;
    attempts: number;
    lockMinutes: number;
    idleMinutes: number;
  }) => string;
  readonly added: (name: string, duty: string) => string;
  readonly assigned: (name: string, duty: string) => string;
  readonly nowRetired: (name: string) => string;
  readonly unlocked: (name: string) => string;
  readonly entered: (name: string, deputy: string) => string;
  readonly ended: (name: string) => string;
  readonly changed: string;
}
