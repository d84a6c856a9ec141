/** What the bounds of a check are called in help. */
import type { Language } from './catalogue.ts';

type LimitName =
  | 'file'
  | 'inflated'
  | 'entry'
  | 'entries'
  | 'nesting'
  | 'text'
  | 'pages'
  | 'findings'
  | 'pictures'
  | 'seconds'
  | 'memory';

interface LimitWords {
  readonly names: { readonly [N in LimitName]: string };
  /** Standard value and bounds, after the name. */
  readonly bounds: (standard: number, least: number, most: number) => string;
}

const zh: LimitWords = {
  names: {
    file: '单个文件的最大体积（MB），更大的不读',
    inflated: '一个文件解压后的总体积（MB）',
    entry: '压缩包内单个部件解压后的体积（MB）',
    entries: '压缩包内部件的最多个数',
    nesting: '文件套文件的最多层数',
    text: '从一个文件读取的最多字符数',
    pages: '一个文件的最多页数',
    findings: '每条规则在一个文件中逐条列出的最多处数；硬性发现全部列出',
    pictures: '一个文件中识别文字的最多图片数',
    seconds: '读取和检查一个文件的最长时间（秒）',
    memory: '读取一个文件的最大内存（MB）',
  },
  bounds: (standard, least, most) => `；默认 ${standard}，可设 ${least} 至 ${most}`,
};

const en: LimitWords = {
  names: {
    file: 'largest file in MB; larger ones are not read',
    inflated: 'all of a file when inflated, in MB',
    entry: 'one piece of a package when inflated, in MB',
    entries: 'most pieces in a package',
    nesting: 'most files within one another',
    text: 'most characters taken from one file',
    pages: 'most pages of one file',
    findings: 'most findings of one rule in one file that are listed; hard ones are all listed',
    pictures: 'most pictures of one file whose words are read',
    seconds: 'longest time for reading and checking one file, in seconds',
    memory: 'most memory for reading one file, in MB',
  },
  bounds: (standard, least, most) => `; standard ${standard}, from ${least} to ${most}`,
};

export function limitWords(language: Language): LimitWords {
  return language === 'zh' ? zh : en;
}
