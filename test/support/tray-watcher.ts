import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as dbus from 'dbus-next';

/** One entry of a tray menu as a panel sees it. */
export type MenuEntry = {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  readonly separator: boolean;
  /** Null where it is nothing that can be checked. */
  readonly checked: boolean | null;
  readonly entries: readonly MenuEntry[];
};

/** A tray item as a panel sees it. */
export type TrayItem = {
  tooltip(): Promise<string>;
  /** The picture drawn, as PNG bytes. */
  icon(): Promise<Buffer>;
  menu(): Promise<readonly MenuEntry[]>;
  /** Chooses an entry; one of a submenu by the labels that lead to it. */
  click(...labels: readonly string[]): Promise<void>;
  /** Opens a submenu by the labels that lead to it, as a panel says it. */
  open(...labels: readonly string[]): Promise<void>;
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
  const menu = async (): Promise<readonly MenuEntry[]> => {
    const [, layout] = await call(String(await property('Menu')), MENU, 'GetLayout', 'iias', [0, -1, []]);
    return entryOf(plain(layout) as Layout).entries;
  };
  return {
    tooltip: async () => String((((await property('ToolTip')) as unknown[]) ?? [])[2] ?? ''),
    icon: async () => {
      for (let left = MOST_LOOKS; ; left -= 1) {
        const picture = iconFile(String(await property('IconThemePath')), String(await property('IconName')));
        if (picture) return picture;
        if (left === 0) throw new Error('the tray item names no picture');
        await new Promise((resolve) => setTimeout(resolve, 20)); // between two pictures the file is another
      }
    },
    menu,
    open: async (...labels) => {
      await call(String(await property('Menu')), MENU, 'AboutToShow', 'i', [entryAt(await menu(), labels).id]);
    },
    click: async (...labels) => {
      const to = String(await property('Menu'));
      for (let left = MOST_LOOKS; ; left -= 1) {
        const body = [entryAt(await menu(), labels).id, 'clicked', new dbus.Variant('i', 0), 0];
        const refused = await call(to, MENU, 'Event', 'isvu', body).then(() => null, String);
        // After "Quit" there is nobody left to answer; an entry that is gone by then is another one's now.
        if (refused === null || left === 0 || !refused.includes(GONE)) return;
      }
    },
    activate: async () => {
      await call(path, ITEM, 'Activate', 'ii', [0, 0]);
    },
  };
}

type Layout = readonly [id: number, entry: Record<string, unknown>, children: readonly Layout[]];

const entryOf = ([id, entry, children]: Layout): MenuEntry => ({
  id,
  label: String(entry.label ?? ''),
  enabled: entry.enabled !== false,
  separator: entry.type === 'separator',
  checked: entry['toggle-type'] === undefined ? null : entry['toggle-state'] === 1,
  entries: children.map(entryOf),
});

function entryAt(entries: readonly MenuEntry[], labels: readonly string[]): MenuEntry {
  const entry = findEntry(entries, labels);
  if (!entry) throw new Error(`the tray menu has no entry "${labels.join(' > ')}"`);
  return entry;
}

function findEntry(entries: readonly MenuEntry[], [label, ...rest]: readonly string[]): MenuEntry | undefined {
  const found = entries.find((candidate) => candidate.label === label);
  return found && rest.length > 0 ? findEntry(found.entries, rest) : found;
}

const MOST_LOOKS = 25;
/** What Electron answers of an entry that its menu no longer has. */
const GONE = 'error occurred in Event';

function iconFile(folder: string, name: string): Buffer | null {
  const candidates = [join(folder, `${name}.png`), join(folder, 'hicolor', 'apps', `${name}.png`)];
  const found = candidates.find((candidate) => existsSync(candidate));
  return found === undefined ? null : readFileSync(found);
}

/** D-Bus variants unwrapped. */
function plain(value: unknown): unknown {
  if (value instanceof dbus.Variant) return plain(value.value);
  if (Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
