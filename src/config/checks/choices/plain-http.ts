import { settingIdle } from '../../schema/setting-errors.js';
import type { EnvironmentCheck } from '../check.js';

/** A reason for plain HTTP beside a certificate would excuse its loss later, when nobody remembers it. */
export const plainHttpCheck: EnvironmentCheck = {
  reads: [
    'loadBalancer.allowPlainHttp.reason',
    'loadBalancer.certificateArn',
    'loadBalancer.domainName',
    'loadBalancer.hostedZoneId',
  ],
  run: ({ loadBalancer: { allowPlainHttp, certificateArn, domainName, hostedZoneId } }) => {
    const isHttps = certificateArn !== undefined || (domainName !== undefined && hostedZoneId !== undefined);
    if (allowPlainHttp.reason === undefined || !isHttps) return [];
    const setting = 'loadBalancer.allowPlainHttp';
    const problem = settingIdle.problem({ setting, why: 'there is a certificate, so HTTP only redirects' });
    return [{ at: ['loadBalancer', 'allowPlainHttp', 'reason'], problem }];
  },
};
