/** A docx drawn by docx-preview: an approximation, since nobody but Word knows where a line ends. */
import { defaultOptions, parseAsync, renderDocument } from 'docx-preview';
import { elementMaker } from './docx-elements.ts';
import { sanitiseDrawing, sanitiseStyles } from './docx-sanitise.ts';
import { allowParsing } from './trusted-sinks.ts';

export interface DrawnDocx {
  readonly pages: DocumentFragment;
  readonly styles: CSSStyleSheet;
}

const options = {
  ...defaultOptions,
  className: 'docx',
  inWrapper: true,
  breakPages: true,
  ignoreLastRenderedPageBreak: false,
  ignoreFonts: true,
  experimental: false,
  useBase64URL: true,
  renderChanges: false,
  renderComments: false,
  renderAltChunks: false,
};

/** @throws where docx-preview cannot make sense of the file */
export async function drawDocx(bytes: Uint8Array): Promise<DrawnDocx> {
  allowParsing();
  const parsed: unknown = await parseAsync(bytes.slice(), options);
  // In a document of its own, nothing of it is loaded or run before it has been looked through.
  const inert = document.implementation.createHTMLDocument('');
  const nodes = await renderDocument(parsed, { ...options, h: elementMaker(inert) });
  const holder = inert.createElement('div');
  holder.append(...nodes);
  const rules = [...holder.querySelectorAll('style')].map((style) => style.textContent).join('\n');
  sanitiseDrawing(holder);
  const pages = document.createDocumentFragment();
  pages.append(...holder.childNodes);
  const styles = new CSSStyleSheet();
  styles.replaceSync(sanitiseStyles(rules));
  return { pages, styles };
}
