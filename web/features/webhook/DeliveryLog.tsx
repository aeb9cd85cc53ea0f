import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import { Section } from '../team/Section.tsx';
import team from '../team/team.module.css';
import { Delivery } from './Delivery.tsx';
import type { Webhook } from './webhook.type.ts';

type DeliveryLogProps = { webhook: Webhook; isFirst: boolean; language: Language };

/** What was sent to a webhook, page by page. */
export function DeliveryLog({ webhook, isFirst, language }: DeliveryLogProps) {
  const { t } = language;
  const { nodes, pageInfo } = webhook.deliveries;
  const address = `/team/webhooks/${encodeURIComponent(webhook.id)}`;
  return (
    <Section title={t('webhook.deliveries')} lead={t('webhook.deliveriesLead')}>
      {nodes.length === 0 && <p className="caption">{t('webhook.noDeliveries')}</p>}
      {nodes.map((delivery) => (
        <Delivery key={delivery.id} delivery={delivery} language={language} />
      ))}
      <nav className={team.pages} aria-label={t('webhook.pages')}>
        {!isFirst && (
          <Link prefetch={false} href={address}>
            {t('page.list.first')}
          </Link>
        )}
        {pageInfo.hasNextPage && pageInfo.endCursor && (
          <Link prefetch={false} href={`${address}?after=${encodeURIComponent(pageInfo.endCursor)}`}>
            {t('page.library.older')}
          </Link>
        )}
      </nav>
    </Section>
  );
}
