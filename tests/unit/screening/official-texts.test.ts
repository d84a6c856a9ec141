/** Whole texts of an invented city: one damaged as scraped pages are, and clean ones of the usual kinds that must stay quiet. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { looksClassified, screen } from '../../../shared/screening/screen.ts';
import { builtInRules, key, oneText } from './rule-samples.ts';

const ruleSets = await builtInRules();
const folder = fileURLToPath(new URL('../../samples/texts', import.meta.url));
const cleanTexts = readdirSync(`${folder}/clean`).map((name) => ({
  name,
  content: readFileSync(`${folder}/clean/${name}`, 'utf8'),
}));

function check(content: string, fileName: string) {
  const scope = fileName.includes('解读') ? 'interpretation' : 'standalone';
  return screen({ text: withName(content, fileName), ruleSets, scope, hash: nodeHash, key });
}

/** Readers give the name of the file as a part of its own. */
function withName(content: string, fileName: string) {
  const name = { path: '(file-name)', role: 'attachment-name', text: fileName, segments: [] } as const;
  const text = oneText(content);
  return { ...text, parts: [...text.parts, name] };
}

test('the damaged plan yields its six defects and nothing else', () => {
  const content = readFileSync(`${folder}/damaged-plan.txt`, 'utf8');
  const found = check(content, 'damaged-plan.txt').map(({ rule, severity, place, values, suggestion }) => [
    rule,
    severity,
    content.slice(place.start - 4, place.end),
    suggestion ?? values.missing,
  ]);
  expect(found).toEqual([
    ['FMT-01', 'soft', '8号)和《', '》'],
    ['FMT-01', 'soft', '办公室印发〈'.slice(-5), '〉'],
    ['DN-05', 'soft', '(云办发〔20318号', '〔2031〕8号'],
    ['DN-05', 'soft', '云泽办发〔203127号', '〔2031〕27号'],
    ['FMT-01', 'soft', '5·15”', '“'],
    ['FMT-02', 'soft', '室)\n\n()', '(五)'],
  ]);
});

describe('clean official texts', () => {
  test.each(cleanTexts)(
    '$name: nothing hard, nothing classified, at most one soft finding in 2,000 characters',
    (text) => {
      const findings = check(text.content, text.name);
      expect(looksClassified(findings, ruleSets)).toEqual([]);
      expect(findings.filter(({ severity }) => severity === 'hard')).toEqual([]);
      expect(findings.filter(({ severity }) => severity === 'soft').length).toBeLessThanOrEqual(
        Math.ceil(text.content.length / 2000),
      );
    },
  );

  test('together keep the same measure', () => {
    const characters = cleanTexts.reduce((sum, { content }) => sum + content.length, 0);
    const soft = cleanTexts
      .flatMap(({ name, content }) => check(content, name))
      .filter(({ severity }) => severity === 'soft');
    expect(cleanTexts.length).toBeGreaterThanOrEqual(10);
    expect(soft.length).toBeLessThanOrEqual(characters / 2000);
  });
});

describe('a clean text that is given a mark', () => {
  test.each(cleanTexts)('$name is refused', ({ name, content }) => {
    for (const mark of ['机密★20年', '秘　密', '绝密★启用前', '（机密）']) {
      const marked = `${mark}${mark === '（机密）' ? '' : '\n'}${content}`;
      expect(looksClassified(check(marked, name), ruleSets), mark).not.toEqual([]);
    }
  });
});
