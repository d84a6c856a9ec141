/**
 * Films and sound for the public need captions or a transcript (GB/T 37668-2019, alternatives for media; WCAG 2.2, 1.2.1 and 1.2.2):
 * within the recording, as a file of captions, or as a text whose name says so.
 */
import type { FileType } from '../intake/file-type.ts';
import type { DossierCheck, DossierFile } from './dossier-check.ts';
import { wholeFile } from './dossier-check.ts';

const recordings: ReadonlySet<FileType> = new Set(['mp4', 'mp3', 'wav', 'flac', 'ogg', 'webm']);
const captions: ReadonlySet<FileType> = new Set(['vtt', 'srt']);
const transcript = /字幕|文字稿|文字版|文稿|解说词|逐字稿|transcript|captions?|subtitles?/iu;

export function isRecording(type: FileType): boolean {
  return recordings.has(type);
}

/**
 * Recordings without either. Where the names do not tell which recording a file of captions belongs to, one such file serves one
 * recording.
 */
export const checkCaptions: DossierCheck = (files) => {
  const bare = files.filter(
    ({ type, hasCaptions }) => type !== undefined && recordings.has(type) && hasCaptions !== true,
  );
  const helps = files.filter(isAlternative);
  const taken = new Set<DossierFile>();
  const unnamed = bare.filter((file) => {
    const own = helps.find((help) => !taken.has(help) && stemOf(help) === stemOf(file));
    if (own !== undefined) taken.add(own);
    return own === undefined;
  });
  const left = helps.filter((help) => !taken.has(help)).length;
  return unnamed.slice(left).map((file) => wholeFile(file, 'captions', { confidence: 0.95 }));
};

function isAlternative({ type, name = '' }: DossierFile): boolean {
  if (type === undefined || recordings.has(type)) return false;
  return captions.has(type) || transcript.test(name);
}

/** Name without ending, language and what says that it is a transcript. */
function stemOf({ name = '' }: DossierFile): string {
  return name
    .replace(/(?:\.(?:zh|en|chs|cht)(?:-\w{2,4})?)?\.\w{1,5}$/iu, '')
    .replace(transcript, '')
    .replace(/[\s（）()_\-.]/gu, '');
}
