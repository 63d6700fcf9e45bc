import * as dbus from 'dbus-next';
import { startBus } from '../../scripts/desktop/bus';

/** Stands where a Linux computer's login manager stands: it announces sleep and locked screens on a bus of its own. */
export type Logind = {
  /** For DBUS_SYSTEM_BUS_ADDRESS. */
  readonly busAddress: string;
  sleep(): void;
  wake(): void;
  lock(): void;
  unlock(): void;
  stop(): Promise<void>;
};

const LOGIND = 'org.freedesktop.login1';
const SESSION = '/org/freedesktop/login1/session/_31';

/** What is asked of the manager. Source: org.freedesktop.login1(5). A fake has no lease to hand out for `Inhibit`. */
class Manager extends dbus.interface.Interface {
  PrepareForSleep(begins: boolean): boolean {
    return begins;
  }

  GetSession(_id: string): string {
    return SESSION;
  }

  GetSessionByPID(_pid: number): string {
    return SESSION;
  }

  ListSessions(): unknown[] {
    return [['1', process.getuid?.() ?? 0, 'someone', 'seat0', SESSION]];
  }
}

Manager.configureMembers({
  methods: {
    GetSession: { inSignature: 's', outSignature: 'o' },
    GetSessionByPID: { inSignature: 'u', outSignature: 'o' },
    ListSessions: { inSignature: '', outSignature: 'a(susso)' },
  },
  signals: { PrepareForSleep: { signature: 'b' } },
});

class Session extends dbus.interface.Interface {
  LockedHint = false;
  Lock(): void {}
  Unlock(): void {}

  setLocked(isLocked: boolean): void {
    if (isLocked) this.Lock();
    else this.Unlock();
    this.LockedHint = isLocked;
    dbus.interface.Interface.emitPropertiesChanged(this, { LockedHint: isLocked }, []);
  }
}

Session.configureMembers({
  properties: { LockedHint: { signature: 'b', access: 'read' } },
  signals: { Lock: { signature: '' }, Unlock: { signature: '' } },
});

/** Starts it. */
export async function startLogind(): Promise<Logind> {
  const bus = await startBus();
  const connection = dbus.sessionBus({ busAddress: bus.address });
  const manager = new Manager(`${LOGIND}.Manager`);
  const session = new Session(`${LOGIND}.Session`);
  connection.export('/org/freedesktop/login1', manager);
  connection.export(SESSION, session);
  await connection.requestName(LOGIND, 0);
  return {
    busAddress: bus.address,
    sleep: () => void manager.PrepareForSleep(true),
    wake: () => void manager.PrepareForSleep(false),
    lock: () => session.setLocked(true),
    unlock: () => session.setLocked(false),
    stop: async () => {
      connection.disconnect();
      await bus.stop();
    },
  };
}
