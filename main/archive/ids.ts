const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A record's id as stored: 16 bytes where it is a lower-case UUID, which nearly all are, else its text. */
export const idToSql = (recordId: string): string | Uint8Array =>
  UUID.test(recordId) ? Uint8Array.from(Buffer.from(recordId.replaceAll('-', ''), 'hex')) : textToSql(recordId);

/** A stored id as it was reported. */
export function idFromSql(id: unknown): string {
  if (!(id instanceof Uint8Array)) return String(id);
  return Buffer.from(id)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The same in SQL, for the columns of long answers. */
export const ID_TEXT = `iif(typeof(id) = 'blob', lower(substr(hex(id), 1, 8) || '-' || substr(hex(id), 9, 4) || '-' ||
  substr(hex(id), 13, 4) || '-' || substr(hex(id), 17, 4) || '-' || substr(hex(id), 21)), id)`;

/** What SQLite gives back as it was put: no end-of-text in the middle, no half of a character. */
export const textToSql = (text: string): string => text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD');

/** An id as text that is quick to make and to turn back, for changing many rows. */
export const ID_KEY = `iif(typeof(id) = 'blob', hex(id), 't' || id)`;

/** The id of an `ID_KEY`. */
export const idFromKey = (key: string): string | Uint8Array =>
  key.startsWith('t') ? key.slice(1) : Uint8Array.from(Buffer.from(key, 'hex'));
