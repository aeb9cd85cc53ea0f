import Link from 'next/link';
import type { Translator } from '../../i18n/translator.ts';
import type { DocSlug } from './docPages.ts';
import { docGroups, docPages } from './docPages.ts';
import styles from './docs.module.css';

/** All documents by what they are for; the one that is open is marked. */
export function DocNav({ current, t }: { current: DocSlug; t: Translator }) {
  return (
    <nav aria-label={t('docs.pagesLabel')} className={styles.nav}>
      {docGroups.map((group) => (
        <div key={group}>
          <h2>{t(`docs.groups.${group}`)}</h2>
          <ul>
            {docPages
              .filter((page) => page.group === group)
              .map(({ slug }) => (
                <li key={slug}>
                  <Link
                    prefetch={false}
                    href={`/docs/${slug}`}
                    {...(slug === current && { 'aria-current': 'page' as const })}
                  >
                    {t(`docs.pages.${slug}.name`)}
                  </Link>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
