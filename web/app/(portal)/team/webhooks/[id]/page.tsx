import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { loadLanguage } from '../../../../../features/preferences/preferences.ts';
import { requireViewer } from '../../../../../features/session/viewer.ts';
import { Page, PlainPage } from '../../../../../features/shell/Page.tsx';
import { Unreachable } from '../../../../../features/shell/Unreachable.tsx';
import { DeliveryLog } from '../../../../../features/webhook/DeliveryLog.tsx';
import { WebhookSettings } from '../../../../../features/webhook/WebhookSettings.tsx';
import { WebhookState } from '../../../../../features/webhook/WebhookState.tsx';
import styles from '../../../../../features/webhook/webhook.module.css';
import { WebhookPageDocument } from '../../../../../graphql/generated/graphql.ts';
import { ApiFault, requestGraphql } from '../../../../../graphql/request.ts';
import list from '../../../../../styles/list.module.css';

type WebhookPageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ after?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('webhook.title') };
}

/** A webhook: whether it is on, what it is told of, and the log of what was sent to it. */
export default async function WebhookPage({ params, searchParams }: WebhookPageProps) {
  const [viewer, { id }, { after }, language] = [
    await requireViewer(),
    await params,
    await searchParams,
    await loadLanguage(),
  ];
  const { t } = language;
  const cursor = typeof after === 'string' && after !== '' ? after : null;
  const asked = requestGraphql(WebhookPageDocument, { id: decodeURIComponent(id), after: cursor });
  const answer = await asked.catch((fault) => {
    if (fault instanceof ApiFault && fault.code === 'FORBIDDEN') return null;
    throw fault;
  });
  if (answer === null) {
    return (
      <PlainPage title={t('webhook.title')}>
        <p>{t('webhook.onlyAdmins')}</p>
        <p>
          <Link prefetch={false} href="/team">
            {t('webhook.back')}
          </Link>
        </p>
      </PlainPage>
    );
  }
  if (!viewer || answer.status === 'unreachable') return <Unreachable />;
  const { webhook } = answer.data;
  if (!webhook) notFound();
  return (
    <Page>
      <p>
        <Link prefetch={false} href="/team">
          {t('webhook.back')}
        </Link>
      </p>
      <div className={list.head}>
        <h1>{webhook.name}</h1>
      </div>
      <p className={styles.url}>
        <code>{webhook.url}</code> <WebhookState webhook={webhook} language={language} />
      </p>
      <WebhookSettings webhook={webhook} language={language} />
      <DeliveryLog webhook={webhook} isFirst={cursor === null} language={language} />
    </Page>
  );
}
