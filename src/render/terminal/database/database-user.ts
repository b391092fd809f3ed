import type { DatabaseUser } from '../../../operations/database/database-user.js';

/** SQL and steps, to be pasted one after the other. */
export function renderDatabaseUser({ sql, steps }: Pick<DatabaseUser, 'sql' | 'steps'>): string {
  const numbered = steps.map(({ does, command }, index) => `# ${index + 1}. ${does}\n${command}\n`);
  return `${numbered.join('\n')}\n-- the SQL, once\n${sql.join('\n')}\n`;
}
