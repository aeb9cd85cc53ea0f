import Link from 'next/link';
import type { Translator } from '../../i18n/translator.ts';

/** Why a model or data set of the team cannot be chosen for training, and what to do with it instead. */
export function LeftOut({ count, t }: { count: number; t: Translator }) {
  if (count === 0) return null;
  return (
    <p className="caption">
      {t('form.leftOut.why', { count })}{' '}
      <Link prefetch={false} href="/docs/python#report-a-sweep">
        {t('form.leftOut.report')}
      </Link>
    </p>
  );
}
