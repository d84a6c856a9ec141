/** The pair of pages of a release as files of the release: document and interpretation, with links that hold within the bundle. */
import { join } from 'node:path';
import { canonicalBytes } from '../base/canonical-json.ts';
import type { Sha256 } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import { payloadPath } from '../bundle/payload-path.ts';
import type { Api } from '../contract/api.ts';
import type { PageForm } from '../contract/desk-api.ts';
import { pageForms } from '../contract/desk-api.ts';
import type { InterpretationSource } from '../publishing/interpretation/interpretation-source.ts';
import { documentBlocks } from '../publishing/official/document-blocks.ts';
import { recogniseElements } from '../publishing/official/recognise-elements.ts';
import { documentPage, interpretationPage, type ReleasePages } from '../publishing/pages/release-pages.ts';
import type { PartSlot } from '../release/parts.ts';
import { loadPortals } from '../release/portal/load-portals.node.ts';
import { type PortalHeader, standardHeader } from '../release/portal/portal-header.ts';
import { refuseClassified } from './desk-check.node.ts';
import { type DeskDocument, loadDesk } from './desk-document.node.ts';
import type { DeskNote } from './desk-drafts.node.ts';
import { draftDigest, readDeskNote, writeDeskNote } from './desk-drafts.node.ts';
import { finished } from './desk-publish.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import type { LoadedDossier, LoadedFile } from './loaded-dossier.node.ts';
import { loadDossier } from './loaded-dossier.node.ts';
import { placeOutputs } from './place-outputs.node.ts';
import { openForEditing } from './redraft.node.ts';

type Asked = Api['desk.publish-pages']['input'];

/** The page of the document says what the document says, so it is no interpretation. */
const places: { readonly [F in PageForm]: { readonly slot: PartSlot; readonly name: string } } = {
  'document-page': { slot: 'attachment', name: '文件网页.html' },
  'interpretation-page': { slot: 'interpretation', name: '解读网页.html' },
};

/**
 * Failures: those of `openForEditing`, `publishing.draft-incomplete`, `publishing.not-public`, `publishing.no-document`, `portal.unknown`, those of
 * `placeOutputs`. After a failure the release stands as it stood.
 */
export async function publishPages(
  context: EngineContext,
  asked: Asked,
): Promise<Result<Api['desk.publish-pages']['output']>> {
  const action = 'desk.publish-pages';
  const open = openForEditing(context, action, asked.dossier);
  if (!open.ok) return open;
  const source = finished(asked.draft);
  if (!source.ok) return source;
  const refused = refuseClassified(context, source.value);
  if (!refused.ok) return refused;
  const header = headerOf(context, asked.portal);
  if (!header.ok) return header;
  const desk = await loadDesk(context, asked.dossier);
  if (!desk.ok) return desk;
  const { dossier, document } = desk.value;
  // An answer to a request goes to the applicant: a page for everybody would publish it.
  if (dossier.row.catalogue.attribute !== 'active') return fail('publishing.not-public', {});
  if (document === null) return fail('publishing.no-document', {});
  const note = await readDeskNote(context, asked.dossier);
  if (!note.ok) return note;
  const earlier = earlierPages(dossier, note.value.made);
  const pages = pagesOf(dossier, earlier, { source: source.value, document, header: header.value });
  const outputs = pageForms.map((form) => {
    const { name, slot } = places[form];
    const html = form === 'document-page' ? documentPage(pages) : interpretationPage(pages);
    return { name, slot, bytes: encodeUtf8(html), replaces: earlier[form] };
  });
  const digest = draftDigest(asked.draft, context.ports.hash);
  const placed = await placeOutputs(context, {
    ...{ by: open.value.person, action, dossier, outputs },
    detail: { source: digest },
  });
  if (!placed.ok) return placed;
  const fresh = placed.value.map(({ id }) => id);
  const written = await remember(context, asked, { note: note.value, files: fresh, digest });
  return written.ok ? ok({ files: placed.value }) : written;
}

function headerOf({ wiring }: EngineContext, id: string | null): Result<PortalHeader> {
  if (id === null) return ok(standardHeader);
  const portals = loadPortals([wiring.portalsFolder, join(wiring.workspaceFolder, 'portals')]);
  if (!portals.ok) return portals;
  const portal = portals.value.find((each) => each.id === id);
  return portal === undefined ? fail('portal.unknown', { portal: id }) : ok(portal.header ?? standardHeader);
}

type Earlier = { readonly [F in PageForm]: LoadedFile | null };

function earlierPages(dossier: LoadedDossier, made: DeskNote['made']): Earlier {
  const find = (form: PageForm): LoadedFile | null => {
    const known = made.find((each) => each.form === form)?.file;
    const { slot, name } = places[form];
    const files = dossier.files.filter(({ row }) => row.slot === slot);
    return files.find(({ row }) => row.id === known) ?? files.find(({ row }) => row.name === name) ?? null;
  };
  return { 'document-page': find('document-page'), 'interpretation-page': find('interpretation-page') };
}

/** Both pages lie in a folder of their slot, so each address goes up once. */
function pathOf(part: Parameters<typeof payloadPath>[0]): string {
  return `../${payloadPath(part).split('/').slice(-2).join('/')}`;
}

function pagesOf(
  dossier: LoadedDossier,
  earlier: Earlier,
  said: {
    readonly source: InterpretationSource;
    readonly document: DeskDocument;
    readonly header: PortalHeader;
  },
): ReleasePages {
  const path = (form: PageForm): string => {
    const { slot, name } = places[form];
    const inSlot = dossier.files.filter(({ row }) => row.slot === slot).length;
    return pathOf({ slot, name, position: earlier[form]?.position ?? inSlot + 1 });
  };
  const files = dossier.files.filter((file) => !Object.values(earlier).includes(file));
  return {
    catalogue: dossier.row.catalogue,
    header: said.header,
    document: recogniseElements(documentBlocks(said.document.text)),
    interpretation: said.source,
    names: { document: path('document-page'), interpretation: path('interpretation-page') },
    downloads: files.map(({ row: { slot, name, bytes, sha256 }, position }) => ({
      ...{ name, bytes, sha256 },
      path: pathOf({ slot, name, position }),
    })),
    notices: [],
  };
}

/** What the pair says depends on: the draft, the catalogue, and every other file with its place. */
export function pagesDigest(
  { ports }: EngineContext,
  dossier: LoadedDossier,
  { draft, made }: { readonly draft: string; readonly made: DeskNote['made'] },
): Sha256 {
  const pages = new Set<string>(
    made.filter(({ form }) => pageForms.some((each) => each === form)).map(({ file }) => file),
  );
  const files = dossier.files
    .filter(({ row }) => !pages.has(row.id))
    .map(({ row, position }) => [row.slot, position, row.name, row.sha256]);
  return ports.hash.sha256(canonicalBytes({ draft, files, catalogue: { ...dossier.row.catalogue } }));
}

async function remember(
  context: EngineContext,
  { dossier: id, draft }: Asked,
  {
    note,
    files,
    digest,
  }: {
    readonly note: DeskNote;
    readonly files: readonly DeskNote['made'][number]['file'][];
    readonly digest: string;
  },
): Promise<Result<Record<never, never>>> {
  const dossier = await loadDossier(context, id);
  if (!dossier.ok) return dossier;
  const fresh = pageForms.flatMap((form, index) => {
    const file = files[index];
    return file === undefined ? [] : [{ form, file, source: '' }];
  });
  const made = [...note.made.filter(({ form }) => !pageForms.some((each) => each === form)), ...fresh];
  const source = pagesDigest(context, dossier.value, { draft: digest, made });
  const dated = made.map((each) => (each.source === '' ? { ...each, source } : each));
  return writeDeskNote(context, id, { ...note, at: context.ports.clock.now(), draft, made: dated });
}
