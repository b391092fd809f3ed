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
import { literal } from '../constructs/literals.js';
import { LoadBalancer } from '../constructs/load-balancer/load-balancer.js';
import { Network } from '../constructs/network/network.js';
import { Bucket } from '../constructs/storage/bucket.js';
import { configureTerraform } from './configure-terraform.js';
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
  vpcId: 'vpc-1',
  subnetIds: ['subnet-1', 'subnet-2'],
  securityGroupId: 'sg-1',
};

/** What reads the settings of a block, in the mode in which it reads most of them. */
const readers: Readonly<Record<Block, ((stack: TerraformStack) => void) | undefined>> = {
  aws: (stack) => configureTerraform(stack, { ...settings, backend: { type: 'local' } }, {}),
  // Free text: the test of a whole stack below has it.
  tags: undefined,
  network: (stack) => {
    const network = new Network(stack, 'network', { settings: { ...settings.network, mode: 'existing' } });
    // It makes nothing in this mode: what it hands on is what it has read.
    for (const [name, value] of Object.entries(network).filter(([key]) => /Ids?$/.test(key)))
      new TerraformOutput(stack, name, { value });
  },
  loadBalancer: (stack) => loadBalancer(stack),
  app: (stack) => {
    loadBalancer(stack);
  },
  compute: (stack) => {
    compute(stack, settings);
    const newest = { ...settings, compute: { ...settings.compute, amiId: undefined } };
    compute(new TerraformStack(stack, 'newest'), newest);
  },
  database: (stack) => {
    new Database(stack, 'database', {
      ...wiring,
      settings: { ...settings.database, finalSnapshot: true },
      names: names.database,
      password: { attributes: { manageMasterUserPassword: true }, secretArn: () => 'arn:secret' },
    });
    new GeneratedPassword(stack, 'password', {
      settings: settings.database.password,
      secretName: 'secret',
      databaseName: 'database',
    });
  },
  storage: (stack) => {
    new Bucket(stack, 'bucket', { settings: { ...settings.storage, encryption: 'aws:kms' }, name: 'bucket' });
  },
  // Terraform evaluates nothing in a backend block.
  backend: undefined,
};

/** Settings whose text reaches no attribute as it is. */
const elsewhere: Readonly<Record<string, string>> = {
  'app.bootScript': 'travels as base64',
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
    for (const setting of ['project', 'app.healthPath', 'database.name', 'database.username', 'aws.region'])
      expect(JSON.parse(text.slice(text.indexOf('{'))).write_files[0].content).toContain(
        literal(hostile(setting)),
      );
  });

  it('that may be any text arrives in a whole stack as the text that it is', () => {
    const config = { ...prod, project: hostile('project'), tags: { [hostile('key')]: hostile('value') } };
    const texts = textsIn(new MultiEnvStack(Testing.app(), 'whole', 'prod', 'prod-003', config));
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
  const blocks = structuredClone(prod);
  for (const path of Object.keys(settingsSchema.shape).flatMap(stringSettings)) setText(blocks, path);
  const { aws, network, loadBalancer, app, compute, database, storage } = blocks;
  return { aws, network, loadBalancer, app, compute, database, storage };
}

function setText(settings: unknown, path: string): void {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce<unknown>((value, key) => (isBlock(value) ? value[key] : undefined), settings);
  const isList = schemaAt(['defaults', ...path.split('.')])?.type === 'array';
  if (isBlock(holder)) holder[last] = isList ? [hostile(path), hostile(path)] : hostile(path);
}
