import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import type { Reference } from '../../../model/value.js';
import { referencesAt } from '../../conditions/references-at.js';
import { namesSecret } from '../../facts/secret-name.js';
import { typeOfAddress } from '../../facts/type-of-address.js';

/** Attributes that are secrets, by the type of their element. A reference to the whole element counts as well. */
const secretAttributes: ReadonlyMap<string, RegExp> = new Map([
  ['data.aws_secretsmanager_secret_version', /^secret_/],
  ['data.aws_secretsmanager_random_password', /^random_password/],
  ['data.aws_kms_secrets', /^plaintext/],
  ['data.vault_generic_secret', /^data/],
  ['data.vault_kv_secret', /^data/],
  ['data.vault_kv_secret_v2', /^data/],
  ['aws_secretsmanager_secret_version', /^secret_(?:string|binary)/],
  ['aws_iam_access_key', /^(?:secret|ses_smtp_password)/],
  ['aws_db_instance', /^password$/],
  ['aws_rds_cluster', /^master_password$/],
  ['random_password', /^(?:result|bcrypt_hash)/],
  ['tls_private_key', /^private_key_/],
]);

/** Addresses of the secrets whose value an attribute takes, through variables, locals and modules. None of an ephemeral resource: those are not stored. */
export function secretsAt(model: Model, element: Element, path: string): readonly string[] {
  const references = referencesAt(element, path);
  const direct = references.filter((reference) => isSecret(model, reference)).map(({ address }) => address);
  const indirect = references.some(({ address }) => /^(?:module\.[^.]+\.)*(?:var|module)\./.test(address));
  if (!indirect) return [...new Set(direct)];
  const followed = model
    .follow(element, path)
    .elements.filter((found) => secretAttributes.has(found.type) && isWhollySecret(found.type));
  return [...new Set([...direct, ...followed.map(({ address }) => address)])];
}

function isSecret(model: Model, { address, attribute }: Reference): boolean {
  const type = typeOfAddress(address);
  if (type === 'variable') return isSecretVariable(model.byAddress(address), address);
  if (type === 'data.aws_ssm_parameter')
    return /^(?:value)?$/.test(attribute) && namesSecret(parameterName(model.byAddress(address), address));
  const secret = secretAttributes.get(type);
  return secret !== undefined && (attribute === '' ? isWhollySecret(type) : secret.test(attribute));
}

function isSecretVariable(variable: Element | undefined, address: string): boolean {
  if (variable?.values.ephemeral === true) return false;
  return variable?.values.sensitive === true || namesSecret(address.split('.').at(-1) ?? '');
}

function parameterName(parameter: Element | undefined, address: string): string {
  const name = parameter?.values.name;
  return (typeof name === 'string' ? name.split('/').at(-1) : address.split('.').at(-1)) ?? '';
}

/** Elements that are there for the secret alone: what refers to one without an attribute takes the secret. */
function isWhollySecret(type: string): boolean {
  return (
    type !== 'aws_db_instance' && type !== 'aws_rds_cluster' && type !== 'aws_secretsmanager_secret_version'
  );
}
