const OCTET = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
/** A name's last part starts with a letter, so that no odd way of writing an IPv4 address passes as a name. */
const HOST = new RegExp(`^(?:\\[::1\\]|${OCTET}(?:\\.${OCTET}){3}|(?:${LABEL}\\.)*(?=[a-z])${LABEL})$`);
const THIS_COMPUTER = new RegExp(`^(?:localhost|\\[::1\\]|127(?:\\.${OCTET}){3})$`);
const USUAL_PORT: Record<string, number> = { http: 80, https: 443 };

/**
 * Reads a custom address: https anywhere, http only on this computer.
 * @returns the origin (scheme, host, port) as a browser writes it, or null where the text is no such address
 */
export function parseCustomOrigin(text: string): string | null {
  const match = /^(https?):\/\/([^/?#@:]+|\[[^\]]*\])(?::(\d{1,5}))?\/?$/.exec(text.trim().toLowerCase());
  if (!match) return null;
  const [, scheme = '', host = '', digits] = match;
  const port = digits === undefined ? USUAL_PORT[scheme] : Number(digits);
  if (!HOST.test(host) || !port || port > 65_535) return null;
  if (scheme === 'http' && !THIS_COMPUTER.test(host)) return null;
  return `${scheme}://${host}${port === USUAL_PORT[scheme] ? '' : `:${port}`}`;
}
