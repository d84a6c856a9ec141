/**
 * Symbol versions that a little-endian 64-bit ELF file needs, from its section .gnu.version_r (Linux Standard Base, "Symbol
 * Versioning"): no binutils needed, so the gate runs wherever the packing does.
 */

/** Newest version by library, e.g. `{ GLIBC: '2.28' }`. @typedef {Readonly<Record<string, string>>} Versions */

const needSection = 0x6ffffffe;

/**
 * @param {Buffer} bytes
 * @returns {readonly string[]} such as GLIBC_2.17, in no order; empty for a file that is linked statically
 */
export function readNeededVersions(bytes) {
  if (bytes.length < 64 || bytes.readUInt32BE(0) !== 0x7f454c46) throw new Error('no ELF file');
  if (bytes[4] !== 2 || bytes[5] !== 1) throw new Error('no little-endian 64-bit ELF file');
  const sections = readSections(bytes);
  return sections
    .filter(({ type }) => type === needSection)
    .flatMap((section) => {
      const strings = sections[section.link];
      if (strings === undefined) throw new Error('section of names is missing');
      return readNeeds(bytes, section, strings.offset);
    });
}

/** @typedef {{ readonly type: number, readonly offset: number, readonly link: number, readonly entries: number }} Section */

/** @param {Buffer} bytes @returns {readonly Section[]} */
function readSections(bytes) {
  const table = Number(bytes.readBigUInt64LE(0x28));
  const size = bytes.readUInt16LE(0x3a);
  const count = bytes.readUInt16LE(0x3c);
  return Array.from({ length: count }, (_, index) => {
    const at = table + index * size;
    return {
      type: bytes.readUInt32LE(at + 4),
      offset: Number(bytes.readBigUInt64LE(at + 24)),
      link: bytes.readUInt32LE(at + 40),
      entries: bytes.readUInt32LE(at + 44),
    };
  });
}

/** One Verneed for each library, each with a chain of Vernaux. @param {Buffer} bytes @param {Section} section @param {number} strings */
function readNeeds(bytes, section, strings) {
  const names = [];
  let need = section.offset;
  for (let left = section.entries; left > 0; left -= 1) {
    let entry = need + bytes.readUInt32LE(need + 8);
    for (let more = bytes.readUInt16LE(need + 2); more > 0; more -= 1) {
      const name = strings + bytes.readUInt32LE(entry + 8);
      names.push(bytes.toString('latin1', name, bytes.indexOf(0, name)));
      entry += bytes.readUInt32LE(entry + 12);
    }
    need += bytes.readUInt32LE(need + 12);
  }
  return names;
}

/**
 * @param {readonly string[]} names such as GLIBC_2.17; those without a number (GLIBC_PRIVATE) do not count
 * @returns {Versions}
 */
export function newestVersions(names) {
  /** @type {Record<string, string>} */
  const newest = {};
  for (const name of names) {
    const [, library, version] = /^([A-Z]+)_(\d+(?:\.\d+)*)$/.exec(name) ?? [];
    if (library === undefined || version === undefined) continue;
    const known = newest[library];
    if (known === undefined || compare(version, known) > 0) newest[library] = version;
  }
  return newest;
}

/** @param {string} left @param {string} right */
function compare(left, right) {
  const a = left.split('.').map(Number);
  const b = right.split('.').map(Number);
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
