import type { PlacedSource } from '../file/source-places.js';
import { isDefaultTerraform } from '../settings/terraform-settings.js';
import type { ReachingSetting } from './reach.js';
import { shownWord } from './shown-word.js';

interface FileSettings {
  readonly synthCommand: readonly string[] | undefined;
  readonly terraformBinary: string | undefined;
  /** Those of the environments. */
  readonly environments: readonly ReachingSetting[];
}

/** Every setting of a file that reaches beyond it; one that several environments have from the defaults is told once. */
export function reachOfFile(
  { synthCommand, terraformBinary, environments }: FileSettings,
  source: Pick<PlacedSource, 'file' | 'locate'>,
): readonly ReachingSetting[] {
  const program = (path: readonly string[], words: readonly string[]): ReachingSetting => {
    const setting = path.join('.');
    const place = { file: source.file, ...source.locate(path), path: setting };
    return { setting, reach: 'program', value: words.map(shownWord).join(' '), words, content: words, place };
  };
  const programs = [
    ...(synthCommand === undefined ? [] : [program(['synthCommand'], synthCommand)]),
    ...(terraformBinary === undefined || isDefaultTerraform(terraformBinary)
      ? []
      : [program(['terraform', 'binary'], [terraformBinary])]),
  ];
  const all = [...programs, ...environments];
  return [...new Map(all.map((one) => [JSON.stringify([one.setting, one.content]), one])).values()];
}
