import { parentPort, workerData } from 'node:worker_threads';
import { handle } from '../../simulator/handle';
import { grant } from '../../simulator/oauth/oauth-state';
import type { SimRequest, SimResponse } from '../../simulator/request';
import { startSimulator } from '../../simulator/server';
import { createWorld, type World } from '../../simulator/world';
import { PERSON, type Service, type ServiceOptions } from './service';

/** The simulated service in a thread, so that it takes nothing from the thread that is measured. */
async function main(): Promise<void> {
  const { now, days, remembers } = workerData as ServiceOptions;
  const { world, tokens } = grant(createWorld({ createdAt: now, historyDays: days }), PERSON, now);
  const simulator = await startSimulator({ world, ...(remembers && { now: () => now }) });
  if (remembers) simulator.intercept = remember(world, now);
  const service: Omit<Service, 'stop'> = { origin: simulator.origin, accessToken: tokens.accessToken };
  parentPort?.postMessage(service);
}

/** Makes each answer once, so that whoever asks again does not wait for it. */
function remember(world: World, now: number): (request: SimRequest) => SimResponse {
  const answers = new Map<string, SimResponse>();
  return (request) => {
    const answer = answers.get(request.url) ?? handle(request, world, now).response;
    answers.set(request.url, answer);
    return answer;
  };
}

void main();
