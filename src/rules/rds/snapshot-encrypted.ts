import type { Element } from '../../model/element.js';
import type { Model } from '../../model/model.js';
import { sameScalar } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { whereItLeads } from '../facts/where-it-leads.js';
import { fail, pass, unknown, type Verdict } from '../verdict.js';

/** Attribute that names what a snapshot or a copy is taken of. */
const sources: Readonly<Record<string, string>> = {
  aws_db_snapshot: 'db_instance_identifier',
  aws_db_cluster_snapshot: 'db_cluster_identifier',
  aws_db_snapshot_copy: 'source_db_snapshot_identifier',
  aws_rds_cluster_snapshot_copy: 'source_db_cluster_snapshot_identifier',
};

function judge(element: Element, model: Model, depth: number): Verdict {
  const isDatabase = sources[element.type] === undefined;
  const own = element.get(isDatabase ? 'storage_encrypted' : 'encrypted');
  if (own.state === 'known')
    return typeof own.value !== 'object' && sameScalar(own.value, true)
      ? pass
      : fail('encrypted', 'It is not, because what it is taken of is not.');
  // A copy with a key is encrypted, whatever its source is.
  if (!isDatabase && /copy$/.test(element.type) && element.get('kms_key_id').state !== 'absent') return pass;
  if (isDatabase)
    return own.state === 'absent' ? fail('encrypted', 'The database is not.') : unknown('encrypted');
  const path = sources[element.type] ?? '';
  const [source] = model.follow(element, path).elements.filter(({ type }) => /^aws_(?:db|rds)_/.test(type));
  if (source === undefined || source === element || depth === 0)
    return unknown(path, whereItLeads(model, element, { path, what: 'What it is taken of' }));
  return judge(source, model, depth - 1);
}

const of = (database: object) => ({
  stack: {
    resource: {
      aws_db_instance: { db: { identifier: 'db', ...database } },
      aws_db_snapshot: { s: { db_instance_identifier: '${aws_db_instance.db.identifier}' } },
    },
  },
});

export default defineRule({
  id: 'RDS-32',
  title: 'Snapshots and their copies are encrypted',
  severity: 'medium',
  area: 'security',
  resource: Object.keys(sources),
  why: 'A snapshot holds the whole database, and is what gets copied to other accounts and regions.',
  fix: 'Encrypt the database; give a copy, one to another region above all, its `kms_key_id`.',
  // No PCI DSS 3.5.1: since 3.5.1.2, encryption of disks alone does not make card numbers unreadable.
  controls: {
    'AWS-FSBP': { 'RDS.4': ['PR', 'SH', 'SP'] },
    HIPAA: { '164.312(a)(2)(iv)': ['SP'], '164.312(c)(1)': ['SP'], '164.312(e)(2)(ii)': ['SP'] },
    SOC2: { 'CC6.1': ['SP'], 'CC6.2': ['SP'] },
  },
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CopySnapshot.html',
  examples: {
    pass: [
      of({ storage_encrypted: true }),
      { stack: { resource: { aws_db_snapshot_copy: { c: { kms_key_id: 'alias/copies' } } } } },
    ],
    fail: [of({}), of({ storage_encrypted: false }), { encrypted: false }],
    unknown: [{ db_instance_identifier: 'elsewhere' }, of({ storage_encrypted: '${var.encrypted}' })],
  },
  check: (element, { model }) => judge(element, model, 4),
});
