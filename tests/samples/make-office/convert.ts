/** Runs the programs that write the sample files: LibreOffice, Chromium, qpdf. Each gets a profile folder of its own. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Runs a task with a scratch folder that is gone afterwards. */
export function withScratch<T>(task: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'make-office-'));
  try {
    return task(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Lets LibreOffice save a flat OpenDocument file in another format.
 * @param filter e.g. `docx:MS Word 2007 XML`
 */
export function convertOffice(xml: string, extension: 'fodt' | 'fods', filter: string, target: string): void {
  withScratch((folder) => {
    const source = join(folder, `source.${extension}`);
    writeFileSync(source, xml);
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const format = filter.split(':')[0] ?? '';
    run('soffice', [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', filter, '--outdir', folder, source]);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(folder, `source.${format}`), target);
  });
}

/** Lets Chromium print a page to PDF. */
export function printPage(html: string, target: string): void {
  withScratch((folder) => {
    const page = join(folder, 'page.html');
    const printed = join(folder, 'page.pdf');
    writeFileSync(page, html);
    run('chromium', [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      `--user-data-dir=${join(folder, 'profile')}`,
      '--no-pdf-header-footer',
      `--print-to-pdf=${printed}`,
      pathToFileURL(page).href,
    ]);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(printed, target);
  });
}

/** Lets qpdf put a file into a PDF as an attachment. */
export function attachToPdf(pdf: string, name: string, content: string): void {
  withScratch((folder) => {
    const attachment = join(folder, name);
    const merged = join(folder, 'merged.pdf');
    writeFileSync(attachment, content);
    run('qpdf', [pdf, '--add-attachment', attachment, '--mimetype=text/plain', '--', merged]);
    copyFileSync(merged, pdf);
  });
}

function run(program: string, options: readonly string[]): void {
  execFileSync(program, options, { stdio: ['ignore', 'ignore', 'pipe'], timeout: 120_000 });
}
