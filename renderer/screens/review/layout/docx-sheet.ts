/** Style of what is ours in a drawn docx: the marks, and paper on a grey ground. The colours are those of the light theme. */

const rules = `
:host { display: block; color: #1b1f24; }
.docx-wrapper { padding: 12px; background: none; display: flex; flex-direction: column; align-items: center; }
.docx-wrapper > section.docx { margin-bottom: 12px; background: #ffffff; box-shadow: none; border: 1px solid #d5dbe1; }
mark { padding: 0; background: transparent; color: inherit; cursor: default; text-underline-offset: 0.2em; }
mark[data-severity="hard"] { background: #fbeaea; text-decoration: underline double #9b1c1c; }
mark[data-severity="soft"] { background: #fff3e0; text-decoration: underline solid 2px #c2410c; }
mark[data-severity="info"] { text-decoration: underline dotted 2px #5b7fb5; }
mark[data-severity="settled"] { text-decoration: underline dotted 1px #7a858f; }
mark[data-active="true"] { outline: 2px solid #1f4e8c; outline-offset: 1px; }
mark[data-number]::before {
  content: attr(data-number);
  margin-inline-end: 2px;
  padding: 0 0.25em;
  border: 1px solid #7a858f;
  border-radius: 4px;
  background: #ffffff;
  color: #1b1f24;
  font: 600 12px / 1.3 sans-serif;
}
`;

/** A sheet may be shared by documents drawn one after the other. */
export function docxSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}
