/** What may stand for a setting: every one of the schema. */
export async function settingNames(): Promise<readonly string[]> {
  const { settingPaths } = await import('../../config/schema/schema-index.js');
  return settingPaths();
}
