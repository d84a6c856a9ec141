/** Fields that fetch from elsewhere become the text they last showed (ECMA-376 part 1, 17.16). */
import { isLocalPath } from '../../extraction/ooxml/links.ts';
import { attribute, everyElement, rewrite, textIn, type XmlElement } from '../office/xml-node.ts';

export interface FieldChoice {
  readonly linked: boolean;
  readonly localLinks: boolean;
}

const fetching = /^\s*(?:INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DDE|DDEAUTO|LINK)\b/i;

interface OpenField {
  readonly elements: XmlElement[];
  code: string;
}

/** Gives how many fields became text. */
export function dropFields(root: XmlElement, choice: FieldChoice): number {
  const gone = new Set<XmlElement>();
  let fields = 0;
  const open: OpenField[] = [];
  const judge = (field: OpenField | undefined) => {
    if (field === undefined || !isGone(field.code, choice)) return;
    fields += 1;
    for (const element of field.elements) gone.add(element);
  };
  for (const element of everyElement(root)) {
    const field = open.at(-1);
    if (element.name === 'w:fldChar') {
      const type = attribute(element, 'w:fldCharType');
      if (type === 'begin') open.push({ elements: [element], code: '' });
      else field?.elements.push(element);
      if (type === 'end') judge(open.pop());
    } else if (/^w:(?:instrText|delInstrText)$/.test(element.name) && field !== undefined) {
      field.code += textIn(element);
      field.elements.push(element);
    }
  }
  for (const field of open) judge(field);
  rewrite(root, (element) => {
    if (gone.has(element)) return 'drop';
    if (element.name !== 'w:fldSimple' || !isGone(attribute(element, 'w:instr') ?? '', choice)) return 'keep';
    fields += 1;
    return 'unwrap';
  });
  return fields;
}

function isGone(code: string, { linked, localLinks }: FieldChoice): boolean {
  if (fetching.test(code)) return linked;
  const address = /^\s*HYPERLINK\s+"?([^"\s]+)/i.exec(code)?.[1];
  return localLinks && address !== undefined && isLocalPath(address.replaceAll('\\\\', '\\'));
}
