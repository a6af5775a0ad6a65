import { type PGlite, messages } from '@electric-sql/pglite';
import type { PostgresAnswer, PostgresLink } from './link.ts';

/** PGlite as a session. */
export function linkTo(postgres: PGlite): PostgresLink {
  return {
    async exchange(request) {
      const { messages: answers } = await postgres.execProtocol(request, { throwOnError: false });
      return answers.flatMap((answer) => answerFrom(answer) ?? []);
    },
  };
}

function answerFrom(answer: { readonly name: string }): PostgresAnswer | null {
  if (answer instanceof messages.RowDescriptionMessage)
    return { name: 'rowDescription', fields: answer.fields };
  if (answer instanceof messages.DataRowMessage) return { name: 'dataRow', cells: answer.fields };
  if (answer instanceof messages.CommandCompleteMessage)
    return { name: 'commandComplete', text: answer.text };
  if (answer instanceof messages.NoticeMessage) return { name: 'notice', message: answer.message ?? '' };
  if (answer instanceof messages.DatabaseError) {
    const { message, code = 'XX000', position, hint } = answer;
    return {
      name: 'error',
      complaint: { message, code, position: position ? Number(position) : null, hint },
    };
  }
  return answer.name === 'portalSuspended' ? { name: 'portalSuspended' } : null;
}
