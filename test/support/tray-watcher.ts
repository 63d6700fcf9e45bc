import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as dbus from 'dbus-next';

/** One entry of a tray menu as a panel sees it. */
export type MenuEntry = {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  readonly separator: boolean;
};

/** A tray item as a panel sees it. */
export type TrayItem = {
  tooltip(): Promise<string>;
  /** The picture drawn, as PNG bytes. */
  icon(): Promise<Buffer>;
  menu(): Promise<MenuEntry[]>;
  click(label: string): Promise<void>;
  activate(): Promise<void>;
};

/** Stands where a desktop's panel stands: tray items register here. */
export type TrayWatcher = {
  /** The item registered n-th (from 0); waits for it. */
  item(index?: number): Promise<TrayItem>;
  readonly count: () => number;
  stop(): void;
};

const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';

class Watcher extends dbus.interface.Interface {
  readonly items: string[] = [];
  onItem: () => void = () => {};

  constructor() {
    super('org.kde.StatusNotifierWatcher');
  }

  RegisterStatusNotifierItem(service: string): void {
    this.items.push(service);
    this.onItem();
  }

  RegisterStatusNotifierHost(): void {}

  get RegisteredStatusNotifierItems(): string[] {
    return this.items;
  }

  get IsStatusNotifierHostRegistered(): boolean {
    return true;
  }

  get ProtocolVersion(): number {
    return 0;
  }
}

Watcher.configureMembers({
  methods: {
    RegisterStatusNotifierItem: { inSignature: 's' },
    RegisterStatusNotifierHost: { inSignature: 's' },
  },
  properties: {
    RegisteredStatusNotifierItems: { signature: 'as', access: 'read' },
    IsStatusNotifierHostRegistered: { signature: 'b', access: 'read' },
    ProtocolVersion: { signature: 'i', access: 'read' },
  },
});

/** Takes the watcher's name on a bus and waits for items. */
export async function startTrayWatcher(busAddress: string, limitMs = 20_000): Promise<TrayWatcher> {
  const bus = dbus.sessionBus({ busAddress });
  const watcher = new Watcher();
  bus.export('/StatusNotifierWatcher', watcher);
  await bus.requestName('org.kde.StatusNotifierWatcher', 0);
  const registered = (index: number): Promise<string> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no tray item ${index} within ${limitMs} ms`)), limitMs);
      const look = (): void => {
        const service = watcher.items[index];
        if (service === undefined) return;
        clearTimeout(timer);
        resolve(service);
      };
      watcher.onItem = look;
      look();
    });
  return {
    item: async (index = 0) => createItem(bus, await registered(index)),
    count: () => watcher.items.length,
    stop: () => bus.disconnect(),
  };
}

function createItem(bus: dbus.MessageBus, service: string): TrayItem {
  const path = '/StatusNotifierItem';
  const call = async (to: string, iface: string, member: string, signature: string, body: unknown[]) => {
    const message = new dbus.Message({ destination: service, path: to, interface: iface, member, signature, body });
    return (await bus.call(message))?.body ?? [];
  };
  const property = async (name: string): Promise<unknown> =>
    plain((await call(path, 'org.freedesktop.DBus.Properties', 'Get', 'ss', [ITEM, name]))[0]);
  const menu = async (): Promise<MenuEntry[]> => {
    const [, layout] = await call(String(await property('Menu')), MENU, 'GetLayout', 'iias', [0, -1, []]);
    const [, , children] = plain(layout) as [number, unknown, [number, Record<string, unknown>][]];
    return children.map(([id, entry]) => ({
      id,
      label: String(entry.label ?? ''),
      enabled: entry.enabled !== false,
      separator: entry.type === 'separator',
    }));
  };
  return {
    tooltip: async () => String((((await property('ToolTip')) as unknown[]) ?? [])[2] ?? ''),
    icon: async () => iconFile(String(await property('IconThemePath')), String(await property('IconName'))),
    menu,
    click: async (label) => {
      const entry = (await menu()).find((candidate) => candidate.label === label);
      if (!entry) throw new Error(`the tray menu has no entry "${label}"`);
      const to = String(await property('Menu'));
      const body = [entry.id, 'clicked', new dbus.Variant('i', 0), 0];
      const base = { destination: service, path: to, interface: MENU, member: 'Event', signature: 'isvu', body };
      bus.send(new dbus.Message(base)); // no answer is awaited: after "Quit" there is nobody left to give one
    },
    activate: async () => {
      await call(path, ITEM, 'Activate', 'ii', [0, 0]);
    },
  };
}

function iconFile(folder: string, name: string): Buffer {
  const candidates = [join(folder, `${name}.png`), join(folder, 'hicolor', 'apps', `${name}.png`)];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (!found) throw new Error('the tray item names no picture');
  return readFileSync(found);
}

/** D-Bus variants unwrapped. */
function plain(value: unknown): unknown {
  if (value instanceof dbus.Variant) return plain(value.value);
  if (Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
