import { expect, it } from 'vitest';
import { loadEnvironments } from '../../config/file/load.js';
import type { Origin } from '../../config/resolve/origin.js';
import { neverInterrupted } from '../../processes/interrupt.js';
import { diff } from './diff.js';

interface Pair {
  /** What is compared, in words. */
  readonly what: string;
  /** `a` and `b` of the file below `environments`, from line 2 on. */
  readonly file: string;
  /** `setting: value (origin) | value (origin)`, in order. */
  readonly settings: readonly string[];
  /** Elements and attributes that differ, with the settings behind them: `address.path < setting`. */
  readonly elements?: readonly string[];
  /** What `--gate` objects to. Default: every setting that differs. */
  readonly undeclared?: readonly string[];
}

const pairs: readonly Pair[] = [
  {
    what: 'nothing but names',
    file: 'environments:\n  a-1: { environment: dev }\n  b-2: { environment: dev }\n',
    settings: [],
    elements: [],
  },
  {
    what: 'a value of one environment against that of the tier',
    file: 'environments:\n  a-1: { environment: dev }\n  b-2:\n    environment: dev\n    compute:\n      instanceType: t3.small\n',
    settings: ['compute.instanceType: t3.micro (tier) | t3.small (line 7)'],
    elements: ['aws_launch_template.launch_template.instance_type < compute.instanceType'],
  },
  {
    what: 'a value of each',
    file: 'environments:\n  a-1: { environment: dev, app: { port: 3000 } }\n  b-2: { environment: dev, app: { port: 4000 } }\n',
    settings: ['app.port: 3000 (line 3) | 4000 (line 4)'],
  },
  {
    what: 'the same value, said by one and by the tier',
    file: 'environments:\n  a-1: { environment: dev }\n  b-2: { environment: dev, database: { multiAz: false } }\n',
    settings: [],
    elements: [],
  },
  {
    what: 'a value of the defaults that one overrides',
    file: 'defaults: { tags: { Owner: us } }\nenvironments:\n  a-1: { environment: dev }\n  b-2: { environment: dev, tags: { Owner: them } }\n',
    settings: ['tags.Owner: us (defaults 2) | them (line 5)'],
  },
  {
    what: 'a value of the defaults that one says again',
    file: 'defaults: { tags: { Owner: us } }\nenvironments:\n  a-1: { environment: dev }\n  b-2: { environment: dev, tags: { Owner: us } }\n',
    settings: [],
  },
  {
    what: 'a tag that only one has',
    file: 'environments:\n  a-1: { environment: dev, tags: { CostCenter: "42" } }\n  b-2: { environment: dev }\n',
    settings: ['tags.CostCenter: 42 (line 3) | - (product)'],
  },
  {
    what: 'two that swap their values',
    file: 'environments:\n  a-1: { environment: staging, compute: { minSize: 1, maxSize: 4 } }\n  b-2: { environment: staging, compute: { minSize: 3 } }\n',
    settings: ['compute.minSize: 1 (line 3) | 3 (line 4)'],
    elements: ['aws_autoscaling_group.asg.min_size < compute.minSize'],
  },
  {
    what: 'security before size before naming',
    file: 'environments:\n  a-1: { environment: dev, tags: { T: x }, compute: { instanceType: t3.small }, identity: { permissionsBoundary: false } }\n  b-2: { environment: dev }\n',
    settings: [
      'identity.permissionsBoundary: false (line 3) | true (tier)',
      'compute.instanceType: t3.small (line 3) | t3.micro (tier)',
      'tags.T: x (line 3) | - (product)',
    ],
  },
  {
    what: 'what parity allows',
    file: 'parity: [{ environments: [a-1, b-2], except: [compute.*], reason: smaller }]\nenvironments:\n  a-1: { environment: dev, compute: { maxSize: 5 } }\n  b-2: { environment: dev }\n',
    settings: ['compute.maxSize: 5 (line 4) | 2 (tier)'],
    undeclared: [],
  },
  {
    what: 'what parity allows, and something else',
    file: 'parity: [{ environments: [a-1, b-2], except: [compute.*], reason: smaller }]\nenvironments:\n  a-1: { environment: dev, compute: { maxSize: 5 }, database: { storageGiB: 30 } }\n  b-2: { environment: dev }\n',
    settings: ['compute.maxSize: 5 (line 4) | 2 (tier)', 'database.storageGiB: 30 (line 4) | 20 (tier)'],
    undeclared: ['database.storageGiB'],
  },
  {
    what: 'two declarations that add up',
    file: 'parity:\n  - { environments: ["*"], except: [tags.*], reason: owners }\n  - { environments: ["tier:development"], except: [database.storageGiB], reason: data }\nenvironments:\n  a-1: { environment: dev, database: { storageGiB: 30 }, tags: { T: x } }\n  b-2: { environment: dev }\n',
    settings: ['database.storageGiB: 30 (line 6) | 20 (tier)', 'tags.T: x (line 6) | - (product)'],
    undeclared: [],
  },
  {
    what: 'a declaration about others',
    file: 'parity: [{ environments: ["c-*", a-1], except: ["*"], reason: r }]\nenvironments:\n  a-1: { environment: dev, tags: { T: x } }\n  b-2: { environment: dev }\n  c-3: { environment: dev }\n',
    settings: ['tags.T: x (line 4) | - (product)'],
    undeclared: ['tags.T'],
  },
  {
    what: 'regions, which are names',
    file: 'environments:\n  a-1: { environment: dev, aws: { region: eu-west-1 } }\n  b-2: { environment: dev }\n',
    settings: ['aws.region: eu-west-1 (line 3) | ap-southeast-1 (tier)'],
    elements: [],
  },
  {
    what: 'a database of another version with its parameter group',
    file: 'environments:\n  a-1: { environment: dev, database: { engineVersion: "16" } }\n  b-2: { environment: dev }\n',
    settings: ['database.engineVersion: 16 (line 3) | 15 (tier)'],
  },
  {
    what: 'a setting under an anchor',
    file: 'environments:\n  a-1:\n    environment: dev\n    compute: &small\n      maxSize: 3\n  b-2:\n    environment: dev\n    compute: *small\n',
    settings: [],
  },
  {
    what: 'a list',
    file: 'environments:\n  a-1: { environment: dev, loadBalancer: { allowedSources: [10.0.0.0/8] } }\n  b-2: { environment: dev, loadBalancer: { allowedSources: [10.0.0.0/8, 172.16.0.0/12] } }\n',
    settings: ['loadBalancer.allowedSources: 10.0.0.0/8 (line 3) | 10.0.0.0/8,172.16.0.0/12 (line 4)'],
  },
  {
    what: 'a map of the defaults that gets another key in one',
    file: 'defaults:\n  tags:\n    Owner: us\nenvironments:\n  a-1: { environment: dev, tags: { T: x } }\n  b-2: { environment: dev }\n',
    settings: ['tags.T: x (line 6) | - (product)'],
  },
  {
    what: 'a tier that is named and one that comes with the name',
    file: 'environments:\n  a-1: { environment: qa, tier: staging }\n  b-2: { environment: staging }\n',
    settings: [],
    elements: [],
  },
  {
    what: 'an element that only one has',
    file: 'environments:\n  a-1: { environment: staging, logs: { ownKey: true } }\n  b-2: { environment: staging }\n',
    settings: ['logs.ownKey: true (line 3) | false (tier)'],
  },
  {
    what: 'a protection that one gives up',
    file: 'environments:\n  a-1: { environment: staging, storage: { versioning: false } }\n  b-2: { environment: staging }\n',
    settings: ['storage.versioning: false (line 3) | true (tier)'],
    elements: ['aws_s3_bucket_versioning.bucket_versioning < storage.versioning'],
  },
];

const originWords = ({ decidedBy: { source, line } }: Origin) =>
  source === 'defaults' ? `defaults ${line}` : source === 'environment' ? `line ${line}` : source;

it.each(pairs)('$what', async ({ file, settings, elements, undeclared }) => {
  const loaded = loadEnvironments('/nowhere/environments.yaml', { text: `version: 1\n${file}` });
  const [a, b] = loaded.environments;
  if (a === undefined || b === undefined) throw new Error('The file has two.');
  const context = { cwd: '/nowhere', env: {}, emit: () => {}, interrupt: neverInterrupted() };
  const found = await diff(context, { loaded, a, b });
  const side = ({ value, origin }: { readonly value: unknown; readonly origin: Origin }) =>
    `${value ?? '-'} (${originWords(origin)})`;
  expect(found.settings.map((one) => `${one.setting}: ${side(one.a)} | ${side(one.b)}`)).toEqual(settings);
  expect(found.undeclared).toEqual(undeclared ?? found.settings.map(({ setting }) => setting));
  const explained = found.resources.flatMap((one) =>
    one.kind === 'different'
      ? one.attributes.map(({ path, settings: behind }) => `${one.address}.${path} < ${behind.join(', ')}`)
      : [`${one.address} < ${one.settings.join(', ')}`],
  );
  if (elements !== undefined) expect(explained).toEqual(elements);
  // Nothing differs without a reason in the file.
  expect(explained.filter((line) => line.endsWith(' < '))).toEqual([]);
});
