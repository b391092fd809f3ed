import { isJson, type Json, memberOf } from '../model/json.js';

/** The values of a resource without what somebody has marked as secret. */
export function plainValues(values: unknown, sensitive: unknown): Json | undefined {
  if (!isJson(values) || sensitive === true) return undefined;
  const isMarked = (name: string) => {
    const mark = memberOf(sensitive, name);
    return mark === true || (typeof mark === 'object' && JSON.stringify(mark).includes('true'));
  };
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isMarked(name)));
}
