import { assertNever } from '../assert-never';
import type { Connection } from '../connection';
import type { Glance } from '../glance';
import type { TrayIcon, TraySign } from '../tray';
import { formatGlucose } from '../words';
import { isHidden, isTheirs, type TrayInput } from './input';

/** The picture: the value with its zone, as much of it as was chosen, or the sign for why there is none. */
export function deriveIcon(input: TrayInput): TrayIcon {
  const { glance, connection } = input;
  if (glance.kind === 'none' || !isTheirs(input)) return { kind: 'sign', sign: signOf(connection) };
  if (isHidden(input)) return { kind: 'sign', sign: 'hidden' };
  return valueIcon(glance, input);
}

function valueIcon(glance: Extract<Glance, { kind: 'value' }>, { settings, locale }: TrayInput): TrayIcon {
  const { unit, trayContents } = settings;
  const late = glance.freshness.kind === 'late';
  if (trayContents === 'sign') return { kind: 'sign', sign: late ? 'app-late' : 'app' };
  const text = formatGlucose(glance.glucose, unit, locale);
  const trend = trayContents === 'value' ? 'none' : glance.trend;
  return { kind: 'value', text, trend, zone: glance.zone, late };
}

function signOf(connection: Connection): TraySign {
  switch (connection.kind) {
    case 'signed-out':
    case 'sign-in-expired':
    case 'asking-person':
      return 'signed-out';
    case 'keychain':
      return 'keychain';
    case 'offline':
      return 'offline';
    case 'connecting':
      return 'connecting';
    case 'online':
      return 'none';
    default:
      return assertNever(connection);
  }
}
