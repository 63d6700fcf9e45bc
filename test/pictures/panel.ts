import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startChild } from '../../scripts/desktop/child';
import type { Session } from '../../scripts/desktop/session';
import { startXvfb } from '../../scripts/desktop/xvfb';

/** A real desktop's panel on a small display of its own: package xfce4-panel, which nothing but these pictures needs. */
export type RealPanel = { picture(): Promise<Buffer>; stop(): Promise<void> };

export type PanelLook = 'dark' | 'light';

const GROUND: Record<PanelLook, string> = { dark: '0.13;0.13;0.14;1', light: '0.94;0.94;0.93;1' };
const HEIGHT_PX = 28;

/** Starts it in a session where nothing else shows trays. */
export async function startPanel(session: Session, look: PanelLook): Promise<RealPanel> {
  const settings = join(session.home, '.config/xfce4/xfconf/xfce-perchannel-xml');
  await mkdir(settings, { recursive: true });
  await writeFile(join(settings, 'xfce4-panel.xml'), panelXml(look));
  const display = await startXvfb({ width: 200, height: HEIGHT_PX });
  const env = { ...session.env, ...display.env };
  const children = [startChild(xfconfd(), [], { env })];
  await new Promise((resolve) => setTimeout(resolve, 1000)); // a private bus starts no services by itself
  children.push(startChild('xfce4-panel', ['--disable-wm-check'], { env }));
  return {
    picture: display.picture,
    stop: async () => {
      for (const child of children.reverse()) await child.stop();
      await display.stop();
    },
  };
}

/** The daemon with the panel's settings lies where only its own bus file tells. */
function xfconfd(): string {
  const found = readdirSync('/usr/lib')
    .map((folder) => join('/usr/lib', folder, 'xfce4/xfconf/xfconfd'))
    .find((path) => existsSync(path));
  if (!found) throw new Error('These pictures need a real panel: install the package xfce4-panel.');
  return found;
}

const property = (name: string, type: string, value: string | number): string =>
  `<property name="${name}" type="${type}" value="${value}"/>`;

/** One panel over the whole display, with a clock and the place for status items. */
const panelXml = (look: PanelLook): string => `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  ${property('configver', 'int', 2)}
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      ${property('position', 'string', 'p=6;x=0;y=0')}
      ${property('length', 'uint', 100)}
      ${property('size', 'uint', HEIGHT_PX)}
      ${property('position-locked', 'bool', 'true')}
      ${property('background-style', 'uint', 1)}
      <property name="background-rgba" type="array">
        ${GROUND[look]
          .split(';')
          .map((share) => `<value type="double" value="${share}"/>`)
          .join('')}
      </property>
      <property name="plugin-ids" type="array"><value type="int" value="1"/><value type="int" value="2"/><value type="int" value="3"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="separator">
      ${property('expand', 'bool', 'true')}${property('style', 'uint', 0)}
    </property>
    <property name="plugin-2" type="string" value="systray">${property('square-icons', 'bool', 'true')}</property>
    <property name="plugin-3" type="string" value="clock"/>
  </property>
</channel>
`;
