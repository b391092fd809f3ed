import { mustEqual } from '../conditions/attribute.js';
import { allOf } from '../conditions/compose.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  id: 'RDS-35',
  title: 'A database proxy takes connections with TLS only and logs no statements',
  severity: 'medium',
  area: 'security',
  resource: 'aws_db_proxy',
  why: 'The proxy decides for itself whether clients may connect in the clear, whatever the database asks; its debug log holds the statements with their data.',
  fix: 'Set `require_tls = true` and leave `debug_logging` out.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html',
  examples: {
    pass: [{ require_tls: true }, { require_tls: true, debug_logging: false }],
    fail: [{}, { require_tls: false }, { require_tls: true, debug_logging: true }],
    unknown: [{ require_tls: '${var.tls}' }],
  },
  check: allOf(mustEqual('require_tls', true), mustEqual('debug_logging', false, { absent: 'pass' })),
});
