import type { Element } from '../../../model/element.js';
import type { Model } from '../../../model/model.js';
import { sameScalar } from '../../../model/value.js';
import { readSet } from '../../conditions/read-set.js';

/** True when the stack turns encryption on for every new volume of the account and region that an element is made in. */
export function isEncryptedByDefault(element: Element, model: Model): boolean {
  return model.ofType('aws_ebs_encryption_by_default').some((setting) => {
    const enabled = readSet(setting, 'enabled');
    const isOn = enabled.state === 'absent' || (enabled.state === 'known' && sameScalar(enabled.value, true));
    return isOn && setting.provider === element.provider;
  });
}
