/**
 * `npm run publish-sample -- FOLDER` carries the sample policy from its document to pages for the public, in the real window's program. It is typeset and printed, its interpretation becomes a Word document, a PDF, a long picture
 * and a page of questions and answers, the pair of pages is made, three people sign, and the bundle that leaves is verified.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { FileTicket } from '../../shared/base/ids.ts';
import { brand } from '../../shared/base/ids.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Api, Method } from '../../shared/contract/api.ts';
import type { ShellApi } from '../../shared/contract/shell-api.ts';
import type { Duty } from '../../shared/signoff/duties.ts';
import { prepareRelease } from '../e2e/prepare.ts';
import { type Program, startProgram } from '../e2e/program.ts';
import { readSample } from '../e2e/sample-files.ts';
import { answersOf } from '../flows/answers.ts';
import { sampleInterpretation } from '../unit/publishing/sample-interpretation.ts';
import { sampleQuestions } from './sample-questions.ts';

type Asked = Api & Pick<ShellApi, 'shell.choose-folder' | 'shell.choose-files'>;

const [target = ''] = process.argv.slice(2);
if (target === '') throw new Error('name a folder: node tests/tour/publish-sample.ts FOLDER');
const folder = resolve(target);
const out = join(folder, 'bundle');
await mkdir(out, { recursive: true });
await prepareRelease(join(folder, 'data'), { intendedState: 'to-release', stopAt: 'drafting' });
const program = await startProgram({ dataFolder: join(folder, 'data') });
try {
  await publish(program);
} finally {
  await program.close();
}

function tell(what: string, name: string): void {
  process.stdout.write(`${what}: ${name}\n`);
}

async function publish(window: Program): Promise<void> {
  const ask = async <M extends Method | 'shell.choose-folder' | 'shell.choose-files'>(
    method: M,
    input: Asked[M]['input'],
  ): Promise<Asked[M]['output']> => {
    const result = (await window.call(method, input)) as Result<Asked[M]['output']>;
    if (!result.ok) throw new Error(`${method}: ${JSON.stringify(result.failure)}`);
    return result.value;
  };
  const sample = await readSample();
  const { people } = await ask('office.status', {});
  const signIn = async (duty: Duty): Promise<string> => {
    const person = people.find((each) => each.duty === duty);
    const passPhrase = sample.office.people.find((each) => each.duty === duty)?.passPhrase ?? '';
    if (person === undefined) throw new Error(duty);
    await ask('session.sign-in', { person: person.id, passPhrase });
    return passPhrase;
  };

  await signIn('handler');
  const [release] = await ask('dossier.list', {});
  if (release === undefined) throw new Error('no release');
  const dossier = release.id;
  const before = (await ask('desk.open', { dossier })).document;
  if (before === null) throw new Error('no document');
  const typeset = await ask('dossier.typeset-file', { dossier, file: before.file, accept: [], form: null });
  tell('typeset', typeset.file.name);
  const printed = await ask('dossier.print-sheet', { dossier, file: typeset.file.id, form: null });
  tell('printed', printed.file.name);

  const opened = await ask('desk.open', { dossier });
  if (opened.document === null) throw new Error('no document');
  const { title, documentNumber, sha256 } = opened.document;
  const picture = { ...sampleInterpretation, document: { title, documentNumber, sha256 } };
  const made = await ask('desk.publish', { dossier, draft: picture, forms: ['docx', 'pdf', 'png'] });
  const asked = { ...sampleQuestions, document: picture.document };
  const page = await ask('desk.publish', { dossier, draft: asked, forms: ['html'] });
  const pair = await ask('desk.publish-pages', { dossier, draft: picture, portal: null });
  for (const { name } of [...made.files, ...page.files, ...pair.files]) tell('made', name);

  const noteUninspected = async (): Promise<void> => {
    const { files } = await ask('dossier.read', { dossier });
    for (const file of files) {
      if (file.inspected === 'partly') await ask('dossier.note-uninspected', { dossier, file: file.id });
    }
  };
  for (const duty of ['handler', 'secrecy-reviewer'] as const) {
    const passPhrase = await signIn(duty);
    await noteUninspected();
    for (const { id: finding, rule, severity } of await ask('dossier.findings', { dossier })) {
      if (severity === 'info') continue;
      if (severity === 'hard') throw new Error(`hard: ${rule}`);
      const action = duty === 'handler' ? 'set-aside' : 'uphold';
      await ask('dossier.decide', {
        dossier,
        finding,
        action,
        reason: 'needed-for-service',
        note: '示例：已核对。',
      });
    }
    const { content } = await ask('dossier.read', { dossier });
    await ask('dossier.sign', { dossier, stage: duty, content, answers: answersOf(duty), passPhrase });
  }
  const passPhrase = await signIn('approver');
  await noteUninspected();
  const { content } = await ask('dossier.read', { dossier });
  await ask('dossier.sign', {
    dossier,
    stage: 'approver',
    content,
    answers: answersOf('approver'),
    passPhrase,
  });
  await window.answerDialogs([out]);
  const chosen = await ask('shell.choose-folder', { purpose: 'export' });
  if (chosen === null) throw new Error('no folder');
  const bundle = await ask('bundle.export', { dossier, folder: chosen.ticket, passPhrase });
  await window.answerDialogs([bundle.path]);
  const [file] = await ask('shell.choose-files', { purpose: 'bundle', many: false });
  const verified = await ask('bundle.verify', {
    bundle: file?.ticket ?? brand<FileTicket>('none'),
    trust: null,
  });
  tell(verified.report.valid ? 'verified' : 'not valid', bundle.fileName);
  if (!verified.report.valid) process.exitCode = 1;
}
