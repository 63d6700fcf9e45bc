import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { deliver } from './faults/damage';
import { createFaultSwitch, type FaultChoice, type FaultSwitch } from './faults/fault-switch';
import { handle } from './handle';
import { pathOf, type SimRequest, type SimResponse } from './request';
import { send } from './send';
import type { World } from './world';

/** A request that was answered; the query is left out because it may hold codes. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  /** 0 when the connection was cut instead. */
  readonly status: number;
  /** Epoch ms by the simulator's clock. */
  readonly at: number;
}

/** Answers in place of the simulator: a response, a cut connection, or undefined to leave it alone. */
export type Intercept = (
  request: SimRequest,
) => SimResponse | 'hang-up' | undefined | Promise<SimResponse | 'hang-up' | undefined>;

export interface SimulatorOptions {
  readonly world: World;
  /** Epoch ms; the system clock by default. */
  readonly now?: () => number;
  /** 0, the default, takes any free port. */
  readonly port?: number;
}

export interface Simulator {
  /** Such as `http://127.0.0.1:40213`. */
  readonly origin: string;
  readonly world: () => World;
  readonly update: (change: (world: World) => World) => void;
  readonly requests: readonly SeenRequest[];
  /** May be set at any time, to answer in a way of one's own. */
  intercept: Intercept | undefined;
  /** Switches a fault on in place of the one before; null switches it off. */
  readonly setFault: (choice: FaultChoice | null) => void;
  /** Closes the port, so that connections are refused, or opens the same one again. */
  readonly setListening: (listening: boolean) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A form or a query needs a few hundred bytes. */
const LARGEST_BODY_BYTES = 65_536;

function headersOf(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

async function readRequest(message: IncomingMessage): Promise<SimRequest> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    bytes += chunk.length;
    if (bytes > LARGEST_BODY_BYTES) throw new Error('The request body is too large.');
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks).toString('utf8');
  return { method: message.method ?? 'GET', url: message.url ?? '/', headers: headersOf(message), body };
}

/** Serves a world on 127.0.0.1; rejects when the port is taken. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const now = options.now ?? Date.now;
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let world = options.world;
  let fault: FaultSwitch | undefined;

  const answer = async (message: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const request = await readRequest(message);
    const replaced = await simulator.intercept?.(request);
    const seen = (status: number): void => {
      requests.push({ method: request.method, path: pathOf(request), status, at: now() });
    };
    if (replaced === 'hang-up') {
      seen(0);
      message.socket.destroy();
      return;
    }
    if (replaced !== undefined) {
      seen(replaced.status);
      send(reply, replaced, { kind: 'whole' });
      return;
    }
    const { response, delivery } = deliver(fault?.(request, now()), () => {
      const result = handle(request, world, now());
      world = result.world;
      return result.response;
    });
    seen(delivery.kind === 'hang-up' ? 0 : response.status);
    send(reply, response, delivery);
  };

  const server = createServer((message, reply) => {
    answer(message, reply).catch(() => {
      message.socket.destroy();
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const open = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await open(options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const simulator: Simulator = {
    origin: `http://127.0.0.1:${port}`,
    world: () => world,
    update: (change) => {
      world = change(world);
    },
    requests,
    intercept: undefined,
    setFault: (choice) => {
      fault = choice === null ? undefined : createFaultSwitch(choice);
    },
    setListening: async (listening) => {
      if (listening !== server.listening) await (listening ? open(port) : close());
    },
    stop: close,
  };
  return simulator;
}
