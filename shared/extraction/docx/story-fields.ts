/** Field codes (ECMA-376 part 1, 17.16): instructions the reader does not see, some of which fetch from elsewhere. */
import { isLocalPath } from '../ooxml/links.ts';
import type { ElementHandlers, StoryState } from './story-state.ts';

interface OpenField {
  code: string;
  isResult: boolean;
}

interface FieldLine {
  readonly text: string;
  readonly mark: { readonly place: StoryState['place']; readonly hidden: string | null };
}

const fetching = /^\s*(?:INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DDE|DDEAUTO|LINK)\b/i;
/** Fields that only count, refer or format: their codes hold no words. */
export const silentField =
  /^\s*(?:$|PAGE|PAGEREF|NUMPAGES|SECTION|SECTIONPAGES|NUMWORDS|NUMCHARS|TOC|REF|NOTEREF|SEQ|STYLEREF|DATE|TIME|CREATEDATE|SAVEDATE|PRINTDATE|EDITTIME|REVNUM|FILESIZE|FORMTEXT|FORMCHECKBOX|FORMDROPDOWN|LISTNUM|AUTONUM|AUTONUMLGL|AUTONUMOUT|SYMBOL|ADVANCE|BIBLIOGRAPHY|INDEX|RD|TOA|SHAPE|EMBED|=|SYMBOL|GOTOBUTTON|DATABASE|MERGEFIELD|NEXT|EQ)\b/i;

/** Handlers for fields; `finish` adds their codes as a part, so that rules see what they say. */
export function fieldHandlers(state: StoryState): { readonly handlers: ElementHandlers; finish(): void } {
  const open: OpenField[] = [];
  const lines: FieldLine[] = [];
  const listen = () => {
    state.sink = (text) => {
      const field = open.at(-1);
      if (field !== undefined) field.code += text;
    };
  };
  const deaf = () => {
    state.sink = null;
  };
  const judge = (code: string) => {
    const line = judgeField(state, code);
    if (line !== null) lines.push(line);
  };
  return {
    handlers: {
      open: {
        'w:fldChar': (attributes) => {
          const type = attributes['w:fldCharType'];
          if (type === 'begin') open.push({ code: '', isResult: false });
          if (type === 'end') judge(open.pop()?.code ?? '');
        },
        'w:fldSimple': (attributes) => judge(attributes['w:instr'] ?? ''),
        'w:instrText': listen,
        'w:delInstrText': listen,
      },
      close: { 'w:instrText': deaf, 'w:delInstrText': deaf },
    },
    finish() {
      // A field without an end still has a code.
      for (const { code } of open.splice(0)) judge(code);
      state.document.collector.lines(`${state.options.path}#fields`, 'other', lines);
    },
  };
}

function judgeField(state: StoryState, code: string): FieldLine | null {
  const { place, options } = state;
  const kind = kindOf(code);
  if (kind === null && silentField.test(code)) return null;
  if (kind !== null && state.fallback === 0) {
    state.document.collector.fact({ kind, path: options.path, place, quote: code });
  }
  return { text: code.trim(), mark: { place, hidden: kind } };
}

function kindOf(code: string): string | null {
  if (fetching.test(code)) return 'docx.linked-field';
  const address = /^\s*HYPERLINK\s+"?([^"\s]+)/i.exec(code)?.[1];
  return address !== undefined && isLocalPath(address.replaceAll('\\\\', '\\'))
    ? 'docx.local-path-link'
    : null;
}
