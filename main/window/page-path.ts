import { join, normalize, sep } from 'node:path';

/** The scheme of the app's own pages. */
export const PAGE_SCHEME = 'app';
/** The only origin the app's pages have. */
export const PAGE_ORIGIN = `${PAGE_SCHEME}://ui`;

/** The file for an address, or null where it is not one of ours or lies outside the folder. */
export function filePath(folder: string, address: string): string | null {
  const url = parseAddress(address);
  if (!url || `${url.protocol}//${url.host}` !== PAGE_ORIGIN) return null;
  const path = normalize(join(folder, url.path));
  return path.startsWith(folder + sep) && !path.includes('\0') ? path : null;
}

/** Null where the address is none or hides broken characters. */
function parseAddress(address: string): { protocol: string; host: string; path: string } | null {
  try {
    const { protocol, host, pathname } = new URL(address);
    return { protocol, host, path: decodeURIComponent(pathname) };
  } catch {
    return null;
  }
}
