import { parentPort } from 'node:worker_threads';
import { createDemo } from '../../simulator/demo';
import type { DemoThread } from './open-demo';
import { serve } from './serve';

/** The demo's thread: a simulated person and a clock that its callers set. */
function createDemoThread(): DemoThread {
  let at = 0;
  let demo: ReturnType<typeof createDemo> | undefined;
  return {
    open: async (personId, now) => {
      at = now;
      demo = createDemo({ personId, now: () => at });
      return demo.accessToken;
    },
    request: async ({ method, url, headers, body }, now) => {
      if (!demo) throw new Error('not open');
      at = now;
      const answer = await demo.request(method, url, headers, body ?? '');
      return { ...answer, body: new TextEncoder().encode(answer.body) };
    },
  };
}

if (parentPort) serve(parentPort, createDemoThread());
