/** `app://xianshen/…`: serves the built page from an allow-list made at start. A request names an entry of the list or gets nothing. */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { pageHeaders } from './content-security.ts';

export const appOrigin = 'app://xianshen';
export const startPage = `${appOrigin}/index.html`;

/** What the build may write, and nothing else is served. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.ttf': 'font/ttf',
  // Character maps and fonts that pdf.js reads by itself.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  // Icons of the viewer.
  '.gif': 'image/gif',
};

interface ServedFile {
  readonly file: string;
  readonly mediaType: string;
}

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Starts serving in a session. */
export function serveApp(session: Session, rendererFolder: string): void {
  const served = listServed(rendererFolder);
  session.protocol.handle('app', (request) => respond(served, request));
}

/** Every servable file below a folder, by the path under which it is asked for. */
export function listServed(folder: string): ReadonlyMap<string, ServedFile> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const mediaType = mediaTypes[extname(entry.name)];
      const path = `/${relative(folder, file).split(sep).join('/')}`;
      return mediaType === undefined ? [] : [[path, { file, mediaType }] as const];
    }),
  );
}

async function respond(served: ReadonlyMap<string, ServedFile>, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const found = url.host === 'xianshen' && request.method === 'GET' ? served.get(url.pathname) : undefined;
  if (found === undefined) return new Response(null, { status: 404, headers: pageHeaders });
  const body = new Uint8Array(await readFile(found.file));
  return new Response(body, { headers: { ...pageHeaders, 'Content-Type': found.mediaType } });
}
