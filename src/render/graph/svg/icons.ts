import type { BoxKind } from '../../../operations/graph/picture.js';

/** What stands beside the words of a box: lines in a square of 26, our own drawings. */
export const icons: Readonly<Record<BoxKind, string>> = {
  internet:
    'M13 3a10 10 0 1 0 0 20a10 10 0 1 0 0-20zM13 3c-6 5-6 15 0 20c6-5 6-15 0-20zM3.6 10h18.8M3.6 16h18.8',
  'load-balancer': 'M3 13h7M10 13l4-8h5M10 13h9M10 13l4 8h5M17 3l3 2l-3 2M17 11l3 2l-3 2M17 19l3 2l-3 2',
  compute: 'M4 4h18v6H4zM4 16h18v6H4zM7 7h2M7 19h2M12 7h7M12 19h7M13 10v6',
  database: 'M4 6.5a9 3.5 0 0 0 18 0a9 3.5 0 0 0-18 0v13a9 3.5 0 0 0 18 0v-13M4 13a9 3.5 0 0 0 18 0',
  cache: 'M4 6.5a9 3.5 0 0 0 18 0a9 3.5 0 0 0-18 0v13a9 3.5 0 0 0 18 0v-13M14 11l-4 5h6l-4 5',
  function: 'M6 22l6-11M8 4h2.5l8 18H21',
  gateway: 'M4 22V12a9 9 0 0 1 18 0v10zM13 20v-9M9.5 14l3.5-3.5l3.5 3.5',
  endpoint: 'M3 13h7M16 13h7M13 10a3 3 0 1 0 0 6a3 3 0 1 0 0-6zM5 5v16M21 5v16',
  storage: 'M4 6a9 2.5 0 0 0 18 0a9 2.5 0 0 0-18 0l2.5 14a6.5 2.5 0 0 0 13 0L22 6',
  key: 'M8 8a5 5 0 1 0 0.01 10a5 5 0 1 0 0-10zM13 13h10v4M19 13v4',
  secret: 'M5 11h16v11H5zM8 11V8a5 5 0 0 1 10 0v3M13 15v3',
  logs: 'M5 3h16v20H5zM8 8h10M8 12h10M8 16h6',
  message: 'M3 6h20v14H3zM3 6l10 8l10-8',
  backup: 'M5 13a8 8 0 1 1 2.5 6M5 13l-2.5-3M5 13l3-2.5M13 9v4l3 2',
  identity: 'M13 4a4.5 4.5 0 1 0 0.01 9a4.5 4.5 0 1 0 0-9zM4 23c0-11 18-11 18 0z',
  certificate: 'M4 4h18v12H4zM8 8h10M8 12h6M17 14v8l-2-2l-2 2v-6',
  firewall: 'M13 3l9 3v7c0 5-4 8-9 10c-5-2-9-5-9-10V6zM9 13l3 3l5-6',
  other: 'M13 3l9 5v10l-9 5l-9-5V8zM4 8l9 5l9-5M13 13v10',
};
