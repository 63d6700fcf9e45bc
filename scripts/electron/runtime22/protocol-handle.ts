import { Readable } from 'node:stream';
import type { Protocol, ProtocolRequest, ProtocolResponse, Session } from 'electron';

type Handler = (request: Request) => Response | Promise<Response>;
type BlobReader = Pick<Session, 'getBlobData'>;

/** net::ERR_FAILED and net::ERR_UNEXPECTED of Chromium's net_error_list.h. */
const errFailed = -2;
const errUnexpected = -9;

/** `protocol.handle` on top of `registerStreamProtocol`, which newer versions deprecate. */
export function createProtocolHandle(protocol: Protocol, session: () => BlobReader) {
  return (scheme: string, handler: Handler): void => {
    protocol.registerStreamProtocol(scheme, (asked, done) => {
      answer(asked, handler, session()).then(done, (error: unknown) => {
        console.error(`The handler of ${scheme}: failed:`, error);
        done({ error: errUnexpected });
      });
    });
  };
}

async function answer(asked: ProtocolRequest, handler: Handler, blobs: BlobReader): Promise<ProtocolResponse> {
  const body = await joinUpload(asked, blobs);
  const bodyless = body === undefined || asked.method === 'GET' || asked.method === 'HEAD';
  const request = new Request(asked.url, {
    method: asked.method,
    headers: asked.headers,
    ...(bodyless ? {} : { body: new Uint8Array(body) }),
  });
  const response = await handler(request);
  if (response.type === 'error') return { error: errFailed };
  const headers: Record<string, string | string[]> = Object.fromEntries(response.headers);
  return { statusCode: response.status, headers, data: Readable.from([Buffer.from(await response.arrayBuffer())]) };
}

/** A body arrives in chunks of several kinds; the first alone would lose the rest. */
async function joinUpload(asked: ProtocolRequest, blobs: BlobReader): Promise<Buffer | undefined> {
  if (!asked.uploadData?.length) return undefined;
  const parts = asked.uploadData.map((part) => (part.blobUUID ? blobs.getBlobData(part.blobUUID) : part.bytes));
  return Buffer.concat(await Promise.all(parts));
}
