import * as dbus from 'dbus-next';

/** A notification as the desktop got it. */
export type Shown = {
  readonly id: number;
  readonly title: string;
  readonly body: string;
};

/** Stands where a desktop's notification service stands. */
export type NotificationServer = {
  /** Everything that was ever shown, oldest first. */
  readonly shown: readonly Shown[];
  /** The ids of those that the app took away again. */
  readonly withdrawn: readonly number[];
  /** Clicks one. */
  click(id: number): void;
  stop(): void;
};

const NAME = 'org.freedesktop.Notifications';

/** Source: Desktop Notifications Specification 1.2. */
class Notifications extends dbus.interface.Interface {
  readonly shown: Shown[] = [];
  readonly withdrawn: number[] = [];

  GetCapabilities(): string[] {
    return ['actions', 'body', 'sound'];
  }

  Notify(
    _app: string,
    replaces: number,
    _icon: string,
    title: string,
    body: string,
    _actions: string[],
    _hints: Record<string, dbus.Variant>,
    _expires: number,
  ): number {
    const id = replaces || this.shown.length + 1;
    this.shown.push({ id, title, body });
    return id;
  }

  CloseNotification(id: number): void {
    this.withdrawn.push(id);
    this.NotificationClosed(id, 3);
  }

  GetServerInformation(): string[] {
    return ['test', 'test', '1', '1.2'];
  }

  NotificationClosed(id: number, reason: number): [number, number] {
    return [id, reason];
  }

  ActionInvoked(id: number, action: string): [number, string] {
    return [id, action];
  }
}

Notifications.configureMembers({
  methods: {
    GetCapabilities: { inSignature: '', outSignature: 'as' },
    Notify: { inSignature: 'susssasa{sv}i', outSignature: 'u' },
    CloseNotification: { inSignature: 'u', outSignature: '' },
    GetServerInformation: { inSignature: '', outSignature: 'ssss' },
  },
  signals: {
    NotificationClosed: { signature: 'uu' },
    ActionInvoked: { signature: 'us' },
  },
});

/** Takes the service's name on a bus. */
export async function startNotificationServer(busAddress: string): Promise<NotificationServer> {
  const bus = dbus.sessionBus({ busAddress });
  const service = new Notifications(NAME);
  bus.export('/org/freedesktop/Notifications', service);
  await bus.requestName(NAME, 0);
  return {
    shown: service.shown,
    withdrawn: service.withdrawn,
    click: (id) => {
      service.ActionInvoked(id, 'default');
      service.NotificationClosed(id, 2);
    },
    stop: () => bus.disconnect(),
  };
}
