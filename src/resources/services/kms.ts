import { clientConfig } from '../../aws/network/client-config.js';
import { asker } from '../ask.js';
import { defineResource } from '../define-resource.js';
import type { Effect } from '../effect.js';
import { aliasEffects, keyEffects } from '../effects/keys.js';
import { text } from '../lookup.js';

/** What is encrypted with a key is lost with it; KMS waits before it deletes one, and the deletion can be cancelled until then. */
const absence: Effect = {
  gravity: 'data-loss',
  does: 'schedules the deletion of the key: after the waiting time nobody can read what it has encrypted',
  page: 'https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html',
};

const presence: Effect = {
  gravity: 'none',
  does: 'is a key that encrypts nothing yet',
  page: 'https://docs.aws.amazon.com/kms/latest/developerguide/create-keys.html',
};

const key = defineResource({
  type: 'aws_kms_key',
  unique: { none: 'has no name' },
  identity: { none: 'KMS gives a key its id, and no two keys are alike by their settings' },
  madeAgain:
    'nothing has been encrypted with a key that nothing refers to yet: the next deploy makes another',
  effects: keyEffects,
  presence,
  absence,
  // KMS keeps a deleted key for 30 days, in which its deletion can be cancelled.
  holdsData: false,
});

const alias = defineResource({
  type: 'aws_kms_alias',
  unique: { by: ['name'] },
  identity: ['name'],
  find: async (target, names) => {
    const sdk = await import('@aws-sdk/client-kms');
    const client = new sdk.KMSClient(await clientConfig(target, 'KMS'));
    const ask = asker('KMS', target);
    const name = text(names, 'name');
    const described = await ask(client.send(new sdk.DescribeKeyCommand({ KeyId: name })));
    const KeyId = described?.KeyMetadata?.KeyId;
    if (KeyId === undefined) return undefined;
    // An alias has no tags: those of its key say whose it is.
    const answer = await ask(client.send(new sdk.ListResourceTagsCommand({ KeyId })));
    const tags = (answer?.Tags ?? []).map(({ TagKey = '', TagValue = '' }) => [TagKey, TagValue]);
    return { importId: name, tags: Object.fromEntries(tags) };
  },
  effects: aliasEffects,
  absence: {
    gravity: 'access',
    does: 'takes the name from the key: whoever asks for the key by it is refused',
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/alias-delete.html',
  },
  holdsData: false,
});

/** Keys and their aliases. */
export const kmsTypes = [key, alias];
