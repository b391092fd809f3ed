import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take minutes, the longest in front: begun last, one of them would run alone at the end. */
const longest = [
  'password-sources',
  'main-job',
  'crash-campaign',
  'day-two-database',
  'data-loss',
  'remote-state',
  'day-two-application',
  'edits',
  'orphans',
  'start',
  'pairs',
  'drift',
  'several-environments',
];

/** Starts the longest files first, and the others in the order of vitest. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
