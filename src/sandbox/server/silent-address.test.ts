import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { answersAt } from './answers-at.js';

const connect = vi.hoisted(() => vi.fn());
vi.mock('node:net', () => ({ connect }));

// Which address drops packets on the machine of a test nobody knows.
it('an address from which nothing comes back is given up', async () => {
  const socket = Object.assign(new EventEmitter(), { destroy: vi.fn() });
  connect.mockReturnValue(socket);
  const answer = answersAt('http://192.0.2.1:8080', 100);
  expect(connect).toHaveBeenCalledWith({ host: '192.0.2.1', port: 8080, timeout: 100 });
  socket.emit('timeout');
  expect(await answer).toBe(false);
  expect(socket.destroy).toHaveBeenCalled();
});
