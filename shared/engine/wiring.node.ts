/** What a host (window process, command line, test) supplies besides ports: places, and the way from a ticket to a path. */
import type { FileTicket } from '../base/ids.ts';
import type { Progress } from '../base/ports.ts';
import type { Printer } from '../contract/printer.ts';
import type { Recogniser } from '../extraction/ocr/recogniser.node.ts';
import type { ScryptCost } from '../signoff/sealed-key.ts';

export interface EngineWiring {
  /** Folder with office database, vault and ledger head; made if it does not exist. */
  readonly workspaceFolder: string;
  readonly rulesFolder: string;
  readonly sampleOfficeFolder: string;
  /** Kinds of release that ship with the program; those of the office lie in the workspace. */
  readonly kindsFolder: string;
  /** Holiday arrangements that ship with the program; those of the office lie in the workspace. */
  readonly calendarsFolder: string;
  /** Portals that ship with the program; those of the office lie in the workspace. */
  readonly portalsFolder: string;
  /** Entry of the extraction worker: the source file under Node, the built one in the window program. */
  readonly extractionWorker: URL;
  /** Reads what pictures show; left out where nobody can. The engine closes it. */
  readonly recogniser?: Recogniser;
  /** Prints pages and makes pictures; left out where there is no window. */
  readonly printer?: Printer;
  /** pdf.js data (character maps, standard fonts), or null where the package's own place serves. */
  readonly pdfDataFolder: string | null;
  /** File of the SQLite binding where the packaged one does not fit the runtime (development only). */
  readonly nativeBinding: string | null;
  readonly programVersion: string;
  /** Name of this workstation in the ledger. */
  readonly workstation: string;
  /** Where people sign in from, as the session log tells it. */
  readonly host?: 'window' | 'command-line';
  /** Path behind a ticket that the host gave out, or null. */
  readonly pathOfTicket: (ticket: FileTicket) => string | null;
  readonly onProgress: Progress;
  /** Cost of sealing new keys; left out everywhere but in tests, which make many of them. */
  readonly keyCost?: ScryptCost;
}
