/** A setting that rules name and that environments.yaml does not have yet. */
export interface PlannedSetting {
  /** What it will do, one sentence. */
  readonly will: string;
  /** What can be done until then, one sentence that follows "Until then: ". */
  readonly meanwhile: string;
}

/**
 * The settings that are still to be built, by the name that they will have. A rule names a setting of the schema or one of these: outputs then
 * do not send a person to a line of the file that would be refused. An entry goes when the schema has the setting; a test asks for that.
 */
export const plannedSettings: Readonly<Record<string, PlannedSetting>> = {};
