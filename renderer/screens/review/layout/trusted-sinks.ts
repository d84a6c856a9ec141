/**
 * The two places where a string from us goes where the page's policy asks for more than a string: the address of our own PDF
 * worker, and XML that a viewer parses into a document nobody shows. Whatever else is tried stays refused.
 */

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: {
      createHTML?: (text: string, type: string, sink: string) => string | null;
      createScriptURL?: (address: string) => string;
    },
  ): { createScriptURL(address: string): string };
}

declare global {
  interface Window {
    /** Chromium has it; a page in a test may not. */
    readonly trustedTypes?: TrustedTypes;
  }
}

/** Starts a worker from a script of the program. */
export function ownWorker(address: string): Worker {
  const url = new URL(address, document.baseURI);
  if (url.origin !== new URL(document.baseURI).origin) throw new Error('a worker from elsewhere');
  const policy = window.trustedTypes?.createPolicy('xianshen-worker', {
    createScriptURL: (asked) => (asked === url.href ? asked : ''),
  });
  return new Worker(policy?.createScriptURL(url.href) ?? url.href, { type: 'module' });
}

let isParsingAllowed = false;

/**
 * Lets strings through to `DOMParser`, whose documents run nothing and are shown nowhere, and to elements those few fixed strings
 * that docx-preview writes. May be called again.
 */
export function allowParsing(): void {
  if (isParsingAllowed) return;
  isParsingAllowed = true;
  window.trustedTypes?.createPolicy('default', {
    createHTML: (text, _type, sink) =>
      sink.startsWith('DOMParser') || text === '' || text === '&nbsp;' ? text : null,
  });
}
