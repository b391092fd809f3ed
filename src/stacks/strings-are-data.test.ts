import { TerraformOutput, TerraformStack, Testing } from 'cdktn';
import { describe, expect, it } from 'vitest';
import { environmentNames } from '../config/names/environment-names.js';
import { resolveEnvironment } from '../config/resolve/resolve-environment.js';
import { type ResolvedEnvironment, settingsSchema } from '../config/schema/environment-schema.js';
import { schemaAt, settingPaths } from '../config/schema/schema-index.js';
import { isBlock } from '../config/schema/setting-path.js';
import { Compute } from '../constructs/compute/compute.js';
import { Database } from '../constructs/database/database.js';
import { GeneratedPassword } from '../constructs/database/generated-password.js';
import { InstanceIdentity } from '../constructs/identity/instance-identity.js';
import { literal, literals } from '../constructs/literals.js';
import { LoadBalancer } from '../constructs/load-balancer/load-balancer.js';
import { LogBucket } from '../constructs/logs/log-bucket.js';
import { LogGroups } from '../constructs/logs/log-groups.js';
import { logsKey } from '../constructs/logs/logs-key.js';
import { AlarmTopic } from '../constructs/monitoring/alarm-topic.js';
import { Network } from '../constructs/network/network.js';
import { SecurityGroups } from '../constructs/network/security-groups.js';
import { Bucket } from '../constructs/storage/bucket.js';
import { UserError } from '../errors/user-error.js';
import { configureTerraform } from './configure-terraform.js';
import { environmentTags } from './environment-tags.js';
import { instanceUserData } from './instance-user-data.js';
import { MultiEnvStack } from './multi-env-stack.js';

type Block = keyof typeof settingsSchema.shape;

/** What stands in every string setting: a text that Terraform would evaluate, and which setting it is. No format lets it through the file. */
const hostile = (setting: string) => `\${file("/etc/hostname")}%{if true} ${setting.replaceAll('.', '-')}`;
const evaluated = /(?<!\$)\$\{file\(|(?<!%)%\{if true/;

/** An environment whose strings, of every block with a construct, are hostile; made from the schema, so that a new setting is among them. */
const prod = resolveEnvironment({ environment: 'prod', suffix: 'prod-003' });
const settings: ResolvedEnvironment = { ...prod, ...hostileBlocks() };
const names = environmentNames(prod);
const wiring = {
  environment: 'prod',
  partition: 'aws',
  vpcId: 'vpc-1',
  subnetIds: ['subnet-1', 'subnet-2'],
  securityGroupId: 'sg-1',
};

const logWiring = {
  names: names.logs,
  environment: 'prod',
  partition: 'aws',
  region: 'ap-southeast-1',
  accountId: '111122223333',
} as const;

/** What reads the settings of a block, in the mode in which it reads most of them. */
const readers: Readonly<Record<Block, ((stack: TerraformStack) => void) | undefined>> = {
  aws: (stack) => configureTerraform(stack, { ...settings, backend: { type: 'local' } }, {}),
  // The test of tags below has it.
  tags: undefined,
  network: (stack) => {
    const make = (id: string, own: Partial<typeof settings.network>) =>
      new Network(stack, id, {
        settings: { ...settings.network, ...own },
        names: names.network,
        region: 'eu-central-1',
        bucketName: 'bucket',
      });
    const network = make('network', { mode: 'existing' });
    make('own', { mode: 'dedicated', cidr: '10.0.0.0/20' });
    const tags = { [hostile('key')]: hostile('value') };
    const ids = { vpcId: undefined, subnetIds: undefined };
    make('tagged', { mode: 'existing', ...ids, vpcTags: tags, subnetTags: tags });
    // It makes nothing in this mode: what it hands on is what it has read.
    for (const [name, value] of Object.entries(network).filter(([key]) => /Ids?$/.test(key)))
      new TerraformOutput(stack, name, { value });
  },
  loadBalancer: (stack) => {
    loadBalancer(stack);
    const { allowedSources: sources } = settings.loadBalancer;
    const groups = { names: names.network, appPort: 80, https: true, sources };
    const reach = { egress: 'https', hasEndpoints: false, s3PrefixListId: undefined } as const;
    new SecurityGroups(stack, 'groups', { ...wiring, ...groups, ...reach });
  },
  app: (stack) => {
    loadBalancer(stack);
    new InstanceIdentity(stack, 'identity', {
      ...{ settings: settings.identity, suffix: 'prod-003' },
      ...{ names: names.identity, environment: 'prod', partition: 'aws', region: 'eu-central-1' },
      ...{ secretArn: 'arn:secret', bucketArn: 'arn:bucket', artifact: settings.app.artifact },
    });
  },
  compute: (stack) => {
    compute(stack, settings);
    const newest = { ...settings, compute: { ...settings.compute, amiId: undefined } };
    compute(new TerraformStack(stack, 'newest'), newest);
  },
  database: (stack) => {
    for (const source of ['snapshot', 'pointInTime'] as const) {
      const { iamUser } = new Database(stack, source, {
        ...wiring,
        settings: {
          ...settings.database,
          finalSnapshot: true,
          restoreFrom: { ...settings.database.restoreFrom, source },
        },
        names: names.database,
        password: { attributes: { manageMasterUserPassword: true }, secretArn: () => 'arn:secret' },
      });
      new TerraformOutput(stack, `user_${source}`, { value: iamUser?.name });
    }
    new GeneratedPassword(stack, 'password', {
      settings: settings.database.password,
      secretName: 'secret',
      databaseName: 'database',
    });
  },
  storage: (stack) => {
    new Bucket(stack, 'bucket', { settings: { ...settings.storage, encryption: 'aws:kms' }, name: 'bucket' });
  },
  // It has no text.
  identity: undefined,
  logs: (stack) => {
    const { name: value } = new LogBucket(stack, 'log_bucket', {
      settings: settings.logs,
      region: settings.aws.region,
    });
    new TerraformOutput(stack, 'bucket_of_logs', { value });
    const key = { settings: settings.logs, groups: ['a-group'], alias: 'alias/logs' };
    const keyArn = logsKey(stack, { ...logWiring, ...key, accountId: () => logWiring.accountId });
    new LogGroups(stack, 'logs', { names: names.logs, settings: settings.logs, keyArn });
  },
  alarms: (stack) => {
    new AlarmTopic(stack, 'topic', {
      ...{ ...logWiring, names: names.monitoring, databaseIdentifier: 'postgres' },
      settings: settings.alarms,
    });
  },
  // It has nothing but a switch.
  dashboard: undefined,
  // It has choices and numbers alone.
  backup: undefined,
  // Terraform evaluates nothing in a backend block.
  backend: undefined,
};

/** Settings whose text reaches no attribute as it is. */
const elsewhere: Readonly<Record<string, string>> = {
  'app.artifact.bucket': 'stands in a policy, as JSON inside of JSON',
  'app.artifact.key': 'stands in a policy, as JSON inside of JSON',
  'app.artifact.version': 'is a variable of the user data, which has a test of its own',
  'compute.offHours.from': 'becomes two numbers',
  'compute.offHours.to': 'becomes two numbers',
  'app.bootScript': 'travels as base64',
  'network.s3Buckets': 'is part of a policy in JSON, and held to the characters of buckets',
  'network.cidr': 'is held to the form of a block of addresses',
  'loadBalancer.allowPlainHttp.reason': 'is for the review and for people, and reaches no resource',
  'storage.bucketName': 'is the name of the bucket, which is held to its characters',
  'storage.bucketPrefix': 'is part of the name of the bucket, which is held to its characters',
};

describe('a text in a string setting', () => {
  const read = Object.entries(readers).flatMap(([block, make]) =>
    make === undefined ? [] : [[block, make] as const],
  );

  it.each(read)('of %s arrives as the text that it is', (block, make) => {
    const stack = new TerraformStack(Testing.app(), 'strings');
    stack.node.setContext('targetVersions', { terraform: '>=1.11.1', opentofu: '>=1.11.0' });
    make(stack);
    const texts = textsIn(stack);
    expect(texts.filter((text) => evaluated.test(text))).toEqual([]);
    const missing = stringSettings(block).filter(
      (setting) => !texts.some((text) => text.includes(literal(hostile(setting)))),
    );
    expect(missing.filter((setting) => !Object.hasOwn(elsewhere, setting))).toEqual([]);
  });

  it('of the user data arrives as the text that it is', () => {
    const stack = new TerraformStack(Testing.app(), 'strings');
    const database = new Database(stack, 'database', {
      ...wiring,
      settings: prod.database,
      names: names.database,
      password: { attributes: { manageMasterUserPassword: true }, secretArn: () => 'arn:secret' },
    });
    const bucket = new Bucket(stack, 'bucket', { settings: prod.storage, name: 'bucket' });
    const text = instanceUserData({ ...settings, project: hostile('project') }, { database, bucket });
    expect(text).not.toMatch(evaluated);
    for (const setting of [
      ...['project', 'app.healthPath', 'database.name', 'database.username', 'aws.region'],
      ...['app.artifact.bucket', 'app.artifact.key', 'app.artifact.version'],
    ])
      expect(JSON.parse(text.slice(text.indexOf('{'))).write_files[0].content).toContain(
        literal(hostile(setting)),
      );
  });

  it('of tags, which AWS refuses, is refused by the stack, and would arrive as the text that it is', () => {
    const tags = { [hostile('key')]: hostile('value') };
    const refused = { ...prod, project: hostile('project'), tags };
    expect(() => new MultiEnvStack(Testing.app(), 'whole', 'prod', 'prod-003', refused)).toThrow(UserError);
    const stack = new TerraformStack(Testing.app(), 'strings');
    stack.node.setContext('targetVersions', { terraform: '>=1.11.1', opentofu: '>=1.11.0' });
    configureTerraform(stack, prod, literals(environmentTags(refused)));
    const texts = textsIn(stack);
    expect(texts.filter((text) => evaluated.test(text))).toEqual([]);
    for (const setting of ['project', 'key', 'value']) expect(texts).toContain(literal(hostile(setting)));
  });

  it('is excused only in settings that there are', () => {
    const all = Object.keys(settingsSchema.shape).flatMap(stringSettings);
    expect(Object.keys(elsewhere).filter((setting) => !all.includes(setting))).toEqual([]);
  });
});

function loadBalancer(stack: TerraformStack): void {
  new LoadBalancer(stack, 'load_balancer', {
    ...wiring,
    settings: settings.loadBalancer,
    names: names.loadBalancer,
    target: settings.app,
  });
}

function compute(stack: TerraformStack, { compute: own }: ResolvedEnvironment): void {
  new Compute(stack, 'compute', {
    ...wiring,
    settings: own,
    names: names.compute,
    instanceProfileName: 'profile',
    targetGroupArn: 'arn:tg',
    reportsSizes: true,
    requestCountLabel: 'app/alb/1/targetgroup/tg/1',
    userData: '',
    tags: {},
  });
}

/** Every key and every string of a stack, but for the notes of cdktn. */
function textsIn(stack: TerraformStack): readonly string[] {
  const texts: string[] = [];
  const { '//': _notes, ...json } = JSON.parse(Testing.synth(stack));
  JSON.stringify(json, (key, value) => {
    texts.push(key, ...(typeof value === 'string' ? [value] : []));
    return value;
  });
  return texts;
}

/** Dotted paths of the settings of a block that hold text of no fixed choice, or lists of it. */
function stringSettings(block: string): readonly string[] {
  return settingPaths().filter((path) => {
    const schema = schemaAt(['defaults', ...path.split('.')]);
    const { type, enum: choices } = schema?.items ?? schema ?? {};
    return path.startsWith(`${block}.`) && type === 'string' && choices === undefined;
  });
}

function hostileBlocks(): Pick<ResolvedEnvironment, Exclude<Block, 'tags' | 'backend'>> {
  const blocks = {
    ...structuredClone(prod),
    app: { ...prod.app, artifact: { bucket: '', key: '', version: '' } },
    compute: { ...prod.compute, spot: true, offHours: { from: '20:00', to: '07:00', timeZone: '' } },
  };
  for (const path of Object.keys(settingsSchema.shape).flatMap(stringSettings)) setText(blocks, path);
  const { tags: _tags, backend: _backend, ...read } = blocks;
  return read;
}

function setText(settings: unknown, path: string): void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce<unknown>((value, key) => (isBlock(value) ? value[key] : undefined), settings);
  const isList = schemaAt(['defaults', ...path.split('.')])?.type === 'array';
  if (isBlock(holder)) holder[last] = isList ? [hostile(path), hostile(path)] : hostile(path);
}
