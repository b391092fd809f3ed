/** Settings whose other value a deployed environment cannot take: AWS would make anew what it lives in. With the reason, as the end of a sentence. */
const bound: Readonly<Record<string, string>> = {
  'network.mode': 'once deployed, an environment does not move to another network',
};

/** Why a deployed environment keeps a setting when its edition changes; undefined where it need not. */
export function boundToDeployment(setting: string): string | undefined {
  return Object.hasOwn(bound, setting) ? bound[setting] : undefined;
}
