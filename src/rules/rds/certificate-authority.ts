import { textOf } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { fail, pass, unknown } from '../verdict.js';
import { expiredAuthorities } from './facts/expired-authorities.js';

const path = 'ca_cert_identifier';

export default defineRule({
  id: 'RDS-23',
  title: 'The certificate of the database comes from an authority that is valid',
  severity: 'medium',
  area: 'security',
  resource: ['aws_db_instance', 'aws_rds_cluster_instance', 'aws_rds_cluster'],
  why: 'Clients that verify the certificate cannot connect; those that then stop verifying talk to anybody.',
  fix: 'Set `ca_cert_identifier = "rds-ca-rsa2048-g1"`, or leave it to AWS.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html',
  examples: {
    pass: [{}, { ca_cert_identifier: 'rds-ca-rsa2048-g1' }, { ca_cert_identifier: 'rds-ca-ecc384-g1' }],
    fail: [
      { ca_cert_identifier: 'rds-ca-2019' },
      { stack: { resource: { aws_rds_cluster: { a: { ca_certificate_identifier: 'rds-ca-2019' } } } } },
    ],
    unknown: [{ ca_cert_identifier: '${var.ca}' }],
  },
  check: (database, { today }) => {
    const name = database.type === 'aws_rds_cluster' ? 'ca_certificate_identifier' : path;
    const authority = database.get(name);
    if (authority.state === 'absent') return pass;
    if (authority.state === 'unknown') return unknown(name);
    const since = expiredAuthorities.get(textOf(authority.value));
    return since !== undefined && today >= since ? fail(name, 'It has expired.') : pass;
  },
});
