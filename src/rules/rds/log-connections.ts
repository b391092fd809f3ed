import type { Block } from '../../model/block.js';
import { isUnknown, textOf } from '../../model/value.js';
import { defineRule } from '../define-rule.js';
import { fail, notApplicable, pass, unknown, type Verdict } from '../verdict.js';

/** What each parameter has to be, and what the finding says where it is not. */
const wanted: Readonly<Record<string, readonly [isMet: (value: string) => boolean, otherwise: string]>> = {
  log_connections: [isOn, 'Connections are not logged.'],
  log_disconnections: [isOn, 'Ends of connections are not logged.'],
  log_min_duration_statement: [
    (value) => /^\d+$/.test(value) && Number(value) <= 60_000,
    'Statements that take longer than a minute are not logged.',
  ],
};

const group = (connections: string, milliseconds: string, family = 'postgres15') => ({
  family,
  parameter: [
    { name: 'log_connections', value: connections },
    { name: 'log_disconnections', value: '1' },
    { name: 'log_min_duration_statement', value: milliseconds },
  ],
});

export default defineRule({
  id: 'RDS-42',
  title: 'PostgreSQL logs connections and slow statements',
  severity: 'low',
  area: 'audit',
  resource: 'aws_db_parameter_group',
  setting: 'database.logConnections',
  why: 'Who was connected when, and what kept the database busy, is asked after an incident, and nothing else in AWS has written it down.',
  fix: 'Set the parameters `log_connections` and `log_disconnections` to 1, and `log_min_duration_statement` to at most 60000 milliseconds.',
  controls: {},
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.html',
  examples: {
    pass: [
      group('1', '1000'),
      group('on', '0'),
      // PostgreSQL 18 takes the steps of a connection that are logged.
      group('receipt,authentication,authorization', '60000', 'postgres18'),
    ],
    fail: [
      { family: 'postgres16' },
      group('0', '1000'),
      group('1', '-1'),
      group('1', '100000'),
      group('receipt', '1000', 'postgres18'),
    ],
    unknown: [
      group('${var.log}', '1000'),
      { family: 'postgres15', parameter: '${var.parameters}' },
      { family: '${var.family}' },
    ],
  },
  check: (parameters) => {
    const family = parameters.get('family');
    if (family.state === 'unknown') return unknown('family');
    if (family.state === 'absent' || !/^postgres\d/.test(textOf(family.value))) return notApplicable;
    const set = parameters.blocks('parameter');
    if (set === undefined) return unknown('parameter');
    return Object.keys(wanted).map((name) => judge(set, name));
  },
});

function judge(set: readonly Block[], name: string): Verdict {
  const [isMet, otherwise] = wanted[name] ?? [isOn, ''];
  const parameter = set.find(({ values }) => values.name === name);
  if (parameter === undefined)
    return set.some(({ values }) => isUnknown(values.name))
      ? unknown('parameter')
      : fail('parameter', otherwise);
  const value = parameter.get('value');
  if (value.state === 'unknown') return unknown(parameter.at('value'));
  const text = value.state === 'known' ? textOf(value.value) : '';
  return isMet(text) ? pass : fail(parameter.at('value'), otherwise);
}

function isOn(value: string): boolean {
  return /^(?:1|on|true|yes|all)$/i.test(value) || /\bauthenti?cation\b/i.test(value);
}
