import { describe, expect, it } from 'vitest';
import { finalSnapshotOf, passwordSentAgain } from './new-database.js';

describe('what RDS leaves of a database that is deleted', () => {
  it('is what the state says, whatever the file says meanwhile', () => {
    const kept = {
      skip_final_snapshot: false,
      final_snapshot_identifier: 'db-final',
      delete_automated_backups: false,
    };
    expect(finalSnapshotOf(kept)).toMatchObject({
      ...{ onlyEmpty: false, remains: true },
      does: 'RDS takes a final snapshot of its own when it deletes it, db-final; its automated backups stay until they expire',
    });
    expect(finalSnapshotOf({ skip_final_snapshot: true }).does).toBe(
      'RDS takes no final snapshot when it deletes it (`skip_final_snapshot` in the state); its automated backups are deleted with it',
    );
    expect(finalSnapshotOf({}).does).toMatch(/^RDS takes a final snapshot of its own when it deletes it;/);
  });
});

describe('the password of a database in the place of another one', () => {
  it('is sent again, or made by RDS, and of neither nothing is said', () => {
    expect(passwordSentAgain({ after: { password_wo_version: 3 } })).toMatchObject([
      { gravity: 'rotation', does: expect.stringMatching(/^the password is sent again/) },
    ]);
    expect(passwordSentAgain({ after: { manage_master_user_password: true } })[0]?.does).toMatch(
      /in a new secret/,
    );
    expect(passwordSentAgain({ after: { password_wo_version: null } })).toEqual([]);
  });
});
