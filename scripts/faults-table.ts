import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsPage } from './lib/faults-page';
import { projectDir } from './lib/paths';

writeFileSync(join(projectDir, 'docs/faults.md'), faultsPage());
