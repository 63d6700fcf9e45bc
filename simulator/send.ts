import type { ServerResponse } from 'node:http';
import type { Delivery } from './faults/damage';
import type { SimResponse } from './request';

/** Long enough for the first half to have arrived. */
const CUT_AFTER_MS = 20;

/** Sends an answer over its connection: whole, in halves, half of it, or not at all. */
export function send(reply: ServerResponse, response: SimResponse, delivery: Delivery): void {
  if (delivery.kind === 'silent') return;
  if (delivery.kind === 'hang-up') {
    reply.destroy();
    return;
  }
  const body = Buffer.from(response.body);
  reply.writeHead(response.status, { ...response.headers, 'content-length': body.length });
  if (delivery.kind === 'whole') {
    reply.end(body);
    return;
  }
  const half = Math.ceil(body.length / 2);
  const waitMs = delivery.kind === 'slow' ? delivery.ms : CUT_AFTER_MS;
  reply.write(body.subarray(0, half));
  setTimeout(() => (delivery.kind === 'slow' ? reply.end(body.subarray(half)) : reply.destroy()), waitMs).unref();
}
