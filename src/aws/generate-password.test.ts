import { expect, test } from 'vitest';
import { generatePassword } from './generate-password.js';

test('has 32 characters, each class at least once, and none that RDS refuses', () => {
  for (let round = 0; round < 500; round += 1) {
    const password = generatePassword();
    expect(password).toHaveLength(32);
    expect(password).toMatch(/[A-Z]/);
    expect(password).toMatch(/[a-z]/);
    expect(password).toMatch(/[0-9]/);
    expect(password).toMatch(/[^A-Za-z0-9]/);
    expect(password).not.toMatch(/[/"@\s]/);
  }
});

test('never comes twice', () => {
  expect(new Set(Array.from({ length: 500 }, generatePassword)).size).toBe(500);
});

test('is of characters that nobody takes for others, and of each of them', () => {
  const drawn = new Set(Array.from({ length: 2000 }, generatePassword).join(''));
  expect([...drawn].sort().join('')).toBe(
    '!#*+-.23456789=ABCDEFGHJKLMNPQRSTUVWXYZ_abcdefghijkmnopqrstuvwxyz~',
  );
});
