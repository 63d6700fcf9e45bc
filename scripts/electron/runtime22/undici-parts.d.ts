// undici's fetch classes without its HTTP client, which would double the load time.
declare module 'undici/lib/fetch/*' {
  export const FormData: typeof globalThis.FormData;
  export const File: new (parts: unknown[], name: string, options?: { type?: string }) => unknown;
  export const Headers: typeof globalThis.Headers;
  export const Request: typeof globalThis.Request;
  export const Response: typeof globalThis.Response;
}
