import { counted } from '../../counted.js';
import { dailyWindow, type TimeWindow, weeklyWindow, windowsOverlap } from '../../rules/rds/facts/windows.js';
import { settingsConflict } from '../schema/setting-errors.js';
import type { EnvironmentCheck, SettingFault } from './check.js';

const minMinutes = 30;

/** RDS wants both windows at least 30 minutes long and apart from each other. */
export const databaseWindowsCheck: EnvironmentCheck = {
  reads: ['database.backupWindow', 'database.maintenanceWindow'],
  run: ({ database: { backupWindow, maintenanceWindow } }) => {
    const backup = dailyWindow(backupWindow);
    const maintenance = weeklyWindow(maintenanceWindow);
    const short = [
      ...tooShort('backupWindow', backupWindow, backup),
      ...tooShort('maintenanceWindow', maintenanceWindow, maintenance),
    ];
    if (short.length > 0 || !windowsOverlap(backup, maintenance)) return short;
    const message = `The backup window ${backupWindow} and the maintenance window ${maintenanceWindow} overlap (UTC).`;
    const hint = 'Move one of them: they may touch, but not overlap.';
    return [
      {
        at: ['database', 'maintenanceWindow'],
        problem: settingsConflict.problem({ message, hint }, { value: maintenanceWindow }),
      },
    ];
  },
};

function tooShort(key: string, text: string, window: TimeWindow): SettingFault[] {
  if (window.minutes >= minMinutes) return [];
  const message = `\`database.${key}\` (${text}) lasts ${counted(window.minutes, 'minute')}; RDS wants at least ${minMinutes}.`;
  const problem = settingsConflict.problem(
    { message, hint: 'Move its end to a later time (UTC).' },
    { value: text },
  );
  return [{ at: ['database', key], problem }];
}
