type Loaders = Record<string, () => unknown>;

/** undici's fetch classes; loading the files by themselves leaves out its HTTP client, which the app does not use. */
export const fetchGlobals: Loaders = {
  File: () => undici().File,
  FormData: () => undici().FormData,
  Headers: () => undici().Headers,
  Request: () => undici().Request,
  Response: () => undici().Response,
};

function undici(): Record<string, unknown> {
  // The response comes first: the request takes its converters from it while loading.
  const response: object = require('undici/lib/fetch/response');
  return {
    ...response,
    ...(require('undici/lib/fetch/request') as object),
    ...(require('undici/lib/fetch/headers') as object),
    ...(require('undici/lib/fetch/formdata') as object),
    ...(require('undici/lib/fetch/file') as object),
  };
}
