/** Numbers that look random and are the same on every machine: each is a hash of a seed and of what it is for. */
export interface RandomStream {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** Uniform in [low, high). */
  readonly between: (low: number, high: number) => number;
  /** About normal: mean 0, standard deviation 1, never beyond 3. */
  readonly gauss: () => number;
  readonly chance: (probability: number) => boolean;
}

function mix(hash: number, key: number): number {
  const scrambled = Math.imul(key, 0xcc9e2d51);
  const turned = Math.imul((scrambled << 15) | (scrambled >>> 17), 0x1b873593);
  const joined = hash ^ turned;
  return (Math.imul((joined << 13) | (joined >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(hash: number): number {
  const first = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}

/** Hashes integers to 32 unsigned bits (the mixing steps of MurmurHash3), so that any instant can be drawn alone. */
export function hash32(seed: number, a: number, b = 0, c = 0): number {
  return finish(mix(mix(mix(mix(0, seed), a), b), c));
}

/** A hash as a share in [0, 1). */
export function share(seed: number, a: number, b = 0, c = 0): number {
  return hash32(seed, a, b, c) / 4_294_967_296;
}

/** A hash as a draw that is about normal (three uniform draws): mean 0, standard deviation 1. */
export function gaussOf(seed: number, a: number, b = 0): number {
  return (share(seed, a, b, 1) + share(seed, a, b, 2) + share(seed, a, b, 3) - 1.5) * 2;
}

/** Turns a name into a seed (FNV-1a), so that people and purposes can be told apart by words. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash | 0;
}

/** A stream of draws for one purpose, such as the plan of one day (the mulberry32 generator). */
export function createRandom(seed: number): RandomStream {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    const first = Math.imul(state ^ (state >>> 15), state | 1);
    const second = first ^ (first + Math.imul(first ^ (first >>> 7), first | 61));
    return ((second ^ (second >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    gauss: () => (next() + next() + next() - 1.5) * 2,
    chance: (probability) => next() < probability,
  };
}

/** Noise without memory or jumps: random heights at whole numbers, joined smoothly; about standard deviation 1. */
export function smoothNoise(seed: number, position: number): number {
  const left = Math.floor(position);
  const way = position - left;
  const ease = way * way * (3 - 2 * way);
  return 1.15 * (gaussOf(seed, left) * (1 - ease) + gaussOf(seed, left + 1) * ease);
}

/** 0 before `from`, 1 after `to`, smooth between. */
export function smoothStep(from: number, to: number, at: number): number {
  if (at <= from) return 0;
  if (at >= to) return 1;
  const way = (at - from) / (to - from);
  return way * way * (3 - 2 * way);
}
