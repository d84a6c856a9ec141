import { expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import type { FileType } from '../../../shared/intake/file-type.ts';
import { checkCaptions } from '../../../shared/screening/check-captions.ts';
import { sampleDossier } from '../../../shared/screening/sample-dossier.ts';

const { facts } = sampleDossier({ text: '' }, nodeHash).dossier ?? { facts: undefined };

function bareIn(...files: readonly (readonly [name: string, type: FileType, hasCaptions?: boolean])[]) {
  const release = files.map(([name, type, hasCaptions]) => ({
    ...{
      file: name,
      name,
      type,
      scope: 'attachment' as const,
      sha256: name,
      sketch: null,
      text: null,
      parts: [],
    },
    ...(hasCaptions === undefined ? {} : { hasCaptions }),
  }));
  return checkCaptions(release, facts!).map(({ file }) => file);
}

test('a recording alone needs captions, one that carries them does not', () => {
  expect(bareIn(['解读.mp4', 'mp4'], ['发布会.mp3', 'mp3'])).toEqual(['解读.mp4', '发布会.mp3']);
  expect(bareIn(['解读.mp4', 'mp4', true])).toEqual([]);
});

test('captions serve the recording of their name, with or without a language', () => {
  expect(bareIn(['甲.mp4', 'mp4'], ['乙.mp4', 'mp4'], ['乙.zh-CN.vtt', 'vtt'])).toEqual(['甲.mp4']);
  expect(bareIn(['甲.mp4', 'mp4'], ['甲（文字稿）.docx', 'docx'])).toEqual([]);
});

test('captions of another name serve one recording and no more', () => {
  expect(bareIn(['甲.mp4', 'mp4'], ['乙.wav', 'wav'], ['字幕.srt', 'srt'])).toEqual(['乙.wav']);
});

test('a text that is no transcript serves none', () => {
  expect(bareIn(['甲.mp4', 'mp4'], ['办法.docx', 'docx'])).toEqual(['甲.mp4']);
});
