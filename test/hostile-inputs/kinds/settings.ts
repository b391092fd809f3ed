import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parityOf } from '../../../src/config/comparison/declared-parity.js';
import { editSettings } from '../../../src/config/file/edit-settings.js';
import { loadEnvironments } from '../../../src/config/file/load.js';
import { parseSource } from '../../../src/config/file/source-document.js';
import { placedSource } from '../../../src/config/file/source-places.js';
import { checkProfileName } from '../../../src/config/profile/check-profile-name.js';
import { checkFile } from '../../../src/config/resolve/check-file.js';
import { starterFile } from '../../../src/config/starter/starter-file.js';
import { checkFiles } from '../../../src/operations/check/check-files.js';
import { diff } from '../../../src/operations/diff/diff.js';
import { diffAll } from '../../../src/operations/diff/diff-all.js';
import { diffAsJson } from '../../../src/render/json/diff-as-json.js';
import { diffReportFormats } from '../../../src/render/reports/diff-report.js';
import { renderProblems } from '../../../src/render/terminal/problems.js';
import { everyOption } from '../../fixtures/every-option.js';
import type { InputKind } from '../input-kind.js';
import { contextIn, fixture, today } from './surroundings.js';

const starter = starterFile({ schema: './schema.json', project: 'orders', bucketPrefix: 'orders-1' });
const waiver = { rule: 'RDS-1', address: 'aws_db_*.*', reason: 'r', owner: 'jo', expires: '2027-02-01' };

/** The settings of every option, and what stands beside them. */
const rich = JSON.stringify({
  version: 1,
  project: 'orders',
  environments: Object.fromEntries(
    everyOption.map(({ environment, config }, index) => [
      `${environment}-${100 + index}`,
      { environment, ...config },
    ]),
  ),
  waivers: [{ ...waiver, environments: ['prod-*'] }],
  parity: [
    { environments: ['tier:staging', 'tier:production'], except: ['database.*'], reason: 'Smaller.' },
    { environments: ['dev-*'], except: ['*'], reason: 'Tried out.' },
  ],
});

const paired = JSON.stringify({
  version: 1,
  project: 'orders',
  defaults: { storage: { bucketPrefix: 'orders-1' } },
  environments: { 'staging-002': { environment: 'staging' }, 'prod-003': { environment: 'prod' } },
  parity: [{ environments: ['staging-002', 'prod-003'], except: ['compute.*'], reason: 'Smaller.' }],
});

const look = { paint: (_: unknown, text: string) => text };

/** What stands in environments.yaml, in another version of it, and in profiles of the review. */
export const settingsKinds = {
  files: {
    valid: () => [starter, rich],
    form: 'yaml',
    around: (grown) => ({
      version: 1,
      environments: { 'dev-001': grown, a: grown },
      defaults: grown,
      waivers: grown,
    }),
    read: (text, folder) => {
      const file = join(folder, 'environments.yaml');
      writeFileSync(file, text);
      const { problems } = checkFile(placedSource(parseSource(text, file), file), { today });
      return renderProblems(problems, { ...look, cwd: folder });
    },
  },
  edits: {
    valid: () => [starter, paired],
    form: 'yaml',
    around: (grown) => ({ version: 1, environments: { 'dev-001': grown, 'prod-003': { compute: grown } } }),
    read: (text) => {
      const set = (value: number | undefined, ...path: readonly [string, ...string[]]) =>
        editSettings(text, [{ path, value }]);
      return [
        set(3, 'environments', 'dev-001', 'compute', 'minSize'),
        set(undefined, 'environments', 'prod-003', 'compute', 'minSize'),
      ];
    },
  },
  parity: {
    valid: () => [paired],
    form: 'yaml',
    around: (grown, chance) => ({
      ...JSON.parse(paired),
      parity: chance.of([grown, [grown], [{ environments: grown, except: grown, reason: 'r' }]]),
    }),
    read: (text, folder) => {
      const loaded = loadEnvironments(join(folder, 'environments.yaml'), { text, today });
      const [one, other] = loaded.environments;
      const all = diffReportFormats.terminal.all(diffAll(loaded), look);
      return [all, one && other && parityOf(loaded.parity ?? [], one, other)];
    },
  },
  before: {
    valid: () => [paired],
    form: 'yaml',
    around: (grown) => ({ ...JSON.parse(paired), waivers: grown }),
    read: async (text, folder) => {
      const file = join(folder, 'environments.yaml');
      const loaded = loadEnvironments(file, { text: paired, today });
      const before = loadEnvironments(file, { text, today });
      // As the command does: two versions of one environment.
      const [b] = loaded.environments;
      const a = before.environments.find(({ suffix }) => suffix === b?.suffix);
      if (a === undefined || b === undefined) return undefined;
      const found = await diff(contextIn(folder), { loaded, before, a, b });
      const { terminal, markdown } = diffReportFormats;
      return [terminal.pair(found, look), markdown.pair(found), JSON.stringify(diffAsJson(found))];
    },
  },
  profiles: {
    valid: () => [
      JSON.stringify({
        version: 1,
        conventions: true,
        skip: ['RDS-2'],
        only: ['RDS-1', 'TAG-1'],
        severity: 'low',
        waivers: [waiver],
      }),
    ],
    form: 'yaml',
    around: (grown, chance) => ({ version: 1, [chance.of(['skip', 'only', 'severity', 'waivers'])]: grown }),
    read: (text, folder) => {
      writeFileSync(join(folder, checkProfileName), text);
      writeFileSync(join(folder, 'main.tf.json'), fixture('test/fixtures/plans/terraform-json/main.tf.json'));
      return checkFiles(contextIn(folder), { stacks: ['main.tf.json'] });
    },
  },
} satisfies Readonly<Record<string, InputKind>>;
