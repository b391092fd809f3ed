import { expect, it } from 'vitest';
import { finding } from '../../../test/fixtures/check-reports.js';
import { severities } from '../../rules/define-rule.js';
import { rules } from '../../rules/index.js';
import { tellOnce } from './tell-once.js';

const admin = finding({ ruleId: 'IAM-1', part: 'statement 1', attribute: 'policy' });
const takesMore = finding({ ruleId: 'IAM-6', part: 'statement 1', attribute: 'policy', message: 'It can.' });

const told = (...findings: Parameters<typeof tellOnce>[0]) =>
  tellOnce(findings).map(({ ruleId, also }) => [ruleId, also.map((one) => one.ruleId)]);

it('tells a failure with the wider one at the same place, with what it says', () => {
  expect(told(takesMore, admin)).toEqual([['IAM-1', ['IAM-6']]]);
  expect(tellOnce([takesMore, admin])[0]?.also[0]).toMatchObject({ severity: 'high', message: 'It can.' });
});

it('tells a chain with its widest', () => {
  const at = { part: 'ingress[0]', attribute: 'ingress[0].cidr_blocks' };
  const group = ['SG-6', 'SG-5', 'SG-4', 'SG-3'].map((ruleId) => finding({ ruleId, ...at }));
  expect(told(...group)).toEqual([['SG-3', ['SG-6', 'SG-5', 'SG-4']]]);
});

it.each([
  ['another statement', { part: 'statement 2' }],
  ['another element', { address: 'aws_ebs_volume.other' }],
  ['another environment', { environment: 'dev-001' }],
  ['another file', { file: 'other.json' }],
])('leaves what is about %s', (_, change) => {
  expect(told({ ...takesMore, ...change }, admin)).toHaveLength(2);
});

it('tells what the same edit mends with the other failure of the element', () => {
  const snapshot = finding({ ruleId: 'RDS-14', attribute: 'skip_final_snapshot' });
  const backups = finding({ ruleId: 'RDS-15', attribute: 'delete_automated_backups' });
  expect(told(backups, snapshot)).toEqual([['RDS-14', ['RDS-15']]]);
  expect(told(backups, { ...snapshot, address: 'aws_db_instance.other' })).toHaveLength(2);
  expect(told(backups, { ...snapshot, outcome: 'accepted' })).toHaveLength(2);
});

it('hides nothing behind what is waived, accepted or unknown', () => {
  for (const outcome of ['waived', 'accepted', 'unknown', 'pass'] as const)
    expect(told(takesMore, { ...admin, outcome })).toHaveLength(2);
  expect(told({ ...takesMore, outcome: 'unknown' }, admin)).toHaveLength(2);
});

it('every rule is implied by rules that exist and are no less grave, and none by itself', () => {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const chain = (id: string): readonly string[] =>
    [...(byId.get(id)?.impliedBy ?? []), ...(byId.get(id)?.toldWith ?? [])].flatMap((wider) => [
      wider,
      ...chain(wider),
    ]);
  for (const { id, severity, impliedBy = [], toldWith = [] } of rules) {
    for (const wider of [...impliedBy, ...toldWith]) {
      const graver = byId.get(wider)?.severity;
      expect(graver, `${id} by ${wider}`).toBeDefined();
      expect(severities.indexOf(graver ?? 'low'), `${id} by ${wider}`).toBeLessThanOrEqual(
        severities.indexOf(severity),
      );
    }
    expect(chain(id)).not.toContain(id);
  }
});
