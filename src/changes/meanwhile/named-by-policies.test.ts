import { describe, expect, it } from 'vitest';
import { type PlannedPart, planOfParts } from '../../../test/fixtures/plan-of-group.js';
import { readChanges } from '../read-changes.js';

const database: PlannedPart = {
  actions: ['delete', 'create'],
  before: { identifier: 'db', resource_id: 'db-FORMER', username: 'a' },
  after: { identifier: 'db', username: 'b' },
  unknown: { resource_id: true },
};
const statement = (id: string) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 'rds-db:connect', Resource: `arn:aws:rds-db:eu-west-1:*:dbuser:${id}/shop` },
  ],
});
const policy = (id: string, more: PlannedPart = {}): PlannedPart => ({
  before: { name: 'p', policy: JSON.stringify(statement(id)) },
  after: { name: 'p' },
  unknown: { policy: true },
  written: { policy: '${aws_db_instance.db.resource_id}' },
  ...more,
});
const asItIs = (id: string): PlannedPart => {
  const { before } = policy(id);
  return { actions: ['no-op'], before, after: before };
};

function told(parts: Readonly<Record<string, PlannedPart>>, address: string) {
  const found = readChanges(planOfParts(parts)).find((one) => one.address === address);
  return { gravity: found?.gravity, does: (found?.effects ?? []).map(({ does }) => does).join('\n') };
}

describe('a policy of the users of a database that is replaced', () => {
  it.each(['aws_iam_role_policy.p', 'aws_iam_policy.p', 'aws_iam_user_policy.p'])(
    'is behind until it is updated: %s',
    (address) => {
      const { gravity, does } = told(
        { 'aws_db_instance.db': database, [address]: policy('db-FORMER') },
        address,
      );
      expect(gravity).toBe('downtime');
      expect(does).toContain('names aws_db_instance.db by its resource id db-FORMER');
      expect(does).toContain('is refused');
    },
  );

  it('stays behind where it has the id as a text, which the database says', () => {
    const parts = { 'aws_db_instance.db': database, 'aws_iam_policy.p': asItIs('db-FORMER') };
    expect(told(parts, 'aws_db_instance.db').does).toContain(
      'aws_iam_policy.p names it by its resource id db-FORMER, and no change of this plan writes the new one',
    );
    const tagged = { ...asItIs('db-FORMER'), actions: ['update'] };
    expect(told({ ...parts, 'aws_iam_policy.p': tagged }, 'aws_db_instance.db').does).toContain(
      'no change of',
    );
  });

  it('is not behind where it names another database, or all of them, or where the database stays', () => {
    for (const id of ['db-OTHER', '*', 'db-FORMERLY'])
      expect(
        told({ 'aws_db_instance.db': database, 'aws_iam_policy.p': policy(id) }, 'aws_iam_policy.p').does,
      ).not.toContain('resource id');
    const updated: PlannedPart = {
      before: { resource_id: 'db-FORMER' },
      after: { resource_id: 'db-FORMER' },
    };
    const parts = { 'aws_db_instance.db': updated, 'aws_iam_policy.p': policy('db-FORMER') };
    expect(told(parts, 'aws_iam_policy.p')).toMatchObject({ gravity: 'access', does: '' });
  });

  it('of a cluster names it by the id of the cluster', () => {
    const cluster = { ...database, before: { cluster_resource_id: 'cluster-FORMER' }, after: {} };
    const parts = { 'aws_rds_cluster.c': cluster, 'aws_iam_role_policy.p': policy('cluster-FORMER') };
    expect(told(parts, 'aws_iam_role_policy.p').does).toContain('cluster-FORMER');
  });
});
