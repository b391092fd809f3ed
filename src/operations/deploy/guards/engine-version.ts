import { openRds } from '../../../aws/rds.js';
import { engineProblems } from '../limits/engine-limits.js';
import { settingWords } from '../limits/setting-words.js';
import { defineGuard } from './guard.js';

/** RDS takes a newer version, and not every one. */
export const engineVersion = defineGuard({
  id: 'engine-version',
  title:
    'The engine of a database changes only to a version that RDS goes to, at a time at which it takes that.',
  problemsOf: async ({ run, contents, loaded }) => {
    const { suffix } = run.environment;
    const judge = {
      suffix,
      words: settingWords(loaded, suffix),
      command: run.invocation.next('deploy', { env: suffix }),
      ask: () => openRds({ ...run, isHurried: true }),
    };
    const databases = contents.weighed.filter(({ resourceType }) =>
      ['aws_db_instance', 'aws_rds_cluster'].includes(resourceType),
    );
    return (await Promise.all(databases.map((database) => engineProblems(database, judge)))).flat();
  },
});
