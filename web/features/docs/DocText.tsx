import type { Translator } from '../../i18n/translator.ts';
import type { Doc } from './doc.type.ts';
import styles from './docs.module.css';

/** A document with its headings to jump to; its text is in English, and says so to readers of another language. */
export function DocText({ doc, locale, t }: { doc: Doc; locale: string; t: Translator }) {
  const headings = doc.places.filter(({ kind }) => kind === 'heading').slice(1);
  return (
    <>
      {locale !== 'en' && <p className={styles.language}>{t('docs.inEnglish')}</p>}
      {headings.length > 2 && (
        <details className={styles.contents}>
          <summary>{t('docs.contents')}</summary>
          <ul lang="en">
            {headings.map(({ anchor, name }) => (
              <li key={anchor}>
                <a href={`#${anchor}`}>{name}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
      <article
        lang="en"
        className={styles.text}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: rendered from our own files when the portal was built
        dangerouslySetInnerHTML={{ __html: doc.html }}
      />
    </>
  );
}
