/**
 * The frame of every page that the program makes: readable when saved alone, without script and without anything from outside
 * (GB/T 37668-2019 and WCAG 2.2 AA: language, title, landmarks, contrast, reflow at 320 px, text that can be enlarged).
 */
import { escapeHtml } from '../escape-html.ts';

export interface PageFrame {
  readonly title: string;
  /** Metadata for portals: name and content. */
  readonly meta: readonly (readonly [name: string, content: string])[];
  /** HTML of the main part, whose first heading is the page's only `h1`. */
  readonly main: string;
  /** HTML before the main part; empty for none. */
  readonly before?: string;
  /** Rules behind those of every page. */
  readonly style?: string;
}

/** A whole page in UTF-8. */
export function pageFrame({ title, meta, main, before = '', style = '' }: PageFrame): string {
  const entries = meta
    .filter(([, content]) => content !== '')
    .map(([name, content]) => `<meta name="${escapeHtml(name)}" content="${escapeHtml(content)}">`)
    .join('\n');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
${entries}
<style>
${styleSheet}${style}
</style>
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
${before}<main id="main" tabindex="-1">
${main}
</main>
</body>
</html>
`;
}

const styleSheet = `:root { color-scheme: light; }
body { margin: 0 auto; max-width: 48rem; padding: 1rem; color: #1a1a1a; background: #fff; font: 1.125rem/1.8 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", SimSun, sans-serif; }
h1, h2, h3 { line-height: 1.4; margin: 1.5em 0 0.5em; }
h1 { font-size: 1.75rem; text-align: center; }
h2 { font-size: 1.375rem; }
h3 { font-size: 1.125rem; }
p, dd, dt, td, th, li { overflow-wrap: anywhere; white-space: pre-wrap; }
p { margin: 0.75em 0; }
a { color: #0b4a8f; text-decoration: underline; }
a:focus-visible, summary:focus-visible, main:focus-visible, [tabindex]:focus-visible { outline: 3px solid #0b4a8f; outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; background: #fff; padding: 0.5rem; }
table { border-collapse: collapse; width: 100%; margin: 1em 0; }
caption { text-align: left; font-weight: bold; padding: 0.5em 0; }
th, td { border: 1px solid #6b6b6b; padding: 0.4em 0.6em; text-align: left; vertical-align: top; }
th { background: #eaf1f9; }
header th { white-space: nowrap; }
figure { margin: 1.5em 0; }
figcaption { font-weight: bold; }
svg { display: block; width: 100%; height: auto; }
.scroll { overflow-x: auto; }
.notice { border: 2px solid #a80000; padding: 0.75em 1em; margin: 1em 0; }
.right { text-align: right; }
@media print { .skip { display: none; } body { max-width: none; font-size: 12pt; } }`;
