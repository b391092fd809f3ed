import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An environments.yaml that is in order. */
export const goodFile = 'version: 1\nenvironments:\n  dev-001: { environment: dev }\n';

/** A folder that is gone after the test, with an environments.yaml unless `text` is null. */
export function temporaryProject(text: string | Uint8Array | null = goodFile): string {
  const folder = mkdtempSync(join(tmpdir(), 'multienv-cli-'));
  if (text !== null) writeFileSync(join(folder, 'environments.yaml'), text);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
