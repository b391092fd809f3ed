import { isLowered } from '../../record/was-production.js';
import { settingPlace } from './setting-place.js';
import { defineStateGuard } from './state-guard.js';
import { tierLowered } from './state-guard-errors.js';

/** Told, not refused: it may be meant. What `--yes` and `--allow` need for production they still need for this deploy. */
export const loweredTier = defineStateGuard({
  id: 'lowered-tier',
  title: 'What was deployed as production does not become something less unnoticed.',
  misleads: false,
  problemsOf: async ({ run, record }) => {
    const { suffix, tier } = run.environment;
    if (tier === 'production' || !isLowered(tier, await record())) return [];
    return [tierLowered.problem({ suffix, tier }, settingPlace(run, 'environment'))];
  },
});
