/** What a text kept by an earlier run says; null where there is none, or it is no JSON. */
export function parseJsonText(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
