import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';

/** `explain` was asked for something that is neither a setting nor an element of the stack. */
export const nothingToExplain = defineError<{
  environment: string;
  name: string;
  suggestion: string | undefined;
  invocation: Invocation;
}>({
  code: 'nothing-to-explain',
  summary:
    '`explain` was asked for something that is neither a setting of the file nor an element of the stack.',
  message: ({ environment, name }) => `${environment} has neither a setting nor an element \`${name}\`.`,
  hint: ({ environment, suggestion, invocation }) =>
    suggestion === undefined
      ? `Run \`${invocation.next('explain', { words: [environment] })}\` for every setting.`
      : `Did you mean \`${suggestion}\`?`,
});

/** Which setting decides an attribute is found out for our own stack alone. */
export const ownAppNotTraced = defineError<{ name: string }>({
  code: 'own-app-not-traced',
  summary: '`explain` was asked for an element of a stack that an app of the project makes.',
  message: ({ name }) =>
    `\`${name}\` is made by \`synthCommand\`: which setting decides it stands in that app.`,
  hint: () => 'Look for it in the app. Settings of environments.yaml are explained as ever.',
});
