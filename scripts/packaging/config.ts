import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { parse } from 'yaml';
import { bundleRuntime22 } from '../electron/bundle-runtime22';
import { needsBackport, type Runtime } from '../electron/runtime';
import { projectDir } from '../lib/paths';

const startFile = `require('./backport.cjs');\nrequire('../out/main/main.js');\n`;

/** electron-builder loads its hooks from files. Our default app is for unpackaged starts only. */
const dropDefaultApp = `const { rm } = require('node:fs/promises');
module.exports = ({ appOutDir }) => rm(appOutDir + '/resources/app', { recursive: true, force: true });
`;

/**
 * Writes the shipping configuration, turned to whichever Electron this machine has, and returns the file's path:
 * a file replaces electron-builder.yml, while an object would only be added to it.
 */
export async function writeConfigFor(runtime: Runtime, workDir: string): Promise<string> {
  const file = join(workDir, 'electron-builder.json');
  await writeFile(file, JSON.stringify(await configFor(runtime, workDir)));
  return file;
}

async function configFor(runtime: Runtime, workDir: string): Promise<Configuration> {
  const shipped = parse(await readFile(join(projectDir, 'electron-builder.yml'), 'utf8')) as Configuration;
  const here: Configuration = { ...shipped, electronDist: runtime.distDir, electronVersion: runtime.version };
  return needsBackport(runtime) ? withBackport(here, workDir) : here;
}

/** On an Electron older than what ships: the backport goes in before the app, and the fuses it lacks come off. */
async function withBackport(config: Configuration, workDir: string): Promise<Configuration> {
  await writeFile(join(workDir, 'backport.cjs'), await bundleRuntime22('backport'));
  await writeFile(join(workDir, 'start.cjs'), startFile);
  await writeFile(join(workDir, 'after-extract.js'), dropDefaultApp);
  const { grantFileProtocolExtraPrivileges: _, ...electronFuses } = config.electronFuses ?? {};
  return {
    ...config,
    electronFuses,
    files: [...[config.files ?? []].flat(), { from: workDir, to: 'runtime22', filter: ['*.cjs'] }],
    extraMetadata: { main: 'runtime22/start.cjs' },
    afterExtract: join(workDir, 'after-extract.js'),
  };
}
