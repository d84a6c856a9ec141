/** What all old Office formats share: properties, macros, and streams that nobody knows. */
import type { OleStream } from '../../intake/ole-container.ts';
import type { OfficeFile } from './office-file.ts';
import { readProperties } from './properties.ts';
import { shownName } from './storage.ts';

/** Storages of a VBA project ([MS-OVBA] 2.2.1): in Word, in Excel, in Excel 95. */
const macroStorages = ['Macros', '_VBA_PROJECT_CUR', '_VBA_PROJECT', 'VBA'];
/** Streams of settings: looked into or known to hold no words of a person. */
const silent = /^(?:\p{Cc}(?:CompObj|Ole|ObjInfo|OlePres\d*|E?PRINT|META|OCXNAME|OCXDATA)|Current User)$/u;
/** Pictures of a document, kept apart from its text. */
const pictures = new Set(['data', 'pictures']);

/** To be called after the format's own streams have been read. */
export function readCommonStreams(file: OfficeFile): void {
  const { storage, collector } = file;
  readProperties(file);
  readMacros(file);
  for (const name of storage.leftOver()) {
    if (silent.test(name)) continue;
    const stream: OleStream | undefined = storage.streams.find((each) => each.name === name);
    if (stream?.bytes === 0) continue;
    const isPicture = pictures.has(name.toLowerCase());
    collector.skip(shownName(name), isPicture ? 'picture-without-text' : 'unknown-part');
  }
}

function readMacros({ storage, format, collector }: OfficeFile): void {
  for (const name of storage.storages) {
    if (!macroStorages.some((each) => each.toLowerCase() === name.toLowerCase())) continue;
    storage.pass(name);
    collector.fact({ kind: `${format}.macros`, path: name });
    collector.skip(name, 'unsupported-format');
  }
}
