import { expect, it } from 'vitest';
import { changedLines } from './changed-lines.js';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const written = (...lines: readonly string[]) => ['${base64encode(local.text)}', [`${lines.join('\n')}\n`]];
const before = base64("PORT='8080'\nPATH='/health'\nHOST='db.example'\nARTIFACT='old'\n");
const now = written("PORT='9090'", "PATH='/ready'", "HOST='${aws_db_instance.db.address}'");

it('finds what another stack alters among the lines that differ, until something is behind each', () => {
  const lines = changedLines(before, now);
  const [port, path, host] = ["PORT='9090'", "PATH='/ready'", "HOST='${aws_db_instance.db.address}'"];
  expect(lines?.areFound()).toBe(false);
  expect(lines?.touchedBy(written("PORT='1'", path, host))).toBe(true);
  expect(lines?.touchedBy(written(port, "PATH='/'", host))).toBe(true);
  expect(lines?.areFound()).toBe(false);
  expect(lines?.touchedBy(written(port, path, host, "ARTIFACT='sample'"))).toBe(true);
  expect(lines?.areFound()).toBe(true);
  // The next setting of the same line is behind it too.
  expect(lines?.touchedBy(written("PORT='2'", path, host))).toBe(true);
});

it('takes an expression for what it was, and a line that stays for no cause', () => {
  const lines = changedLines(before, now);
  expect(lines?.touchedBy(written("PORT='9090'", "PATH='/ready'", "HOST='elsewhere'"))).toBe(false);
  expect(lines?.touchedBy(now)).toBe(false);
  expect(lines?.touchedBy(['one line'])).toBe(false);
});

it('is about texts of several lines that differ alone', () => {
  expect(changedLines('one', now)).toBeUndefined();
  expect(changedLines(before, ['one'])).toBeUndefined();
  expect(changedLines(base64("PORT='9090'\nHOST='a'\n"), written("PORT='9090'", "HOST='a'"))).toBeUndefined();
});
