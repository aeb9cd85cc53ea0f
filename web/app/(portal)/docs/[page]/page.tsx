import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { atOrigin } from '../../../../features/docs/atOrigin.ts';
import { DocNav } from '../../../../features/docs/DocNav.tsx';
import { DocText } from '../../../../features/docs/DocText.tsx';
import styles from '../../../../features/docs/docs.module.css';
import { docs } from '../../../../features/docs/docs.ts';
import { loadLanguage } from '../../../../features/preferences/preferences.ts';
import { publicOrigin } from '../../../../features/report/origin.ts';
import { Page } from '../../../../features/shell/Page.tsx';

type Props = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page } = await params;
  const doc = docs.find(({ slug }) => slug === page);
  return doc ? { title: doc.title } : {};
}

/** One document of the repository. */
export default async function DocPage({ params }: Props) {
  const [{ page }, { t, locale }] = [await params, await loadLanguage()];
  const doc = docs.find(({ slug }) => slug === page);
  if (!doc) notFound();
  const origin = publicOrigin();
  return (
    <Page>
      <div className={styles.layout}>
        <DocNav current={doc.slug} t={t} />
        <div>
          <DocText doc={origin ? { ...doc, html: atOrigin(doc.html, origin) } : doc} locale={locale} t={t} />
        </div>
      </div>
    </Page>
  );
}
