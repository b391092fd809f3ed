import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryAnswer, refusal } from '../../../../test/fixtures/fake-aws/all-is-well.js';
import { FakeAws } from '../../../../test/fixtures/fake-aws/fake-aws.js';
import {
  goldenAccount as accountId,
  goldenState,
  goldenStateWith,
  madeResource,
  problemsOfState,
} from '../../../../test/fixtures/judge-state.js';
import type { Json } from '../../../model/json.js';

const aws = new FakeAws();
beforeAll(() => aws.start());
afterAll(() => aws.stop());
const problems = (given: Parameters<typeof problemsOfState>[0] = {}) =>
  problemsOfState({ ...given, aws: aws.endpoint });
const codes = async (given?: Parameters<typeof problemsOfState>[0]) =>
  (await problems(given)).map(({ code }) => code);

describe('account', () => {
  const other = '210987654321';

  it('is that of what was made, whoever names another: the file, its role', async () => {
    expect(await problems({ config: { aws: { region: 'ap-southeast-1', accountId: other } } })).toMatchObject(
      [
        {
          code: 'account-moved',
          hint: expect.stringMatching(/^Put `aws\.accountId: "123456789012"` back\./),
        },
      ],
    );
    const aws = { region: 'ap-southeast-1', roleArn: `arn:aws:iam::${other}:role/deploy` };
    expect(await problems({ config: { aws } })).toMatchObject([
      { code: 'account-moved', path: 'environments.dev-001.aws.roleArn' },
    ]);
  });

  it('is that of the credentials where the file names none', async () => {
    const config = { aws: { region: 'ap-southeast-1', accountId: undefined } };
    const caller = (account: string) =>
      queryAnswer('GetCallerIdentity', { Account: account, Arn: `arn:aws:iam::${account}:user/jo` });
    aws.play({ GetCallerIdentity: caller(accountId) });
    expect(await codes({ config })).toEqual([]);
    aws.play({ GetCallerIdentity: caller(other) });
    expect(await problems({ config })).toMatchObject([
      {
        code: 'account-moved',
        message: expect.stringContaining(`the credentials in use belong to ${other}.`),
        hint: expect.stringMatching(/^Sign in to account 123456789012/),
      },
    ]);
    aws.play({ GetCallerIdentity: refusal('InvalidClientTokenId', 403) });
    expect(await problems({ config })).toMatchObject([{ code: 'account-unknown', severity: 'warning' }]);
  });

  it('is on the sandbox the one that the emulator serves', async () => {
    aws.play({});
    const config = { aws: { region: 'ap-southeast-1', accountId: undefined } };
    expect(await codes({ config, isOnSandbox: true })).toEqual([]);
    const text = goldenState.replaceAll(accountId, other);
    expect(await codes({ config, text, isOnSandbox: true })).toEqual(['account-moved']);
  });

  it('is not known of a provider that has credentials of its own', async () => {
    const text = goldenStateWith(
      madeResource(`arn:aws:sns:ap-southeast-1:${other}:c`, { name: 'log', alias: 'logs' }),
    );
    const stack = (logs: Json) => ({
      provider: { aws: [{ region: 'ap-southeast-1' }, { alias: 'logs', region: 'ap-southeast-1', ...logs }] },
    });
    expect(await codes({ text, stack: stack({ profile: 'logs' }) })).toEqual([]);
    const role = (account: string) => ({ assume_role: [{ role_arn: `arn:aws:iam::${account}:role/logs` }] });
    expect(await codes({ text, stack: stack(role(other)) })).toEqual([]);
    expect(await codes({ text, stack: stack(role(accountId)) })).toEqual(['account-moved']);
    expect(await codes({ text, stack: stack({}) })).toEqual(['account-moved']);
  });
});
