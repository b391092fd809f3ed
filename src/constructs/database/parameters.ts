import type { DatabaseSettings } from './settings.js';

interface Parameter {
  readonly name: string;
  readonly value: string;
}

/**
 * Parameters of PostgreSQL, all of them changed without a reboot but `rds.force_ssl`.
 *
 * A slow statement is logged as its text. The values that an application binds to it, which may be those of a customer, are left out, and
 * so are they where a statement fails.
 * Source: https://www.postgresql.org/docs/current/runtime-config-logging.html
 */
export function parametersOf({ logConnections, slowStatementMilliseconds }: DatabaseSettings): Parameter[] {
  return [
    { name: 'rds.force_ssl', value: '1' },
    ...(logConnections
      ? [
          { name: 'log_connections', value: '1' },
          { name: 'log_disconnections', value: '1' },
        ]
      : []),
    ...(slowStatementMilliseconds === 0
      ? []
      : [
          { name: 'log_min_duration_statement', value: `${slowStatementMilliseconds}` },
          { name: 'log_parameter_max_length', value: '0' },
          { name: 'log_parameter_max_length_on_error', value: '0' },
        ]),
  ];
}
