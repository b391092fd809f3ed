import { placeWords } from '../topology/places/place-words.js';
import { environmentPatterns } from './completion/environment-patterns.js';
import { settingNames } from './completion/setting-names.js';

/** An argument that names one environment. */
export const environmentArgument = {
  parse: String,
  proposeCompletions: environmentPatterns,
  placeholder: 'ENV',
  brief: 'Environment: its suffix',
} as const;

/** An argument that names a setting. */
export const settingArgument = {
  parse: String,
  proposeCompletions: settingNames,
  placeholder: 'SETTING',
  brief: 'Dotted name, such as database.multiAz',
} as const;

/** An argument that names a place of a stack. */
export const placeArgument = {
  parse: String,
  proposeCompletions: () => placeWords,
  placeholder: 'PLACE',
  brief: 'internet, a kind of places, or an address of the stack',
} as const;
