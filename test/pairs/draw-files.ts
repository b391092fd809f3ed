import fc from 'fast-check';
import { settingPaths } from '../../src/config/schema/schema-index.js';
import { type Choices, keptSettings, someValueOf } from './valid-files.js';

/** Settings that an edit may touch: `project`, the name of the environment, and every setting that has a value of its own. */
export const drawnSettings: readonly string[] = [
  'project',
  'environment',
  ...settingPaths().filter((path, _, all) => !all.some((other) => other.startsWith(`${path}.`))),
].filter((setting) => !(setting in keptSettings) && setting !== 'tier');

const nothing: Choices = { environment: 'dev' };

/** Some settings, each with another value. */
function choices(size: { readonly minLength: number; readonly maxLength: number }): fc.Arbitrary<Choices> {
  const one = fc
    .constantFrom(...drawnSettings)
    .chain((setting) => someValueOf(setting).map((value) => [setting, value] as const));
  return fc.uniqueArray(one, { ...size, selector: ([setting]) => setting }).map(Object.fromEntries);
}

/** A file of its own in one of four, an edit of the file before it otherwise. */
const nextFile: fc.Arbitrary<(before: Choices) => Choices> = fc.oneof(
  {
    weight: 3,
    arbitrary: choices({ minLength: 1, maxLength: 6 }).map((edit) => (before: Choices) => ({
      ...before,
      ...edit,
    })),
  },
  {
    weight: 1,
    arbitrary: choices({ minLength: 5, maxLength: 25 }).map((all) => () => ({ ...nothing, ...all })),
  },
);

/** Draws valid files by a seed, the same ones each time. */
export class FileDraw {
  readonly #rest: Iterator<(before: Choices) => Choices>;
  readonly #isValid: (choices: Choices) => boolean;

  constructor(seed: number, isValid: (choices: Choices) => boolean) {
    this.#rest = fc.sample(nextFile, { seed, numRuns: 500 }).values();
    this.#isValid = isValid;
  }

  /** The next valid file that is not the one before it; undefined when all are drawn. */
  after(before: Choices = nothing): Choices | undefined {
    for (let drawn = this.#rest.next(); drawn.done !== true; drawn = this.#rest.next()) {
      const file = drawn.value(before);
      if (JSON.stringify(file) !== JSON.stringify(before) && this.#isValid(file)) return file;
    }
    return undefined;
  }
}
