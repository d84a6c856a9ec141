/** What the recogniser says about a picture or a page: lines of text with their place, in reading order. */

/** Left, top, width, height. In points from the page's top left corner; in pixels where there is only a picture. */
export type RecognisedBox = readonly [number, number, number, number];

export interface RecognisedLine {
  readonly text: string;
  /** Mean probability of the line's characters, 0 to 1. */
  readonly confidence: number;
  readonly box: RecognisedBox;
}

/** Why a picture could not be looked at. */
export type RecognitionFailure =
  /** Nobody here recognises pictures. */
  | 'picture-without-text'
  /** Turned off by the person who started the check. */
  | 'recognition-off'
  /** The libraries or the models do not load on this machine. */
  | 'recognition-unavailable'
  /** The recogniser hung, crashed or grew too large over this picture. */
  | 'recognition-failed'
  /** The pixels cannot be decoded. */
  | 'damaged'
  /** A form of picture that no decoder here knows. */
  | 'unsupported-format'
  /** Too many pixels. */
  | 'over-limit';

export type Recognition =
  | {
      readonly isRead: true;
      readonly lines: readonly RecognisedLine[];
      /** Why a rest of the picture could not be read. */
      readonly missing?: 'damaged' | 'over-limit' | undefined;
      /** Of a picture that was compared with its small copy: the copy shows something that the picture does not. */
      readonly differs?: boolean | undefined;
    }
  | { readonly isRead: false; readonly reason: RecognitionFailure };

/** A stretch of a page to be compared with what its text layer says: left, top, width, height in points. */
export interface PageRequest {
  /** Counting starts at 1. */
  readonly page: number;
  /** Only these lines are read, each as one; without them the page is searched for lines. */
  readonly boxes?: readonly RecognisedBox[];
}

/** A PDF that is kept open while its pages are looked at. */
export interface OpenPages {
  read(request: PageRequest): Promise<Recognition>;
  close(): void;
}

/** Reads what pictures show. Never fails: what cannot be read is said. */
export interface PictureReader {
  /** False where every answer is that nothing can be read. */
  readonly canRead: boolean;
  /** A picture file: JPEG, PNG, WebP, TIFF (each page), GIF (first frame), BMP. */
  readPicture(bytes: Uint8Array): Promise<Recognition>;
  /** Compares a picture with the small copy that its file keeps of it; no lines, but `differs`. */
  comparePicture(bytes: Uint8Array, copy: Uint8Array): Promise<Recognition>;
  openPages(bytes: Uint8Array): OpenPages;
}

/** Stands in for pictures that are looked at where they are shown. */
export function seenElsewhere(pictures: PictureReader): PictureReader {
  return { ...pictures, readPicture: async () => ({ isRead: true, lines: [] }) };
}

/** Stands in where nothing is recognised, and says why. */
export function readsNothing(reason: RecognitionFailure): PictureReader {
  const answer = Promise.resolve({ isRead: false, reason } as const);
  return {
    canRead: false,
    readPicture: () => answer,
    comparePicture: () => answer,
    openPages: () => ({ read: () => answer, close: () => {} }),
  };
}
