import { settingWords } from '../limits/setting-words.js';
import { storageProblems } from '../limits/storage-limits.js';
import { defineGuard } from './guard.js';

/** RDS takes a larger disk, and no smaller one; its speed has a floor. */
export const storage = defineGuard({
  id: 'storage',
  title: 'The storage of a database changes only to a size, kind and speed that AWS takes.',
  problemsOf: ({ run, contents, loaded }) => {
    const { suffix } = run.environment;
    const judge = { suffix, words: settingWords(loaded, suffix) };
    return contents.weighed
      .filter(({ resourceType }) => databases.has(resourceType))
      .flatMap((database) => storageProblems(database, judge));
  },
});

const databases = new Set(['aws_db_instance', 'aws_rds_cluster']);
