import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeychainProblem } from '../../core/connection';
import type { Surroundings } from './fault';

const DAEMON = 'gnome-keyring-daemon --components=secrets --control-directory="$SCRATCH"';

/** What stands on the bus before the command runs. The keychain on disk is only ever read. */
const KEYCHAINS: Record<KeychainProblem, string> = {
  locked: `${DAEMON} --start`,
  absent: ':',
  refusing: `echo other | XDG_DATA_HOME="$SCRATCH" ${DAEMON} --unlock`,
  empty: `echo other | XDG_DATA_HOME="$SCRATCH" ${DAEMON} --unlock`,
};

/** Runs the command on a bus of its own, where the keychain is in that state. */
export function withKeychain(scratch: string, problem: KeychainProblem): Surroundings {
  const file = join(scratch, 'bus.conf');
  writeFileSync(
    file,
    busWith(scratch, problem === 'refusing' ? '<deny send_destination="org.freedesktop.secrets"/>' : ''),
  );
  const script = `SCRATCH=$1; shift\n(${KEYCHAINS[problem]}) > /dev/null 2>&1\nexec "$@"`;
  return { command: ['dbus-run-session', `--config-file=${file}`, '--', 'sh', '-ec', script, 'sh', scratch] };
}

/** A bus that starts no services by itself. */
const busWith = (scratch: string, rule: string): string => `<busconfig>
  <type>session</type>
  <listen>unix:dir=${scratch}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    ${rule}
  </policy>
</busconfig>
`;
