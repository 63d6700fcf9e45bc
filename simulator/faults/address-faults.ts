import { type AddressFault, failure } from './fault';

/** Faults on the way to the simulator. */
export const ADDRESS_FAULTS = {
  tls: {
    about: 'a port that speaks no TLS behind an https address',
    shows: failure('tls'),
    at: 'address',
    address: (origin) => origin.replace(/^http:/, 'https:'),
  },
  refused: {
    about: 'a port that nobody listens on',
    shows: failure('refused'),
    at: 'address',
    address: 'closed-port',
  },
  dns: {
    about: 'a name that no name server knows',
    shows: failure('host-not-found'),
    at: 'address',
    address: () => 'https://steadyline.invalid',
  },
} as const satisfies Record<string, AddressFault>;
