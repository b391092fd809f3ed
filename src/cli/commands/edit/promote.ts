import { buildCommand } from '@stricli/core';
import { environmentPatterns } from '../../completion/environment-patterns.js';
import { settingNames } from '../../completion/setting-names.js';
import type { CliContext } from '../../context.js';
import { type FileFlags, fileFlags, type JsonFlag, jsonFlag } from '../../flags.js';
import { selectFromFile } from '../../project.js';

interface Flags extends FileFlags, JsonFlag {
  readonly all?: boolean;
}

/** `multienv promote`. */
export const promoteCommand = buildCommand<Flags, string[], CliContext>({
  docs: {
    brief: 'Copy settings of one environment to another in environments.yaml',
    fullDescription: `Compares two environments and copies the chosen values into the second one's part of the file: comments and order stay. Without a setting and without --all it only tells what could be copied.
Copied is what the file says of the first one: a tier keeps its own choices. What says who or where an environment is (names, account, region, network, certificate, key) is never copied, nor what a live database could not take (less storage, an older version), nor what makes a rule of the review fail. What is gentler than a stricter tier asks for is copied only by its own name. --all leaves what \`parity\` of the file allows to differ.
A copy that would break the file is refused, and nothing is written. What it does to a deployed environment, plan shows.

Examples:
  multienv promote staging-002 prod-003
  multienv promote staging-002 prod-003 database.engineVersion 'compute.*'
  multienv promote staging-002 prod-003 --all`,
  },
  parameters: {
    flags: {
      ...fileFlags,
      ...jsonFlag,
      all: {
        kind: 'boolean',
        withNegated: false,
        optional: true,
        brief: 'Copy every difference that may be copied',
      },
    },
    positional: {
      kind: 'array',
      parameter: {
        parse: String,
        proposeCompletions: environmentsAndSettings,
        placeholder: 'FROM TO SETTING',
        brief: 'Two environments, then settings or blocks to copy: database.engineVersion, compute.*',
      },
    },
  },
  async func({ json, all = false, ...flags }, ...words) {
    const [one, other, ...patterns] = words;
    const { promoteNeedsTwo } = await import('../../../operations/edit/errors.js');
    const { promote } = await import('../../../operations/edit/promote.js');
    const { selectOne } = await import('../../../operations/project/select-one.js');
    const { settingSideAsJson } = await import('../../../render/json/explanation-as-json.js');
    const { loaded } = await selectFromFile(this, { ...flags, startsPrograms: false });
    const suffixes = loaded.environments.map(({ suffix }) => suffix);
    const from = one === undefined ? undefined : selectOne(loaded, one);
    const to = other === undefined ? undefined : selectOne(loaded, other);
    if (from === undefined || to === undefined || from === to)
      throw promoteNeedsTwo.error({ suffixes, from: from?.suffix, invocation: this.invocation });
    const differences = promote(this.operation, { loaded, from, to, patterns, all });
    if (json)
      return this.printJson({
        ...{ from: from.suffix, to: to.suffix },
        settings: differences.map(({ setting, fate, why = null, a, b }) => ({
          ...{ setting, fate, why, from: settingSideAsJson(a), to: settingSideAsJson(b) },
        })),
      });
    const { renderPromote } = await import('../../../render/terminal/comparison/edits.js');
    const { columns } = this.streams.stdout;
    const next = {
      plan: this.invocation.next('plan', { env: to.suffix }),
      promote: this.invocation.next('promote', { words: [from.suffix, to.suffix, '--all'] }),
      compare: this.invocation.next('promote', { words: [from.suffix, to.suffix] }),
    };
    const copies = all || patterns.length > 0;
    this.print(renderPromote({ from, to, differences, copies, next }, { paint: this.paint, columns }));
  },
});

async function environmentsAndSettings(this: CliContext): Promise<readonly string[]> {
  return [...(await environmentPatterns.call(this)), ...(await settingNames())];
}
