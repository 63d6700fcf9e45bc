import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEMO_PERSON_WORDS, REGION_WORDS } from '../../../../core/account';
import { REQUEST_NAMES, type RequestName } from '../../../../core/contract';
import { NOTE_TEXT } from '../../../../core/notes';
import { DEFAULT_SETTINGS } from '../../../../core/settings';
import { parseArguments } from '../../../../main/ipc/parsers';

const FORM = {
  region: 'sandbox',
  customOrigin: '',
  oauthVersion: 'v3',
  redirect: 'loopback',
  clientId: 'id',
  clientSecret: 'secret',
};

/** Good arguments for every request: a request that is missing here does not compile. */
const GOOD: Record<RequestName, readonly (readonly unknown[])[]> = {
  getSnapshot: [[]],
  getReadings: [[{ fromAt: 0, toAt: 1 }], [{ fromAt: -1e15, toAt: 1.5 }]],
  getRecords: [[{ fromAt: 0, toAt: 1 }]],
  getEnvelope: [[{ fromAt: 0, toAt: 1 }, 2000]],
  getDays: [
    [
      { fromAt: 0, toAt: 1 },
      { kind: 'home', zone: 'Asia/Tokyo' },
    ],
  ],
  getPattern: [[{ fromAt: 0, toAt: 1 }, 'pregnancy', { kind: 'lived' }]],
  getClocks: [[]],
  getExclusions: [[]],
  setExcluded: [
    [{ fromAt: 0, toAt: 1 }, true],
    [{ fromAt: -5, toAt: 1e12 }, false],
  ],
  getDevices: [[]],
  getSensors: [[{ fromAt: 0, toAt: 1 }]],
  getFingersticks: [[{ fromAt: 0, toAt: 1 }]],
  getDataNotes: [[]],
  getHistoryPlace: [[]],
  showHistory: [[]],
  pauseFill: [[true], [false]],
  refresh: [[]],
  startDemo: Object.keys(DEMO_PERSON_WORDS).map((person) => [person]),
  startSignIn: [
    [FORM],
    ...Object.keys(REGION_WORDS).map((region) => [{ ...FORM, region }]),
    [{ ...FORM, oauthVersion: 'v2', redirect: 'scheme', clientId: '', clientSecret: '' }],
  ],
  cancelSignIn: [[]],
  replaceSecret: [['secret'], ['']],
  signOut: [[{ keepHistory: true }], [{ keepHistory: false }]],
  answerPerson: [['same'], ['other']],
  setEventsVersion: [['v2'], ['v3']],
  deleteData: [[]],
  testConnection: [[]],
  saveSettings: [[DEFAULT_SETTINGS], [{ ...DEFAULT_SETTINGS, unit: 'mmol/L', theme: 'contrast', startAtLogin: true }]],
  dismissNote: Object.keys(NOTE_TEXT).map((note) => [note]),
  copyText: [['text'], ['']],
  copyImage: [[new Uint8Array([137, 80])]],
  openPage: [['register-app'], ['manage-access'], ['login']],
  fitGlance: [[1], [520]],
  openWindow: [[{ kind: 'now' }], [{ kind: 'moment', at: 1e12 }], [{ kind: 'notices' }], [{ kind: 'settings' }]],
  getPlace: [[]],
  keepPlace: [[{ kind: 'year' }], [{ kind: 'days', period: { kind: 'last', length: '30d' } }]],
  copyLink: [[{ kind: 'timeline', shown: { kind: 'times', fromAt: 1e12, toAt: 1e12 + 1 } }]],
  setPrivacy: [[{ kind: 'shown' }], [{ kind: 'hidden' }], [{ kind: 'presenting', forMs: 3_600_000 }]],
  snooze: [['low', 1_800_000, true]],
  unsnooze: [['no-data']],
  testNotice: [['urgent-low']],
  dismissAway: [[]],
};

const BAD: Record<RequestName, readonly (readonly unknown[])[]> = {
  getSnapshot: [[1], [undefined], [{}]],
  getReadings: [
    [],
    [null],
    [{}],
    [{ fromAt: 0 }],
    [{ fromAt: '0', toAt: 1 }],
    [{ fromAt: Number.NaN, toAt: 1 }],
    [{ fromAt: Number.NEGATIVE_INFINITY, toAt: Number.POSITIVE_INFINITY }],
    [{ fromAt: 0, toAt: 1, limit: 5 }],
    [{ fromAt: 0, toAt: 1 }, 2],
  ],
  getRecords: [[], [{ fromAt: 0 }], ['egv', { fromAt: 0, toAt: 1 }]],
  getEnvelope: [
    [{ fromAt: 0, toAt: 1 }],
    [{ fromAt: 0, toAt: 1 }, 0],
    [{ fromAt: 0, toAt: 1 }, 1.5],
    [{ fromAt: 0, toAt: 1 }, 1e9],
  ],
  getDays: [
    [],
    [{ fromAt: 0 }],
    [{ fromAt: 0, toAt: 1 }, 'home'],
    [
      { fromAt: 0, toAt: 1 },
      { kind: 'home', zone: 'Nowhere' },
    ],
  ],
  getPattern: [
    [{ fromAt: 0, toAt: 1 }, 'standard'],
    [{ fromAt: 0, toAt: 1 }, 'strict', { kind: 'lived' }],
    [{ fromAt: 0, toAt: 1 }, 'standard', { kind: 'home', zone: 'Nowhere' }],
  ],
  getClocks: [['phone']],
  getExclusions: [[1]],
  setExcluded: [[], [{ fromAt: 0, toAt: 1 }], [{ fromAt: 1, toAt: 1 }, true], [{ fromAt: 0, toAt: 1 }, 'yes']],
  getDevices: [['phone']],
  getSensors: [[], [{ fromAt: 0 }], [{ fromAt: 0, toAt: 1 }, 'phone']],
  getFingersticks: [[], [{ fromAt: 0, toAt: Number.POSITIVE_INFINITY }]],
  getDataNotes: [[{}]],
  getHistoryPlace: [['/etc']],
  showHistory: [['/etc/passwd'], [null]],
  pauseFill: [[], ['yes'], [1]],
  refresh: [['now']],
  startDemo: [[], ['someone'], [null], ['steady', 'steady'], ['toString']],
  startSignIn: [
    [],
    [{}],
    [null],
    [{ ...FORM, region: 'mars' }],
    [{ ...FORM, oauthVersion: 3 }],
    [{ ...FORM, redirect: 'other' }],
    [{ ...FORM, clientSecret: undefined }],
    [{ ...FORM, clientId: 'x'.repeat(2001) }],
    [{ ...FORM, extra: 1 }],
    [FORM, FORM],
  ],
  cancelSignIn: [[{}]],
  replaceSecret: [[], [5], [null], ['x'.repeat(2001)]],
  signOut: [[], [true], [{}], [{ keepHistory: 'yes' }], [{ keepHistory: true, now: true }]],
  answerPerson: [[], ['perhaps'], [true]],
  setEventsVersion: [[], ['v1'], [3]],
  deleteData: [[true]],
  testConnection: [['egvs']],
  saveSettings: [[], [{}], [{ ...DEFAULT_SETTINGS, unit: 'stone' }], [{ ...DEFAULT_SETTINGS, token: 'x' }]],
  dismissNote: [[], ['unknown'], [['settings-reset']]],
  copyText: [[], [5], ['x'.repeat(20_000_001)]],
  copyImage: [[], ['png'], [[137, 80]]],
  openPage: [[], ['https://evil.example'], ['file:///etc/passwd'], [{}]],
  fitGlance: [[], [0], [1.5], [Number.NaN], [1e9], ['520']],
  openWindow: [[], ['now'], [{ kind: 'moment' }], [{ kind: 'moment', at: '5' }], [{ kind: 'now', at: 5 }]],
  getPlace: [['now']],
  keepPlace: [[], [null], [{ kind: 'days' }], [{ kind: 'days', period: { kind: 'last', length: '2d' } }]],
  copyLink: [
    [],
    ['steadyline://view/now'],
    [{ kind: 'timeline', shown: { kind: 'times', fromAt: 1.5, toAt: 2 } }],
    [{ kind: 'events', period: null, of: null, words: 'pizza' }],
  ],
  setPrivacy: [[], ['hidden'], [{ kind: 'presenting' }], [{ kind: 'presenting', forMs: 1 }]],
  snooze: [[], ['low'], ['low', 1, true], ['all', 1_800_000, true], ['low', 1_800_000]],
  unsnooze: [[], ['all']],
  testNotice: [[], ['all'], [null]],
  dismissAway: [[true]],
};

const NAMES = Object.keys(REQUEST_NAMES).filter((name): name is RequestName => Object.hasOwn(GOOD, name));

test('every request is looked at', () => {
  expect(NAMES).toEqual(Object.keys(REQUEST_NAMES));
});

describe.each(NAMES)('%s', (name) => {
  test('takes what the contract says, as it is', () => {
    for (const args of GOOD[name]) expect(parseArguments(name, args)).toEqual(args);
  });

  test('refuses what it does not say', () => {
    for (const args of BAD[name]) expect(parseArguments(name, args), JSON.stringify(args)).toBeNull();
  });

  test('never fails on junk', () => {
    const anything = fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, withMap: true });
    fc.assert(
      fc.property(fc.array(anything, { minLength: 2, maxLength: 4 }), (junk) => {
        expect(parseArguments(name, junk)).toBeNull();
      }),
      { numRuns: 30 },
    );
    fc.assert(
      fc.property(anything, (junk) => {
        const isSimple = ['string', 'boolean', 'number'].includes(typeof junk);
        if (!isSimple) expect(parseArguments(name, [junk])).toBeNull();
      }),
      { numRuns: 50 },
    );
  });
});
