import { describe, expect, it } from 'vitest';
import { type PlannedPart, planOfParts } from '../../../test/fixtures/plan-of-group.js';
import { readChanges } from '../read-changes.js';
import { localsIn } from '../written/stack-locals.js';

const group = 'aws_autoscaling_group.asg';
const template = 'aws_launch_template.t';
const locals = localsIn({
  locals: { boot: 'HOST=${aws_db_instance.db.address}\nBUCKET=${aws_s3_bucket.b.bucket}\n' },
});
const refreshing: PlannedPart = {
  before: { name: 'asg', health_check_type: 'ELB', launch_template: [{ version: '1' }] },
  after: {
    ...{ name: 'asg', health_check_type: 'ELB', min_size: 2, launch_template: [{}] },
    instance_refresh: [
      { preferences: [{ min_healthy_percentage: 100, max_healthy_percentage: 200, auto_rollback: true }] },
    ],
  },
  unknown: { launch_template: [{ version: true }] },
  written: { launch_template: '${aws_launch_template.t.latest_version}' },
};
const renewed: PlannedPart = {
  before: { user_data: 'a', latest_version: 1 },
  after: { latest_version: 1 },
  unknown: { user_data: true, latest_version: true },
  written: { user_data: '${base64encode(local.boot)}' },
};
const database: PlannedPart = {
  actions: ['delete', 'create'],
  before: { identifier: 'db', address: 'former', username: 'a' },
  after: { identifier: 'db', username: 'b' },
  unknown: { address: true },
};
const bucket = { before: { bucket: 'b' }, after: { bucket: 'b' } };

function effectsOf(parts: Readonly<Record<string, PlannedPart>>, address: string) {
  const found = readChanges(planOfParts(parts), locals).find((one) => one.address === address);
  return { gravity: found?.gravity, told: (found?.effects ?? []).map(({ does }) => does) };
}

describe('user data that names what changes', () => {
  const parts = { [group]: refreshing, [template]: renewed, 'aws_db_instance.db': database };

  it('keeps instances from what they need until they are exchanged, and for good where the refresh fails', () => {
    const { gravity, told } = effectsOf(parts, group);
    expect(gravity).toBe('downtime');
    expect(told).toEqual([
      expect.stringContaining('exchanges 2 instances: starts the new ones'),
      expect.stringMatching(
        /until the last one is exchanged: connections to the former database fail \(aws_db_instance\.db\); if the health check of the application needs it, the group also ends these instances/,
      ),
      expect.stringMatching(
        /^should the refresh fail, nothing goes back: aws_db_instance\.db and the group keep what is new.* go on failing until the group replaces them or a mended file is deployed; the former file would replace aws_db_instance\.db again, and brings no data back$/,
      ),
    ]);
  });

  it('names each resource of which it reads what changes, and no other', () => {
    const other = { ...bucket, actions: ['delete', 'create'], after: { bucket: 'c' } };
    const both = effectsOf({ ...parts, 'aws_s3_bucket.b': other }, group).told.join();
    expect(both).toContain('requests to the former bucket fail (aws_s3_bucket.b)');
    const tagged = { ...bucket, after: { bucket: 'b', tags: { a: 'b' } } };
    expect(effectsOf({ ...parts, 'aws_s3_bucket.b': tagged }, group).told.join()).not.toContain('bucket');
  });

  it('says that nobody exchanges the instances where no group follows the template', () => {
    const { gravity, told } = effectsOf({ [template]: renewed, 'aws_db_instance.db': database }, template);
    expect(gravity).toBe('downtime');
    expect(told).toEqual([expect.stringContaining('no instance refresh of this plan exchanges them')]);
  });

  it('says so of a template that is changed in place alone', () => {
    const told = (actions: readonly string[]) =>
      effectsOf(
        { [template]: { ...renewed, actions }, 'aws_db_instance.db': database },
        template,
      ).told.join();
    expect(told(['update'])).toContain('exchanges them');
    expect(told(['delete', 'create'])).not.toContain('exchanges them');
    expect(told(['delete'])).not.toContain('exchanges them');
  });

  it('goes with the former group where that is made anew, and with nobody where that goes first', () => {
    const anew = (actions: readonly string[]) => ({ ...refreshing, actions });
    const told = (actions: readonly string[]) =>
      effectsOf({ ...parts, [group]: anew(actions) }, template).told;
    expect(told(['create', 'delete'])).toEqual([
      expect.stringMatching(
        /^instances that run keep their former user data, and go with the former aws_autoscaling_group\.\w+; until then: connections to the former database fail \(aws_db_instance\.db\)$/,
      ),
    ]);
    expect(told(['delete', 'create'])).toEqual([]);
  });

  it('says so too where another template names it: a template exchanges no instances', () => {
    const other: PlannedPart = {
      before: { tag_specifications: [{ tags: { Base: '1' } }] },
      after: { tag_specifications: [{}] },
      unknown: { tag_specifications: [{ tags: true }] },
      written: { tag_specifications: '${aws_launch_template.t.latest_version}' },
    };
    const both = { [template]: renewed, 'aws_db_instance.db': database, 'aws_launch_template.other': other };
    expect(effectsOf(both, template).told).toEqual([
      expect.stringContaining('no instance refresh of this plan exchanges them'),
    ]);
  });

  it('is known by what it was, where the new user data reads something else, and what is new was not known', () => {
    const arn = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:former-AbCdEf';
    const text = Buffer.from(`a\nSECRET='${arn}'\n`).toString('base64');
    const other = {
      ...{ ...renewed, before: { ...renewed.before, user_data: text } },
      written: { user_data: '${aws_secretsmanager_secret.new.arn}' },
    };
    const managed = {
      before: { master_user_secret: [{ secret_arn: arn }], address: 'db.example.com' },
      after: { master_user_secret: [], address: 'db.example.com' },
    };
    const made = { actions: ['create'], before: null, after: {}, unknown: { arn: true } };
    const { told } = effectsOf(
      {
        ...{ [group]: refreshing, [template]: other, 'aws_db_instance.db': managed },
        'aws_secretsmanager_secret.new': made,
      },
      group,
    );
    expect(told.join()).toMatch(
      /: the former secret cannot be read, or holds a password that is refused \(aws_db_instance\.db\)[,;]/,
    );
    expect(told.join()).not.toContain('secret.new');
    const hidden = { ...other, sensitive: { user_data: true } };
    expect(
      effectsOf({ [group]: refreshing, [template]: hidden, 'aws_db_instance.db': managed }, group).told,
    ).toHaveLength(1);
  });

  it('is not known to do harm where nobody has declared what fails', () => {
    const named = { ...renewed, written: { user_data: '${aws_efs_file_system.f.dns_name}' } };
    const files = { actions: ['delete', 'create'], before: { a: 1 }, after: {}, unknown: { dns_name: true } };
    const { told } = effectsOf(
      { [group]: refreshing, [template]: named, 'aws_efs_file_system.f': files },
      group,
    );
    expect(told.join()).toContain('nobody has declared what fails (aws_efs_file_system.f)');
  });

  it('says nothing where the template changes otherwise, or where no refresh follows', () => {
    const image = { ...renewed, before: { image_id: 'a' }, after: { image_id: 'b' }, unknown: {} };
    expect(effectsOf({ [group]: refreshing, [template]: image }, group).told).toHaveLength(1);
    const after = { ...refreshing.after, instance_refresh: [] };
    const { told } = effectsOf({ ...parts, [group]: { ...refreshing, after } }, group);
    expect(told.join()).not.toContain('should the refresh fail');
  });
});

describe('a target group that asks in another way', () => {
  const check = (path: string) => [{ path, port: 'traffic-port', matcher: '200' }];
  const moved: PlannedPart = {
    actions: ['create', 'delete'],
    before: { name: 'tg', port: 8080, protocol: 'HTTP', health_check: check('/health') },
    after: { name: 'tg-9090', port: 9090, protocol: 'HTTP', health_check: check('/health') },
    forced: ['port'],
  };
  const attached: PlannedPart = {
    actions: ['no-op'],
    written: {
      autoscaling_group_name: '${aws_autoscaling_group.asg.name}',
      lb_target_group_arn: '${aws_lb_target_group.tg.arn}',
    },
  };
  const parts = {
    ...{ [group]: refreshing, [template]: { ...renewed, written: {} } },
    ...{ 'aws_lb_target_group.tg': moved, 'aws_autoscaling_attachment.a': attached },
  };

  it('lets instances that run fail its check, and stays as it is when the refresh fails', () => {
    const { told } = effectsOf(parts, group);
    expect(told.slice(1)).toEqual([
      expect.stringMatching(
        /^instances that run fail the health check of the new aws_lb_target_group\.tg \(port 8080 → 9090\): once a new instance has passed it, the group ends/,
      ),
      expect.stringMatching(
        /nothing goes back: aws_lb_target_group\.tg \(port 9090\) and the group keep what is new.* go on failing until the group replaces them or a mended file is deployed; the former file would do, with another downtime$/,
      ),
    ]);
  });

  it('gets requests of listeners and rules before an instance in it is healthy', () => {
    const listener: PlannedPart = {
      before: { port: 443, default_action: [{ target_group_arn: 'former' }] },
      after: { port: 443, default_action: [{}] },
      unknown: { default_action: [{ target_group_arn: true }] },
      written: { default_action: '${aws_lb_target_group.tg.arn}' },
    };
    const named = { ...moved, before: { ...moved.before, arn: 'former' }, unknown: { arn: true } };
    const all = { ...parts, 'aws_lb_target_group.tg': named, 'aws_lb_listener.https': listener };
    const sent = effectsOf(all, 'aws_lb_listener.https');
    expect(sent.gravity).toBe('downtime');
    expect(sent.told).toEqual([
      'from this change on, requests go to the new aws_lb_target_group.tg, and fail until an instance in it is healthy',
    ]);
    const { 'aws_lb_listener.https': _listener, ...rest } = all;
    expect(effectsOf({ ...rest, 'aws_lb_listener_rule.r': listener }, 'aws_lb_listener_rule.r').told).toEqual(
      sent.told,
    );
    const { 'aws_lb_target_group.tg': _gone, ...others } = parts;
    const another = effectsOf({ ...others, 'aws_lb_listener.https': listener }, 'aws_lb_listener.https');
    expect(another.told).toEqual([]);
  });

  it('ends the downtime with the first instance that is exchanged, and a database with the last', () => {
    const endsOf = (all: Readonly<Record<string, PlannedPart>>) =>
      readChanges(planOfParts(all), locals)
        .find(({ address }) => address === group)
        ?.effects?.flatMap(({ endsWith }) => endsWith ?? []);
    expect(endsOf(parts)).toEqual(['first instance']);
    const both = { ...parts, [template]: renewed, 'aws_db_instance.db': database };
    expect(endsOf(both)).toEqual(['last instance', 'first instance']);
  });

  it('may do so where the path alone is another one, and the group ends none that it does not ask for', () => {
    const asked = {
      ...{ ...moved, actions: ['update'], forced: [] },
      after: { ...moved.before, health_check: check('/ready') },
    };
    const after = { ...refreshing.after, health_check_type: 'EC2' };
    const { told } = effectsOf(
      { ...parts, [group]: { ...refreshing, after }, 'aws_lb_target_group.tg': asked },
      group,
    );
    expect(told.at(1)).toBe(
      'instances that run may fail the health check of aws_lb_target_group.tg (path of the check /health → /ready): they get no requests until they are exchanged',
    );
  });

  it('is found among the attributes of the group too, and one of another group is not', () => {
    const { 'aws_autoscaling_attachment.a': _none, ...alone } = parts;
    expect(effectsOf(alone, group).told).toHaveLength(1);
    const own = {
      ...refreshing,
      written: { ...refreshing.written, target_group_arns: '${aws_lb_target_group.tg.arn}' },
    };
    expect(effectsOf({ ...alone, [group]: own }, group).told).toHaveLength(3);
  });

  it.each([
    ['protocol', { protocol: 'HTTPS' }, 'protocol HTTP → HTTPS', 'fail'],
    ['port of the check', { health_check: [{ port: '81' }] }, 'port of the check traffic-port → 81', 'fail'],
    ['answer', { health_check: [{ matcher: '204' }] }, 'answer to the check 200 → 204', 'may fail'],
  ])('may be asked at another %s', (_name, differing, words, must) => {
    const after = { ...moved.before, ...differing };
    const asked = {
      ...parts,
      'aws_lb_target_group.tg': { ...moved, actions: ['update'], forced: [], after },
    };
    const told = effectsOf(asked, group).told.at(1) ?? '';
    expect(told).toContain(`instances that run ${must} the health check`);
    expect(told).toContain(words);
  });

  it('says nothing of a port that is known only after the apply', () => {
    const { port: _unknown, ...after } = {
      name: 'tg',
      port: 0,
      protocol: 'HTTP',
      health_check: check('/health'),
    };
    const open = { ...moved, after, unknown: { port: true } };
    expect(effectsOf({ ...parts, 'aws_lb_target_group.tg': open }, group).told.join()).not.toContain(
      'health check',
    );
  });

  it('says nothing of a target group that comes or goes', () => {
    for (const one of [
      { ...moved, actions: ['delete'], after: null },
      { ...moved, actions: ['create'], before: null },
    ])
      expect(effectsOf({ ...parts, 'aws_lb_target_group.tg': one }, group).told).toHaveLength(1);
  });

  it('is found among the sources of traffic of the group too', () => {
    const { 'aws_autoscaling_attachment.a': _none, ...alone } = parts;
    const written = { ...refreshing.written, traffic_source: '${aws_lb_target_group.tg.arn}' };
    expect(effectsOf({ ...alone, [group]: { ...refreshing, written } }, group).told.join()).toContain(
      'fail the health check of the new aws_lb_target_group.tg',
    );
  });

  it('says nothing where it answers as before', () => {
    const named = { ...moved, after: { ...moved.before, name: 'other' } };
    expect(effectsOf({ ...parts, 'aws_lb_target_group.tg': named }, group).told).toHaveLength(1);
  });
});

describe('a bucket that goes', () => {
  const gone: PlannedPart = { actions: ['delete', 'create'], ...bucket, after: { bucket: 'c' } };
  const setting = (name: string): PlannedPart => ({ ...gone, before: { bucket: name } });

  it('loses its settings first, and stays without them where AWS refuses its deletion', () => {
    const parts = {
      'aws_s3_bucket.b': gone,
      'aws_s3_bucket_versioning.v': setting('b'),
      'aws_s3_bucket_public_access_block.p': setting('b'),
      'aws_s3_bucket_policy.other': setting('of-another-bucket'),
    };
    expect(effectsOf(parts, 'aws_s3_bucket.b').told.at(-1)).toMatch(
      /^its versioning and block of public access are deleted before it: .* it stays without its block of public access, with versioning suspended$/,
    );
    expect(effectsOf(parts, 'aws_s3_bucket_versioning.v')).toEqual({
      gravity: 'access',
      told: [
        'until the former bucket is deleted, whoever overwrites or deletes an object in it loses it: no former version is kept',
      ],
    });
  });

  it('is like a vault of backups, which loses its lock first', () => {
    const vault = { actions: ['delete'], before: { name: 'v', force_destroy: false }, after: null };
    const lock = { actions: ['delete'], before: { backup_vault_name: 'v' }, after: null };
    const parts = { 'aws_backup_vault.v': vault, 'aws_backup_vault_lock_configuration.l': lock };
    expect(effectsOf(parts, 'aws_backup_vault.v').told).toEqual([
      expect.stringMatching(/^AWS deletes it only when it is empty/),
      'turns off the keeping of backups in it',
      expect.stringMatching(/^its lock is deleted before it: .* it stays without its lock$/),
    ]);
  });

  it('is not refused where it is emptied first, and is without them until then', () => {
    const emptied = { ...gone, before: { bucket: 'b', force_destroy: true } };
    const parts = { 'aws_s3_bucket.b': emptied, 'aws_s3_bucket_policy.p': setting('b') };
    expect(effectsOf(parts, 'aws_s3_bucket.b').told.at(-1)).toBe(
      'its policy is deleted before it: until all that is in it is deleted, and then it, it is without its policy',
    );
  });

  it('has nothing to lose where nothing goes with it', () => {
    expect(effectsOf({ 'aws_s3_bucket.b': gone }, 'aws_s3_bucket.b').told.join()).not.toContain('before it');
  });
});

describe('the secret of RDS that user data names', () => {
  const arn = 'arn:aws:secretsmanager:eu-west-1:1:secret:rds!db-a';
  const named = {
    ...renewed,
    before: { user_data: Buffer.from(`#!/bin/sh\nARN=${arn}\n`).toString('base64'), latest_version: 1 },
  };
  const managed = {
    identifier: 'db',
    manage_master_user_password: true,
    master_user_secret: [{ secret_arn: arn }],
  };

  it('is gone once RDS does not keep the password any more, although the provider plans no change of it', () => {
    const handed = { before: managed, after: { ...managed, manage_master_user_password: null } };
    const parts = { [group]: refreshing, [template]: named, 'aws_db_instance.db': handed };
    const { gravity, told } = effectsOf(parts, group);
    expect(gravity).toBe('downtime');
    expect(told.join('\n')).toContain('the former secret cannot be read');
  });

  it('stays where something else of the database changes', () => {
    const retained = { before: managed, after: { ...managed, backup_retention_period: 3 } };
    const parts = { [group]: refreshing, [template]: named, 'aws_db_instance.db': retained };
    expect(effectsOf(parts, group).told.join('\n')).not.toContain('secret');
  });
});
