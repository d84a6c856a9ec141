/** Shape of the words about exchange and archive, for command line and window: a missing sentence does not compile. */
export interface ExchangeSentences {
  readonly commands: {
    readonly exchange: string;
    readonly address: string;
    readonly pack: string;
    readonly open: string;
    readonly archive: string;
    readonly archiveMake: string;
    readonly archiveVerify: string;
  };
  readonly options: {
    readonly person: string;
    readonly out: string;
    readonly package: string;
    readonly to: string;
    readonly trust: string;
  };
  readonly passPhrase: string;
  readonly archivePassPhrase: string;
  readonly passPhraseMissing: string;
  readonly personUnknown: (name: string) => string;
  readonly packageUnknown: (number: string) => string;
  readonly addressMade: (facts: { path: string; workstation: string; keyId: string }) => string;
  readonly packed: (facts: { path: string; to: string; sha256: string; bytes: number }) => string;
  /** By outcome of opening. */
  readonly opened: {
    readonly [K in 'new' | 'forward' | 'same' | 'older' | 'parted']: (facts: {
      packageNumber: string;
      from: string;
    }) => string;
  };
  readonly kinds: {
    readonly [K in
      | 'rounds'
      | 'files'
      | 'cleanCopies'
      | 'decisions'
      | 'signOffs'
      | 'returns'
      | 'steps'
      | 'events'
      | 'internalFiles'
      | 'exports'
      | 'content']: string;
  };
  readonly difference: (kind: string, here: number, there: number) => string;
  readonly archived: (facts: { path: string; sha256: string; bytes: number }) => string;
  readonly archiveWhole: (facts: {
    packageNumber: string;
    packedAt: string;
    files: number;
    decisions: number;
    signOffs: number;
  }) => string;
  readonly archiveProblems: {
    readonly [K in 'sender' | 'sign-offs' | 'content' | 'ledger']: string;
  };
}
