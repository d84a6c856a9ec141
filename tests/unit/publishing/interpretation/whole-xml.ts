/** Whether something is whole XML, by a strict parser. */
import { SaxesParser } from 'saxes';

export function isWholeXml(text: string): boolean {
  let isWhole = true;
  const parser = new SaxesParser();
  parser.on('error', () => {
    isWhole = false;
  });
  parser.write(text).close();
  return isWhole;
}
