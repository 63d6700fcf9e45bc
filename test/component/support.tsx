import { configure, type RenderResult, render } from '@testing-library/preact';
import { Root } from '../../renderer/root';
import { type App, createApp } from '../../renderer/state/app';
import { LATE_CODE } from '../../renderer/state/late-code';
import type { FakeBridge } from '../support/fake-bridge';

// A view's code is read when it is first shown, which on a busy computer takes longer than the usual second.
configure({ asyncUtilTimeout: 5000 });

/** The whole window around a fake bridge, as a person meets it. */
export async function open(bridge: FakeBridge): Promise<RenderResult & { readonly app: App }> {
  const app = await createApp(bridge, LATE_CODE);
  return { ...render(<Root app={app} />), app };
}

/** The arguments of every call of one request. */
export const callsOf = (bridge: FakeBridge, name: string): ReadonlyArray<readonly unknown[]> =>
  bridge.calls.filter((call) => call.name === name).map((call) => call.args);
