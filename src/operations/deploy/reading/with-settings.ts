import { shownAttributes } from '../../../changes/attributes/shown-attributes.js';
import { settingsFollowed } from '../../../changes/cause-of.js';
import type { Change, ChangedAttribute, SettingBehind } from '../../../changes/change.js';
import type { LoadedEnvironments } from '../../../config/file/load.js';
import { provenanceOf } from '../../../config/resolve/provenance-of.js';
import type { ResolvedEnvironment } from '../../../config/schema/environment-schema.js';
import { readableLines } from '../../../model/secrets/readable-lines.js';
import { type AttributeQuestion, settingsBehind } from '../../../stacks/settings/settings-behind.js';

interface SettingsOf {
  readonly environment: ResolvedEnvironment;
  readonly loaded: LoadedEnvironments;
}

/**
 * The changes of a plan with the settings of environments.yaml behind them. Of a stack that the project's own app makes nothing is known,
 * and nothing is looked for where nothing that lives changes.
 */
export function withSettings(changes: readonly Change[], about: SettingsOf): readonly Change[] {
  if (about.loaded.synthCommand !== undefined || changes.every(({ kind }) => kind === 'create'))
    return changes;
  const questions = changes.flatMap(questionsOf);
  const answers = settingsBehind(about.environment, questions);
  const place = placeOf(about);
  const settingsAt = (address: string, path: string): readonly SettingBehind[] | undefined => {
    const index = questions.findIndex((one) => one.address === address && one.path === path);
    return index === -1 ? undefined : answers[index]?.map(place);
  };
  const said = changes.map((change) => ({
    ...change,
    settings: settingsAt(change.address, ''),
    attributes: change.attributes.map((one) => {
      const settings = settingsAt(change.address, one.path);
      // What names a resource that changes changes with it: only what the file says could be a cause beside it.
      const isCause = (one.follows ?? []).length === 0 || settings?.some(({ line }) => line !== null);
      return { ...one, settings: isCause ? settings : undefined };
    }),
  }));
  return said.map((change) => ({
    ...change,
    attributes: change.attributes.map((one) => ({ ...one, settingsFollowed: settingsFollowed(one, said) })),
  }));
}

function questionsOf(change: Change): readonly AttributeQuestion[] {
  const { address, kind } = change;
  if (kind === 'create' || kind === 'destroy') return [{ address, path: '' }];
  return shownAttributes(change)
    .filter(isWritten)
    .map(({ path, before }) => ({
      address,
      path,
      // What is not shown leads nowhere: nothing that the file says is equal to it.
      before:
        before.kind === 'value' ? before.value : before.kind === 'absent' ? undefined : Symbol(before.kind),
    }));
}

/** What comes from another resource has no setting. A text may name a resource, and hold settings too. */
function isWritten({ before, follows = [] }: ChangedAttribute): boolean {
  return follows.length === 0 || (before.kind === 'value' && readableLines(before.value) !== undefined);
}

function placeOf({ environment, loaded }: SettingsOf): (name: string) => SettingBehind {
  const provenance = provenanceOf(environment);
  return (name) => {
    if (name === 'project') {
      const { line = null } = loaded.locate(['project']) ?? {};
      const source = line === null ? 'product' : 'defaults';
      return { name, source, file: line === null ? null : loaded.file, line };
    }
    const { source = 'product', line = null } = provenance?.get(name)?.decidedBy ?? {};
    return { name, source, file: line === null ? null : loaded.file, line };
  };
}
