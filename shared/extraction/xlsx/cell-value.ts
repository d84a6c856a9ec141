/** Addresses and values of cells. */
import type { SharedStrings } from './shared-strings.ts';

/** Column number, counted from 1, of an address such as `AB12`; 0 when there is none. */
export function columnOf(address: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(address)?.[0] ?? '')
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** Letters of a column counted from 1. */
export function columnName(column: number): string {
  let name = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}

/** What a cell shows, as far as it is stored: numbers stay as stored but for the exponent, which would break up long numbers. */
export function cellText(type: string | undefined, value: string, strings: SharedStrings): string {
  if (value === '') return '';
  if (type === 's') return strings.use(Number(value));
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === undefined || type === 'n') return plainNumber(value);
  return value;
}

/** `1.3812345678E10` → `13812345678`; a 15-digit number written so could not be recognised otherwise. */
export function plainNumber(value: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?[eE]\+?(\d{1,2})$/.exec(value);
  if (parts === null) return value;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const places = Number(exponent);
  if (fraction.length > places) return value;
  return `${sign}${whole}${fraction.padEnd(places, '0')}`;
}
