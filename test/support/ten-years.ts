import { join } from 'node:path';
import { type Database, inTransaction, openDatabase } from '../../main/archive/sqlite';
import type { Desk } from './desk';

const DAY_MS = 86_400_000;
/** Whole weeks, so that weekdays and hours stay what they are when they come again. */
const WEEKS = 4;
const SPAN_MS = WEEKS * 7 * DAY_MS;
/** So often once more that it is ten years. */
const TIMES = 129;
/** What lies at a time, and the column that says when. */
const TABLES = { egv: 'system_at', event: 'system_at', calibration: 'system_at', alert: 'system_at', hour: 'start_at' };

/**
 * Makes ten years of a desk's history of a month, while the app does not run: its newest weeks are what the service has,
 * all earlier ones are the same again.
 */
export async function makeTenYears(desk: Desk): Promise<void> {
  const [name = ''] = await desk.archives();
  const database = await openDatabase(join(desk.home, '.config/Steadyline/archives', name));
  inTransaction(database, () => {
    const { at } = database.prepare('SELECT min(system_at) AS at FROM egv').get() as { at: number };
    const fromAt = Math.ceil(at / DAY_MS) * DAY_MS;
    for (const [table, time] of Object.entries(TABLES)) repeat(database, table, time, fromAt);
    database.exec(`UPDATE covered SET from_at = from_at - ${TIMES * SPAN_MS}`);
    database.exec("DELETE FROM memo WHERE name = 'days-version'"); // they are summed anew when the app opens the file
  });
  database.close();
}

/** A span of a table once more for every earlier one, each row under an id of its own. */
function repeat(database: Database, table: string, time: string, fromAt: number): void {
  const columns = database.prepare(`SELECT name FROM pragma_table_info('${table}')`).all() as { name: string }[];
  const values = columns.map(
    ({ name }) => ({ [time]: `${time} - past.times * ${SPAN_MS}`, id: 'randomblob(16)' })[name] ?? name,
  );
  database.exec(
    `WITH RECURSIVE past(times) AS (SELECT 1 UNION ALL SELECT times + 1 FROM past WHERE times < ${TIMES})
     INSERT INTO ${table} SELECT ${values.join(', ')} FROM past, ${table}
     WHERE ${time} >= ${fromAt} AND ${time} < ${fromAt + SPAN_MS}`,
  );
}
