/** A whole process that reads one document: `node read-docx-process.ts ours|mammoth FILE` prints its peak of memory in megabytes. */
import { readFileSync } from 'node:fs';

const [side, file = ''] = process.argv.slice(2);
const buffer = readFileSync(file);
if (side === 'ours') {
  const { extractText } = await import('../../shared/extraction/extract-text.node.ts');
  const result = await extractText({ bytes: new Uint8Array(buffer), name: '千页通知.docx' });
  if (!result.ok) throw new Error(result.failure.code);
} else {
  const { convertToHtml } = await import('mammoth');
  await convertToHtml({ buffer });
}
process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
