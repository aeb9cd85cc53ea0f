import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import { Section } from './Section.tsx';
import styles from './team.module.css';
import type { TeamAdministration } from './team.type.ts';

type AuditProps = { team: TeamAdministration; isFirst: boolean; language: Language };

/** Every change of anything in the team: when, who, what. Nothing alters it. */
export function Audit({ team, isFirst, language: { t, numbers } }: AuditProps) {
  const { nodes, pageInfo } = team.auditEntries;
  return (
    <Section title={t('team.audit')} lead={t('team.auditLead')}>
      <table className={styles.table}>
        <caption className="visuallyHidden">{t('team.audit')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('team.when')}</th>
            <th scope="col">{t('team.who')}</th>
            <th scope="col">{t('team.what')}</th>
            <th scope="col">{t('team.noun')}</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map(({ id, createdAt, actor, action, noun, objectName }) => (
            <tr key={id}>
              <td>
                <time dateTime={createdAt}>{numbers.moment(new Date(createdAt))}</time>
              </td>
              <td>{actor}</td>
              <td>
                <code>{action}</code>
              </td>
              <td>
                {noun}
                {objectName && `: ${objectName}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <nav className={styles.pages} aria-label={t('team.auditPages')}>
        {!isFirst && (
          <Link prefetch={false} href={`/team?team=${encodeURIComponent(team.id)}`}>
            {t('page.list.first')}
          </Link>
        )}
        {pageInfo.hasNextPage && pageInfo.endCursor && (
          <Link
            prefetch={false}
            href={`/team?team=${encodeURIComponent(team.id)}&audit=${encodeURIComponent(pageInfo.endCursor)}`}
          >
            {t('page.library.older')}
          </Link>
        )}
      </nav>
    </Section>
  );
}
