/** A release made of a rule's sample: one document, perhaps an attachment, its catalogue entry, and a register. */
import type { Hash } from '../base/ports.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { ExtractedText, PartRole } from '../extraction/extracted-text.ts';
import { fileTypes } from '../intake/file-type.ts';
import type { CrossCheckRequest } from './cross-check.ts';
import type { FileFacts } from './dossier-facts.ts';
import type { RuleSample } from './rule-set.ts';
import { sketchText } from './text-sketch.ts';

/** Texts and facts of the sample, as a release brings them. */
export function sampleDossier(sample: RuleSample, hash: Hash): Pick<CrossCheckRequest, 'texts' | 'dossier'> {
  const scope = sample.scope ?? 'document';
  const pieces = [
    { file: 'document', scope, words: sample.text },
    ...(sample.attachment === undefined
      ? []
      : [{ file: 'attachment', scope: 'attachment' as const, words: sample.attachment }]),
  ];
  return {
    texts: pieces.map(({ file, scope: of, words }) => ({ file, scope: of, text: onePart(words, 'body') })),
    dossier: {
      facts: {
        ...(sample.correction === true ? { isCorrection: true } : {}),
        catalogue: { ...emptyCatalogue, ...withoutUndefined(sample.catalogue ?? {}) },
        register: (sample.register ?? []).map(({ documentNumber = '', indexNumber = '', text }, index) => ({
          packageNumber: `R-${index + 1}`,
          documentNumber,
          indexNumber,
          files: text === undefined ? [] : [factsOf(text, hash)],
        })),
      },
      files: pieces.map(({ file, scope: of, words }, index) => ({
        ...{ file, scope: of },
        ...factsOf(words, hash),
        ...namedFile(sample.names?.[index]),
      })),
    },
  };
}

const emptyCatalogue = {
  title: '',
  documentNumber: '',
  organ: '',
  formedOn: '',
  attribute: 'active',
  topic: '',
  validity: 'in-force',
  indexNumber: '',
  summary: '',
} as const;

type SampleCatalogue = NonNullable<RuleSample['catalogue']>;

function withoutUndefined({ attribute = 'active', ...lines }: SampleCatalogue) {
  const stated = Object.entries(lines).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const known: Readonly<Record<string, string>> = Object.fromEntries(stated);
  return { ...known, attribute };
}

function factsOf(words: string, hash: Hash): FileFacts {
  return { sha256: hash.sha256(encodeUtf8(words)), sketch: sketchText(onePart(words, 'body')) };
}

/** Samples are texts: the ending of a name says which file it stands for. */
function namedFile(name: string | undefined): Pick<FileFacts, 'name' | 'type'> {
  if (name === undefined) return {};
  const type = fileTypes.find((each) => name.endsWith(`.${each}`));
  return { name, type: type ?? 'txt' };
}

/** A text with one part, as a reader gives it. */
export function onePart(text: string, role: PartRole): ExtractedText {
  const segments = [{ start: 0, end: text.length, place: { paragraph: 1 }, hidden: null }];
  return { type: 'txt', parts: [{ path: 'text', role, text, segments }], hidden: [], notInspected: [] };
}
