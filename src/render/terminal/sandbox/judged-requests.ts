import { counted } from '../../../counted.js';
import type { JudgedRequests } from '../../../sandbox/server/judged-requests.js';
import { oneLine } from '../one-line.js';

/** How many requests the sandbox has refused, and the last of them; nothing where none was. */
export function judgedRequestsText({ judged, refused, unjudged, last }: JudgedRequests): string {
  const lines = [
    ...(refused === 0
      ? []
      : [
          `refused ${refused} of ${counted(judged, 'request')}, as AWS would; the last of them:`,
          ...last.map(lineOf),
        ]),
    ...(unjudged === 0
      ? []
      : [`could not judge ${counted(unjudged, 'request')}: the log of the server says where`]),
  ];
  return lines.map(oneLine).join('');
}

function lineOf({ service, operation, code, member, constraint }: JudgedRequests['last'][number]): string {
  return `  ${service} ${operation} ${code}: ${member === '' ? '' : `${member}: `}${constraint}`;
}
