import { BRIDGE_KEY, type Bridge, REQUEST_NAMES } from '../../core/contract';

/** The bridge that preload hung on the window; throws where it is missing or not the whole contract. */
export function findBridge(place: object): Bridge {
  const found: unknown = Reflect.get(place, BRIDGE_KEY);
  if (!isBridge(found)) throw new Error('the bridge between the window and the app is missing');
  return found;
}

function isBridge(value: unknown): value is Bridge {
  if (typeof value !== 'object' || value === null) return false;
  return [...Object.keys(REQUEST_NAMES), 'onState', 'onGo'].every(
    (name) => typeof Reflect.get(value, name) === 'function',
  );
}
