/** `xianshen demo [--out DIR]`: the whole main job on the sample office, through the same engine as the window. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { DossierId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { ExportedBundle } from '../contract/bundle-views.ts';
import { readSampleOffice } from '../engine/read-sample-office.node.ts';
import type { ReplayHost, ReplayStep } from '../engine/replay-release.node.ts';
import { replayRelease, signIn } from '../engine/replay-release.node.ts';
import { writeDemoPapers } from './demo-papers.node.ts';
import type { FormatOption, Host } from './host.node.ts';
import type { HostedEngine } from './open-engine.node.ts';
import { openEngine } from './open-engine.node.ts';
import type { Output } from './output.node.ts';
import { isTaken } from './places.node.ts';
import { printReport } from './verify-command.node.ts';

/** Exit status 0 only if the bundle that was written verifies, else 1; 2 where the demo could not run. */
export async function runDemo(options: FormatOption & { readonly out: string }, host: Host): Promise<number> {
  const folder = resolve(options.out);
  const workspace = join(folder, 'workspace');
  if (isTaken(workspace)) {
    host.output.note(host.output.words.targetTaken(folder));
    return 2;
  }
  await mkdir(folder, { recursive: true });
  const engine = await openEngine(workspace, host.places);
  const exported = engine.ok ? await carryOut(engine.value, folder, host) : engine;
  if (engine.ok) await engine.value.close();
  if (!exported.ok) {
    host.output.failure(exported.failure);
    return 2;
  }
  const { path, sha256, report } = exported.value;
  if (options.format === 'json')
    host.output.result(JSON.stringify({ schema: 'xianshen.demo/1', folder, ...exported.value }));
  else {
    host.output.result(host.output.words.demo.exported(path, sha256));
    printReport(report, host.output);
    host.output.result(host.output.words.demo.left(folder));
  }
  return report.valid ? 0 : 1;
}

async function carryOut(engine: HostedEngine, folder: string, host: Host): Promise<Result<ExportedBundle>> {
  const { output, places } = host;
  const sample = await readSampleOffice(places.sampleOfficeFolder);
  if (!sample.ok) return sample;
  const { name, code, people } = sample.value.office;
  const created = await engine.handlers['office.create']({ name, code, people });
  if (!created.ok) return created;
  output.note(output.words.demo.office(name));
  const release = sample.value.releases.find((each) => each.intendedState === 'to-release');
  if (release === undefined) return fail('rules.damaged', { file: 'releases.json', where: 'releases' });
  const marked = sample.value.releases.flatMap((each) => each.refusals);
  const replay: ReplayHost = {
    sample: sample.value,
    handlers: engine.handlers,
    ticketOf: engine.ticketOf,
    onStep: (step) => output.note(lineOf(step, output)),
  };
  // The refused file of another release is tried here as well: a demo without a refusal would leave out the main point.
  const dossier = await replayRelease({ ...release, refusals: marked }, replay);
  if (!dossier.ok) return dossier;
  return exportAs(dossier.value, folder, { engine, replay });
}

async function exportAs(
  dossier: DossierId,
  folder: string,
  { engine, replay }: { readonly engine: HostedEngine; readonly replay: ReplayHost },
): Promise<Result<ExportedBundle>> {
  await signIn('approver', replay);
  const passPhrase = replay.sample.office.people.find((each) => each.duty === 'approver')?.passPhrase ?? '';
  const exported = await engine.handlers['bundle.export']({
    dossier,
    folder: engine.ticketOf(folder),
    passPhrase,
  });
  if (!exported.ok) return exported;
  const papers = await writeDemoPapers(dossier, folder, {
    handlers: engine.handlers,
    office: replay.sample.office.name,
  });
  return papers.ok ? ok(exported.value) : papers;
}

function lineOf(step: ReplayStep, { words, ...output }: Output): string {
  const { demo } = words;
  switch (step.step) {
    case 'imported': {
      const { hard, soft } = step.added.file.findings;
      return demo.imported(words.slots[step.slot], step.name, hard, soft);
    }
    case 'refused':
      return demo.refused(step.name, output.sentenceOf(step.failure));
    case 'decided':
      return demo.decided(step.rule, step.note);
    case 'signed':
      return demo.signed(words.stages[step.stage], step.dossier.content);
    case 'returned':
      return demo.returned;
  }
}
