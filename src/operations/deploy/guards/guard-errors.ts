import type { ChangeKind } from '../../../changes/change.js';
import { defineError } from '../../../errors/define-error.js';
import type { Invocation } from '../../../errors/invocation.js';

interface About {
  readonly suffix: string;
  readonly invocation: Invocation;
}

interface Loss extends About {
  readonly address: string;
  readonly name: string | undefined;
  readonly kind: ChangeKind;
  /** Attributes that force the replacement. */
  readonly causes: readonly string[];
  readonly isTainted: boolean;
  /** What remains of its data. */
  readonly kept: 'snapshot' | 'own-snapshot' | 'nothing' | 'in-place';
  readonly isProduction: boolean;
  /** Settings of environments.yaml behind it. */
  readonly settings?: readonly string[];
}

const verb = (kind: ChangeKind) => (kind === 'replace' ? 'replaced' : 'deleted');
const named = ({ address, name }: Pick<Loss, 'address' | 'name'>) =>
  name === undefined ? address : `${address} (${name})`;

const remains: Readonly<Record<Loss['kept'], string>> = {
  snapshot: 'A snapshot would be taken first.',
  'own-snapshot':
    'No snapshot is taken of it: take one yourself first, or a backup, where its data is needed.',
  nothing: 'Nothing of it is kept.',
  'in-place': 'AWS deletes it only when it is empty: what is in it has to be moved or deleted before.',
};

/** A deploy would take away what users have stored. */
export const dataLossNotAllowed = defineError<Loss>({
  code: 'data-loss-not-allowed',
  summary:
    '`deploy` would replace or delete a resource that holds data, and nobody has allowed that by its address.',
  exitCode: 1,
  message: ({ suffix, causes, kind, kept, ...resource }) => {
    const because = causes.length === 0 ? '' : `, because ${causes.join(' and ')} cannot be changed in place`;
    return `${suffix}: ${named(resource)} would be ${verb(kind)}${kept === 'in-place' ? '' : ' with the data in it'}${because}. ${remains[kept]}`;
  },
  hint: ({ suffix, address, causes, isTainted, isProduction, settings = [], invocation }) => {
    const words = ['--allow', address, ...(isProduction ? ['--reason', 'WHY'] : [])];
    const undo =
      causes.length === 0
        ? `Undo the change ${settings.length > 0 ? `of ${settings.join(' and ')} ` : ''}in environments.yaml`
        : `Undo the change of ${(settings.length > 0 ? settings : causes).join(' and ')}`;
    const back = isTainted
      ? 'Its creation failed, or somebody tainted it: keep it with `terraform untaint`'
      : undo;
    return `${back}, or allow the loss: ${invocation.next('deploy', { env: suffix, words })}`;
  },
});

/** A loss in production was allowed without a reason. */
export const dataLossReasonMissing = defineError<About & { readonly address: string }>({
  code: 'data-loss-reason-missing',
  summary: '`--allow` names a resource of a production environment, and `--reason` is missing.',
  exitCode: 1,
  message: ({ suffix, address }) => `${suffix} is production: losing the data of ${address} needs a reason.`,
  hint: ({ suffix, address, invocation }) =>
    `${invocation.next('deploy', { env: suffix, words: ['--allow', address, '--reason', 'WHY'] })}. The reason is kept in the journal of the run.`,
});

/** A deploy would replace what the state protects from deletion. */
export const replacementProtected = defineError<
  About & { readonly address: string; readonly setting: string }
>({
  code: 'replacement-protected',
  summary:
    '`deploy` would replace or delete a resource that is protected against deletion: AWS would refuse it halfway.',
  exitCode: 1,
  message: ({ suffix, address }) =>
    `${suffix}: ${address} would be replaced or deleted, and is protected against deletion. AWS would refuse that after other changes were made.`,
  hint: ({ suffix, setting, invocation }) =>
    `Undo the change. Or set ${setting}: false for ${suffix} in environments.yaml, deploy that alone (${invocation.next('deploy', { env: suffix })}), then make the change.`,
});

/** A production would go live without a certificate. */
export const plainHttpNotAllowed = defineError<{ readonly suffix: string }>({
  code: 'plain-http-not-allowed',
  summary:
    'The first `deploy` of a production would make a load balancer without a certificate, and the file gives no reason for that.',
  exitCode: 1,
  message: ({ suffix }) =>
    `${suffix} is production and has no certificate: it would answer over plain HTTP, where passwords and sessions can be read and changed on the way.`,
  hint: ({ suffix }) =>
    `Under ${suffix} in environments.yaml set \`loadBalancer.certificateArn\`, or \`loadBalancer.domainName\` and \`loadBalancer.hostedZoneId\`. Where plain HTTP is meant: \`loadBalancer: { allowPlainHttp: { reason: WHY } }\`.`,
});

/** `--allow` names what is not lost. */
export const allowanceUnknown = defineError<
  About & { readonly address: string; readonly lost: readonly string[] }
>({
  code: 'allowance-unknown',
  summary: '`--allow` names an address whose data the plan does not take away.',
  message: ({ suffix, address }) =>
    `${suffix}: the plan does not take away the data of \`${address}\`, which --allow names.`,
  hint: ({ lost }) =>
    lost.length === 0 ? 'The plan loses no data: leave out --allow.' : `Data is lost of: ${lost.join(', ')}.`,
});

/** `--allow` with several environments. */
export const allowanceForSeveral = defineError<{ readonly chosen: number; readonly invocation: Invocation }>({
  code: 'allowance-for-several',
  summary: '`--allow` was given for more than one environment: a loss of data is allowed for one at a time.',
  message: ({ chosen }) => `--allow counts for one environment, and ${chosen} are chosen.`,
  hint: ({ invocation }) =>
    `Name one: ${invocation.next('deploy', { env: 'SUFFIX', words: ['--allow', 'ADDRESS'] })}`,
});
