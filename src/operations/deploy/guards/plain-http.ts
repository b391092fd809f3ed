import { defineGuard } from './guard.js';
import { plainHttpNotAllowed } from './guard-errors.js';

const loadBalancer = 'aws_lb.alb';
const https = 'aws_lb_listener.https';

/** What goes live with plain HTTP stays so for years; what is live already would only be cut off. */
export const plainHttp = defineGuard({
  id: 'plain-http',
  title: 'A production goes live with a certificate, or with the reason why it has none.',
  problemsOf: ({ run, contents, loaded }) => {
    const { suffix, tier, loadBalancer: settings } = run.environment;
    const created = contents.changes.flatMap(({ kind, address }) => (kind === 'create' ? [address] : []));
    const isFirst = created.includes(loadBalancer) && !created.includes(https);
    const reason = settings.allowPlainHttp.reason?.trim() ?? '';
    if (tier !== 'production' || !isFirst || reason !== '') return [];
    const path = ['environments', suffix, 'loadBalancer'];
    const place = { file: loaded.file, ...loaded.locate(path), path: path.join('.') };
    return [plainHttpNotAllowed.problem({ suffix }, place)];
  },
});
