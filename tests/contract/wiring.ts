/** Wiring that both hosts share. */
import type { EngineWiring } from '../../shared/engine/wiring.node.ts';

export function wiringFor(workspaceFolder: string): Omit<EngineWiring, 'pathOfTicket' | 'onProgress'> {
  const top = new URL('../../', import.meta.url).pathname;
  return {
    workspaceFolder,
    rulesFolder: `${top}resources/rules`,
    sampleOfficeFolder: `${top}resources/sample-office`,
    kindsFolder: `${top}resources/kinds`,
    portalsFolder: `${top}resources/portals`,
    calendarsFolder: `${top}resources/calendars`,
    extractionWorker: new URL('../../shared/extraction/extract-worker.node.ts', import.meta.url),
    pdfDataFolder: null,
    nativeBinding: null,
    programVersion: '0.1.0',
    workstation: '一号机',
    keyCost: { n: 16, r: 1, p: 1 },
  };
}
