/** What a hostile or careless caller sends is refused with the field's name and never its value; rare characters are none of that. */
import { expect, test } from 'vitest';
import { parseInput } from '../../../shared/contract/parse-input.ts';
import { parseShellInput } from '../../../shared/contract/shell-api.ts';

const endless = '名'.repeat(10_000);
const person = { name: '方既白', duty: 'handler', passPhrase: '春江水暖鸭先知-试验' };
const draft = { name: '云泽市人民政府办公室', code: '11990100', people: [person] };

test.each([
  ['dossier.create', { kind: 'policy-with-interpretation', title: endless }, 'title'],
  ['office.create', { ...draft, name: endless }, 'name'],
  ['office.create', { ...draft, people: [{ ...person, name: endless }] }, 'people.0.name'],
] as const)(
  'refuses a name of ten thousand characters in %s and says which field',
  (method, input, where) => {
    const refused = parseInput(method, input);
    expect(refused).toEqual({ ok: false, failure: { code: 'request.invalid', params: { method, where } } });
    expect(JSON.stringify(refused)).not.toContain('名');
  },
);

test('refuses a file name of ten thousand characters from the window to the shell', () => {
  const refused = parseShellInput('shell.show-exported', { fileName: endless });
  expect(refused).toMatchObject({ ok: false, failure: { params: { where: 'fileName' } } });
});

test.each(['㑇𬭎𠮷', 'مكتب 政务', '\u202e工作\u202c', '👩🏽‍💼 e\u0301'])(
  'takes a name in rare characters or from right to left as it is: %s',
  (name) => {
    const input = { ...draft, name, people: [{ ...person, name }] };
    expect(parseInput('office.create', input)).toEqual({ ok: true, value: input });
  },
);
