/** Words of the rules command in English. */
import type { RulesSentences } from './rules-catalogue.ts';

export const rulesEn: RulesSentences = {
  commands: {
    rules: 'rules: show, test, try out; check a list of terms',
    list: 'list the rule sets in force with version, digest and signature',
    show: 'show one rule whole',
    test: "run every rule's own samples",
    dryRun: "try the rules on the office's own published texts and see which would flood",
    lint: 'check a list of terms and list every problem at once',
    ofOffice: 'show how personal values are masked by the policy of the office in this data folder',
  },
  unsigned: (ids) =>
    `Info: rule sets without a signature: ${ids.join(', ')}. Whether they are as published cannot be told.`,
  origins: { shipped: 'shipped', added: 'added', terms: 'list of terms' },
  setLine: ({ id, name, version, rules, origin }) =>
    `${id}  ${name}  version ${version}, ${rules} rules, ${origin}`,
  signedBy: (key, on) => `signed: key ${key}, ${on}`,
  digest: (digest) => `digest ${digest}`,
  trust: {
    'built-in': 'shipped with the program, as built into it',
    sources: 'part of the program’s sources',
    signed: 'signed',
    own: 'your own',
    none: 'not signed, and not what the program was shipped with',
  },
  notYet: (rule, since) => `${rule} applies from ${since} on, not today`,
  expired: (rule, until) => `${rule} applied until ${until}, not today`,
  listTotals: (sets, rules, notInForce) =>
    `${sets} rule sets, ${rules} rules${notInForce === 0 ? '' : `, ${notInForce} of them not in force today`}.`,
  noSuchRule: (id) => `There is no rule “${id}”. See xianshen rules list.`,
  severity: { hard: 'hard', soft: 'soft', info: 'info' },
  scopes: {
    document: 'document',
    interpretation: 'interpretation',
    attachment: 'attachment',
    standalone: 'file by itself',
  },
  tiers: { law: 'law', standard: 'standard', practice: 'practice' },
  confidences: {
    A: 'A primary text',
    B: 'B official excerpt',
    C: 'C general knowledge',
    M: 'M measured',
  },
  show: {
    line: (heading, value) => `${heading}: ${value}`,
    set: 'rule set',
    kind: 'kind',
    severity: 'severity',
    scopes: 'applies to',
    allScopes: 'all files',
    pattern: 'pattern',
    terms: 'terms',
    algorithm: 'algorithm',
    hiddenKinds: 'hidden content',
    nearby: 'words nearby',
    columns: 'column header',
    allowPhrases: 'allow-phrases',
    threshold: 'threshold',
    message: 'says',
    advice: 'what to do',
    basis: 'basis',
    validity: 'in force',
    always: 'always',
    from: (date) => `from ${date}`,
    until: (date) => `until ${date}`,
    positives: 'samples it must find',
    negatives: 'samples it must leave',
    refusesFile: 'a hard match refuses the whole file',
    personal: 'personal; shown masked',
    silent: 'the matched words are neither shown nor recorded',
    mask: 'masked',
    maskPolicy: (style, policy, version) => `${style} (${policy}, version ${version})`,
    maskPolicies: {
      office: "the office's policy",
      'stand-in':
        'standard policy; the one the office has stored cannot be read or leaves too much, and is not used',
      standard: 'standard policy; see that of an office with --workspace',
    },
    maskStyles: {
      hide: 'all hidden',
      'first-six': 'first six digits stay',
      ends: 'first three and last four stay',
      'last-four': 'last four stay',
      surname: 'surname stays',
      street: 'street or village stays',
      mail: 'first letter and domain stay',
      keep: 'not masked; the reviewer judges',
    },
    noSingleValue: 'no single value; nothing is proposed, the reviewer judges',
    words: (count) => `${count}`,
    characters: (before, after) => `${before} characters before, ${after} after`,
    drops: 'not reported',
  },
  sampleFailed: ({ rule, isPositive, number, expected, found }) =>
    `${rule}  ${isPositive ? 'positive' : 'negative'} sample ${number}: expected ${expected}, found ${found}`,
  sampleDiffers: (rule, number) => `${rule}  sample ${number}: severity or suggestion is not as written`,
  tooFewSamples: (rule, positives, negatives) =>
    `${rule}  too few samples: ${positives} positive, ${negatives} negative; 3 of each are needed`,
  testTotals: (rules, samples, failures) =>
    `${rules} rules, ${samples} samples, ${failures === 0 ? 'all as written' : `${failures} not as written`}.`,
  dryRun: {
    reading: (done, total) => `trying ${done}/${total}`,
    heading: (files, characters) => `${files} files read, ${characters} characters.`,
    rule: ({ rule, name, severity, hits, files, rate }) =>
      `${rule}  ${name}  [${severity}]  ${hits} hits in ${files} files, ${rate} per 100,000 characters`,
    floods: 'would flood',
    words: (words) => `most often: ${words.join(', ')}`,
    word: (word, count) => `${word} × ${count}`,
    wordsWithheld: 'the matched words are not shown',
    nothing: 'No rule found anything.',
    refused: (files) =>
      `${files} files look classified and were refused; only the marks are counted, nothing is shown. Stop handling them on this computer and hand them to the secrecy office.`,
    unreadable: (files) => `${files} files could not be read and do not count.`,
    partly: (files) => `${files} files were read in part.`,
    totals: (hits, rate, floods) =>
      `${hits} hits, ${rate} per 100,000 characters; ${floods === 0 ? 'no rule would flood' : `${floods} rules would flood`}.`,
  },
  lint: {
    problem: (line, level, sentence) => `line ${line}  [${level}] ${sentence}`,
    levels: { error: 'error', warning: 'warning' },
    kinds: {
      'too-short': () => 'a single character is found everywhere; not used',
      'too-long': () => 'more than 200 characters; not used',
      repeated: () => 'the same as an earlier term (width, script, case and blanks aside); not used again',
      damaged: () => 'holds characters that cannot be read; not used. Check the encoding of the file',
      severity: () => 'the severity is soft or info; not used',
      'allow-phrase': () => 'whether it is an allow-phrase is yes or no; not used',
      'never-found': ({ term }) => `“${term}” is an allow-phrase as well and will never be found`,
      covered: ({ term, within }) => `“${term}” is not found within the allow-phrase “${within}”`,
      'shipped-phrase': ({ term, within, rule }) =>
        `“${term}” lies in the allow-phrase “${within}” of ${rule} and reports what that rule lets pass`,
      contained: ({ term, within }) =>
        `“${term}” lies in the term “${within}”; where both stand the longer one counts`,
      'common-word': ({ term, within }) =>
        `“${term}” lies in the common official word “${within}” and will flood`,
      'unused-phrase': ({ term }) => `the allow-phrase “${term}” holds no term and does nothing`,
    },
    more: (count) => `${count} more problems are not listed.`,
    empty: 'The list holds no term that can be used.',
    totals: (terms, phrases, errors, warnings) =>
      `${terms} terms and ${phrases} allow-phrases in use; ${errors} errors, ${warnings} warnings.`,
  },
};
