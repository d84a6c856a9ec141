/**
 * Page and paragraph styles of an official document (GB/T 9704-2012): A4, type area 156 × 225 mm, 22 lines of 28 characters,
 * body in size 3 imitation Song (16 pt), headings in Hei and Kai, title in size 2 small-title Song, page number — 1 —.
 */

/** `official`: the faces an office has; `embedded`: faces that may be embedded in a PDF made on any machine. */
export type FontSet = 'official' | 'embedded';

const faces: Readonly<Record<FontSet, Readonly<Record<'song' | 'fang' | 'hei' | 'kai' | 'title', string>>>> = {
  official: { song: '宋体', fang: '仿宋_GB2312', hei: '黑体', kai: '楷体_GB2312', title: '方正小标宋简体' },
  embedded: {
    song: 'Noto Serif CJK SC',
    fang: 'Noto Serif CJK SC',
    hei: 'Noto Sans CJK SC',
    kai: 'Noto Serif CJK SC',
    title: 'Noto Serif CJK SC',
  },
};

type Face = 'song' | 'fang' | 'hei' | 'kai' | 'title';

interface Look {
  readonly face: Face;
  /** Points. */
  readonly size: number;
  readonly align?: 'start' | 'center' | 'end' | 'justify';
  /** Extra attributes of style:paragraph-properties. */
  readonly paragraph?: string;
  /** Extra attributes of style:text-properties. */
  readonly text?: string;
}

const indent = 'fo:text-indent="32pt"';
const keep = 'fo:keep-with-next="always"';

/** Look of each line tag; body lines are 28.8 pt apart, so that 22 of them fill the type area. */
export const looks: Readonly<Record<string, Look>> = {
  mark: {
    face: 'title',
    size: 34,
    align: 'center',
    paragraph: 'fo:margin-top="16pt" fo:margin-bottom="36pt" fo:line-height="46pt"',
    text: 'fo:color="#ff0000" fo:letter-spacing="1pt"',
  },
  number: {
    face: 'fang',
    size: 16,
    align: 'center',
    paragraph: 'fo:border-bottom="1.5pt solid #ff0000" fo:padding-bottom="6pt" fo:margin-bottom="28pt"',
  },
  title: { face: 'title', size: 22, align: 'center', paragraph: 'fo:margin-bottom="29pt" fo:line-height="36pt"' },
  heading: { face: 'title', size: 22, align: 'center', paragraph: 'fo:margin-bottom="29pt" fo:line-height="36pt"' },
  to: { face: 'fang', size: 16, align: 'start' },
  body: { face: 'fang', size: 16, align: 'justify', paragraph: indent },
  h1: { face: 'hei', size: 16, align: 'start', paragraph: `${indent} ${keep}` },
  h2: { face: 'kai', size: 16, align: 'start', paragraph: `${indent} ${keep}` },
  chapter: { face: 'hei', size: 16, align: 'center', paragraph: `fo:margin-top="14pt" fo:margin-bottom="14pt" ${keep}` },
  article: { face: 'fang', size: 16, align: 'justify', paragraph: indent },
  item: { face: 'fang', size: 16, align: 'justify', paragraph: indent },
  term: { face: 'fang', size: 16, align: 'justify', paragraph: indent },
  plain: { face: 'fang', size: 16, align: 'start', paragraph: indent },
  attachments: {
    face: 'fang',
    size: 16,
    align: 'start',
    paragraph: 'fo:margin-top="29pt" fo:margin-left="96pt" fo:text-indent="-64pt"',
  },
  attachment: { face: 'fang', size: 16, align: 'start', paragraph: 'fo:margin-left="96pt" fo:text-indent="-16pt"' },
  sign: { face: 'fang', size: 16, align: 'end', paragraph: 'fo:margin-top="29pt" fo:margin-right="32pt"' },
  date: { face: 'fang', size: 16, align: 'end', paragraph: 'fo:margin-right="64pt"' },
  note: { face: 'fang', size: 16, align: 'start', paragraph: indent },
  copies: {
    face: 'fang',
    size: 14,
    align: 'start',
    paragraph:
      'fo:margin-top="20pt" fo:margin-left="14pt" fo:margin-right="14pt" fo:border-top="1pt solid #000000" fo:padding-top="4pt" fo:padding-bottom="4pt"',
  },
  issued: {
    face: 'fang',
    size: 14,
    align: 'start',
    paragraph:
      'fo:margin-left="14pt" fo:margin-right="14pt" fo:border-top="0.7pt solid #000000" fo:border-bottom="1pt solid #000000" fo:padding-top="4pt" fo:padding-bottom="4pt"',
  },
  cell: { face: 'fang', size: 12, align: 'start', paragraph: 'fo:line-height="20pt"' },
  'cell-head': { face: 'hei', size: 12, align: 'center', paragraph: 'fo:line-height="20pt"' },
  'page-odd': { face: 'song', size: 14, align: 'end', paragraph: 'fo:margin-right="14pt"' },
  'page-even': { face: 'song', size: 14, align: 'start', paragraph: 'fo:margin-left="14pt"' },
  'box-line': { face: 'hei', size: 16, align: 'start' },
};

/** The automatic and master styles of a flat ODF text, with every look as a paragraph style of the same name. */
export function officeStyles(fonts: FontSet): { readonly faces: string; readonly styles: string } {
  const names = [...new Set(Object.values(faces[fonts]))];
  const declared = names.map((name) => `<style:font-face style:name="${name}" svg:font-family="'${name}'"/>`).join('');
  const styles = Object.entries(looks)
    .map(([name, look]) => paragraphStyle(name, look, fonts))
    .join('');
  return { faces: declared, styles: `${defaults(faces[fonts].fang)}${styles}${extraStyles(fonts)}` };
}

function fontAttributes(face: string): string {
  return `style:font-name="${face}" style:font-name-asian="${face}" style:font-name-complex="${face}"`;
}

function defaults(face: string): string {
  return `<style:default-style style:family="paragraph"><style:paragraph-properties style:text-autospace="ideograph-alpha" style:punctuation-wrap="hanging" style:line-break="strict" fo:orphans="2" fo:widows="2"/><style:text-properties ${fontAttributes(face)} fo:font-size="16pt" style:font-size-asian="16pt" fo:language="en" fo:country="US" style:language-asian="zh" style:country-asian="CN"/></style:default-style>`;
}

function paragraphStyle(name: string, look: Look, fonts: FontSet): string {
  const extra = look.paragraph ?? '';
  const height = extra.includes('fo:line-height') ? '' : 'fo:line-height="28.8pt"';
  const size = `fo:font-size="${look.size}pt" style:font-size-asian="${look.size}pt"`;
  return `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties fo:text-align="${look.align ?? 'start'}" style:justify-single-word="false" style:snap-to-layout-grid="false" ${height} ${extra}/><style:text-properties ${fontAttributes(faces[fonts][look.face])} ${size} ${look.text ?? ''}/></style:style>`;
}

function extraStyles(fonts: FontSet): string {
  return `<style:style style:name="hei" style:family="text"><style:text-properties ${fontAttributes(faces[fonts].hei)}/></style:style>`;
}
