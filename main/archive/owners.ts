import type { Database } from './sqlite';

/** The user ids under which one person's records came, the current one last. */
export type Owners = {
  userIds(): string[];
  /** Makes a user id the current one. */
  add(userId: string): void;
  /** The number of the current one, and whether records of others may be here. */
  current(): { readonly owner: number; readonly hasOtherOwners: boolean };
};

/** Prepares to keep and read owners. */
export function createOwners(database: Database): Owners {
  const all = database.prepare('SELECT id, user_id AS userId FROM owner ORDER BY used');
  const add = database.prepare(
    `INSERT INTO owner SELECT count(*), ?, ifnull(max(used), 0) + 1 FROM owner WHERE true
     ON CONFLICT (user_id) DO UPDATE SET used = excluded.used`,
  );
  const rows = (): { id: number; userId: string }[] => all.all() as { id: number; userId: string }[];
  return {
    userIds: () => rows().map(({ userId }) => userId),
    add: (userId) => {
      if (rows().at(-1)?.userId !== userId) add.run(userId);
    },
    current: () => {
      const owners = rows();
      return { owner: owners.at(-1)?.id ?? 0, hasOtherOwners: owners.length > 1 };
    },
  };
}
