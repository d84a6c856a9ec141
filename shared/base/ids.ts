/** Identifiers that cannot be mistaken for one another: a plain string does not compile where one is asked for. */

type Brand<Name extends string> = string & { readonly __brand: Name };

export type DossierId = Brand<'dossier'>;
export type SourceFileId = Brand<'source-file'>;
export type FindingId = Brand<'finding'>;
export type PersonId = Brand<'person'>;
export type SessionId = Brand<'session'>;
export type KeyId = Brand<'key'>;
/** Lower-case hexadecimal SHA-256 of exact bytes, 64 characters. */
export type Sha256 = Brand<'sha256'>;
/** What the window holds instead of a path: the shell remembers which file the person chose. */
export type FileTicket = Brand<'file-ticket'>;

/** Brands a string that comes from a row or a message which a schema has already checked. */
export function brand<T extends string>(value: string): T {
  return value as T;
}

const hexadecimalDigest = /^[0-9a-f]{64}$/;

/** Tells whether a string has the form of a SHA-256 digest as we write it. */
export function isSha256(value: string): value is Sha256 {
  return hexadecimalDigest.test(value);
}
