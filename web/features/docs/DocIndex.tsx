import Link from 'next/link';
import type { Translator } from '../../i18n/translator.ts';
import { docGroups, docPages } from './docPages.ts';
import styles from './docs.module.css';

/** What there is to read, and what each document answers. */
export function DocIndex({ t }: { t: Translator }) {
  return (
    <div className={styles.index}>
      {docGroups.map((group) => (
        <section key={group}>
          <h2>{t(`docs.groups.${group}`)}</h2>
          <ul>
            {docPages
              .filter((page) => page.group === group)
              .map(({ slug }) => (
                <li key={slug}>
                  <Link prefetch={false} href={`/docs/${slug}`}>
                    {t(`docs.pages.${slug}.name`)}
                  </Link>
                  <p className="caption">{t(`docs.pages.${slug}.about`)}</p>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
