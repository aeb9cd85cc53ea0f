import type { TeamEvent } from '@critbatch/prisma/generated/client';
import { locales } from '@critbatch/theory';
import type { Letter } from '../../platform/mail/mailer.ts';
import { notificationPath, notificationWords, tellNotification } from './tellNotification.ts';

/** An event in a letter: what it tells, and what follows the sentence, such as the text of a comment. */
export type LetterItem = { event: TeamEvent; hasAnswer: boolean; detail: string | null };

/** One letter about one event or several, in both languages: nobody is signed in to have chosen one. */
export function notificationLetter(
  to: string,
  items: readonly LetterItem[],
  { publicUrl, stopLink }: { publicUrl: string; stopLink: string },
): Letter {
  const inBoth = (say: (locale: (typeof locales)[number]) => string) => [...new Set(locales.map(say))];
  const told = ({ event, hasAnswer }: LetterItem) =>
    inBoth((locale) => tellNotification(event, hasAnswer, locale));
  const [first] = items;
  const subject =
    first && items.length === 1
      ? told(first)
      : inBoth((locale) => notificationWords[locale].several(items.length));
  const footer = [
    '--',
    ...inBoth((locale) => notificationWords[locale].choose),
    `${publicUrl}/account#notifications`,
    ...inBoth((locale) => notificationWords[locale].stop),
    stopLink,
  ].join('\n');
  return {
    to,
    subject: inOneLine(subject.join(' / ')),
    text: [
      ...items.flatMap((item) => [
        ...told(item),
        ...(item.detail === null ? [] : [item.detail]),
        publicUrl + notificationPath(item.event),
      ]),
      footer,
    ].join('\n\n'),
    headers: {
      'List-Unsubscribe': `<${stopLink}/now>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}

const longestSubject = 200;

/** A name or a title with a line break would begin another header. */
function inOneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > longestSubject ? `${line.slice(0, longestSubject)}…` : line;
}
