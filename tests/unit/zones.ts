/**
 * The zones of the tree and what each may import: the table "who may import what" of the architecture, which
 * shared/README.md explains. Folders named after steps import earlier steps only.
 */

/** The one-way path from a file to a verified bundle. */
export const steps = [
  'intake',
  'extraction',
  'text',
  'screening',
  'cleaning',
  'release',
  'publishing',
  'review',
  'signoff',
  'bundle',
] as const;

const everyStep = steps.map((step) => `shared/${step}`);

export interface ZoneRule {
  /** Zones whose values and types may be imported; the zone itself is always among them. */
  readonly zones: readonly string[];
  /** Zones of which only types may be imported. */
  readonly typesOf?: readonly string[];
  /** Packages that only this zone may import; `*` at the end stands for the rest of the name. */
  readonly ownPackages?: readonly string[];
  /** Packages of no zone that this zone may import although it may not import such packages in general. */
  readonly furtherPackages?: readonly string[];
  /** Whether packages that belong to no zone (parsers, archives) may be imported. */
  readonly commonPackages: boolean;
}

const stepRules = Object.fromEntries(
  steps.map((step, position) => [
    `shared/${step}`,
    {
      zones: ['shared/base', ...everyStep.slice(0, position), ...(step === 'bundle' ? ['shared/audit'] : [])],
      commonPackages: true,
    },
  ]),
);

export const zoneRules: Readonly<Record<string, ZoneRule>> = {
  ...stepRules,
  // The recogniser's own process: nobody else may load native code that works on pixels.
  'shared/extraction/ocr': {
    zones: ['shared/base', 'shared/intake', 'shared/extraction'],
    ownPackages: ['onnxruntime-node', 'sharp'],
    commonPackages: true,
  },
  'shared/extraction': {
    zones: ['shared/base', 'shared/intake', 'shared/extraction/ocr'],
    commonPackages: true,
  },
  'shared/exchange': {
    zones: ['shared/base', 'shared/audit', ...everyStep],
    commonPackages: true,
  },
  'shared/base': { zones: [], commonPackages: false },
  'shared/audit': { zones: ['shared/base'], commonPackages: false },
  'shared/messages': {
    zones: ['shared/base'],
    typesOf: ['shared/audit', ...everyStep],
    commonPackages: false,
  },
  'shared/store/migrations': { zones: [], commonPackages: false },
  'shared/store': {
    zones: ['shared/base', 'shared/audit', 'shared/store/migrations', ...everyStep],
    ownPackages: ['better-sqlite3'],
    commonPackages: true,
  },
  'shared/contract': {
    zones: ['shared/base', 'shared/audit', ...everyStep],
    typesOf: ['shared/messages', 'shared/exchange'],
    commonPackages: true,
  },
  'shared/engine': {
    zones: [
      'shared/base',
      'shared/audit',
      'shared/messages',
      'shared/store',
      'shared/contract',
      'shared/extraction/ocr',
      'shared/exchange',
      ...everyStep,
    ],
    commonPackages: true,
  },
  'shared/cli': {
    zones: ['shared/base', 'shared/messages', 'shared/engine', 'shared/contract'],
    ownPackages: ['commander'],
    commonPackages: true,
  },
  electron: {
    zones: ['shared/base', 'shared/messages', 'shared/contract'],
    ownPackages: ['electron'],
    commonPackages: true,
  },
  'electron/engine-process.ts': {
    zones: [
      'electron',
      'electron/recogniser-port.ts',
      'shared/base',
      'shared/messages',
      'shared/contract',
      'shared/engine',
    ],
    commonPackages: true,
  },
  'electron/recogniser-process.ts': {
    zones: ['electron', 'shared/base', 'shared/extraction/ocr'],
    commonPackages: true,
  },
  'electron/recogniser-port.ts': {
    zones: ['electron', 'shared/base'],
    typesOf: ['shared/extraction/ocr'],
    commonPackages: true,
  },
  'electron/preload.ts': {
    zones: [],
    typesOf: ['shared/base', 'shared/contract'],
    commonPackages: false,
  },
  renderer: {
    zones: ['shared/base', 'shared/audit', 'shared/messages', 'shared/contract', ...everyStep],
    ownPackages: [
      'react',
      'react/*',
      'react-dom/*',
      'react-aria*',
      '@react-*',
      '@tanstack/*',
      'lucide-react',
      'pinyin-pro',
      '@tiptap/*',
      'docx-preview',
      'react-resizable-panels',
    ],
    // Draws what the window was handed; reading a PDF for findings stays with the reading thread.
    furtherPackages: ['pdfjs-dist', 'pdfjs-dist/*'],
    commonPackages: false,
  },
};

/** The zone of a file, the most special one first; undefined for a place that the table does not know. */
export function findZone(path: string): string | undefined {
  return Object.keys(zoneRules)
    .filter((zone) => path === zone || path.startsWith(`${zone}/`))
    .sort((a, b) => b.length - a.length)[0];
}
