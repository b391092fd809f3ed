import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { repeatedFlags } from '../../errors/invocation.js';
import { findRefusal } from './find-refusal.js';
import { knownRefusals } from './index.js';

const rows = knownRefusals.flatMap(({ service, refusals }) =>
  refusals.map((refusal) => ({
    service,
    refusal,
    name: `${service}: ${refusal.codes[0]} ${refusal.text ?? ''}`,
  })),
);
const errors = rows.flatMap((row) => row.refusal.said.map((said) => ({ ...row, said })));

describe('what AWS is known to refuse', () => {
  it.each(errors)('$name is known by: $said', ({ refusal, said }) => {
    const type = refusal.types?.[0];
    expect(findRefusal(said, type && `module.one.${type}.this["a"]`)).toBe(refusal);
  });

  it.each(errors.filter(({ said }) => said.includes('operation error')))(
    '$name is told with what the provider was doing, the service and the call: $said',
    ({ said }) => {
      expect(said).toMatch(/^[^:]+\S.*: operation error [A-Z][\w ()-]+: [A-Z][A-Za-z0-9]+, /);
    },
  );

  it.each(rows)('$name has a cause, what is left, a remedy, a command and a page of AWS', ({ refusal }) => {
    expect(Object.keys(repeatedFlags)).toContain(refusal.next);
    expect(refusal.page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+\.html$/);
    for (const words of [refusal.cause, refusal.left, refusal.remedy]) {
      expect(words).toMatch(/^[A-Z].{15,}\.$/);
      expect(words).not.toMatch(/mend the cause|fix the cause/i);
    }
  });

  it('leaves alone what it does not know, and codes that are a part of other words', () => {
    expect(findRefusal('creating X: api error SomethingNew: no', 'aws_lb.a')).toBeUndefined();
    expect(
      findRefusal('creating IAM Role (EntityAlreadyExists): api error SomethingNew: no', 'aws_iam_role.a'),
    ).toBeUndefined();
    expect(findRefusal('api error MyThrottling: x', undefined)).toBeUndefined();
  });

  it('says which types it is about where its code is that of several services', () => {
    const services = (code: string) =>
      new Set(rows.filter(({ refusal }) => refusal.codes.includes(code)).map(({ service }) => service)).size;
    const unsaid = rows.filter(
      ({ refusal }) => refusal.types === undefined && refusal.codes.some((code) => services(code) > 1),
    );
    expect(unsaid.map(({ name }) => name)).toEqual([]);
  });

  it('keeps one code of two services apart by the type', () => {
    const said = 'operation error X: api error LimitExceeded: too many';
    expect(findRefusal(said, 'aws_iam_role.a')?.page).toContain('/IAM/');
    expect(findRefusal(said, 'aws_autoscaling_group.a')?.page).toContain('autoscaling');
    expect(findRefusal(said, 'aws_sqs_queue.a')).toBeUndefined();
  });
});

it('the guide that permissions point to is there', () => {
  expect(readFileSync('docs/guides/deployer-permissions.md', 'utf8')).toContain('iam:CreateRole');
});
