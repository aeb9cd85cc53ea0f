import type { Metadata } from 'next';
import { TeamExports } from '../../../features/exchange/TeamExports.tsx';
import { loadLanguage } from '../../../features/preferences/preferences.ts';
import { publicOrigin } from '../../../features/report/origin.ts';
import { requireViewer } from '../../../features/session/viewer.ts';
import { Page } from '../../../features/shell/Page.tsx';
import type { SearchParams } from '../../../features/shell/searchParams.type.ts';
import { Unreachable } from '../../../features/shell/Unreachable.tsx';
import { Audit } from '../../../features/team/Audit.tsx';
import { Invitations } from '../../../features/team/Invitations.tsx';
import { MadeTeam } from '../../../features/team/MadeTeam.tsx';
import { Members } from '../../../features/team/Members.tsx';
import { NewTeam } from '../../../features/team/NewTeam.tsx';
import { Prices } from '../../../features/team/Prices.tsx';
import { Tokens } from '../../../features/team/Tokens.tsx';
import { Workers } from '../../../features/team/Workers.tsx';
import { YourTeams } from '../../../features/team/YourTeams.tsx';
import { Webhooks } from '../../../features/webhook/Webhooks.tsx';
import {
  TeamAdministrationDocument,
  TeamExportsDocument,
  TeamPeopleDocument,
  TeamPricesDocument,
  TeamWebhooksDocument,
} from '../../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../../graphql/request.ts';
import list from '../../../styles/list.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('team.title') };
}

export default async function Team({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [viewer, { audit, team: asked, made }, language] = [
    await requireViewer(),
    await searchParams,
    await loadLanguage(),
  ];
  const { t } = language;
  const memberships = viewer?.memberships ?? [];
  const membership = memberships.find(({ team: { id } }) => id === asked) ?? memberships[0];
  if (viewer && !membership) {
    return (
      <Page>
        <p>{t('form.noTeam')}</p>
        <NewTeam language={language} />
      </Page>
    );
  }
  if (!membership) return <Unreachable />;
  const { role, team } = membership;
  const isAdmin = role === 'OWNER' || role === 'ADMIN';
  const auditAfter = typeof audit === 'string' && audit !== '' ? audit : null;
  const [people, prices, administration, webhooks, exports] = await Promise.all([
    requestGraphql(TeamPeopleDocument, { id: team.id }),
    requestGraphql(TeamPricesDocument, { id: team.id }),
    isAdmin ? requestGraphql(TeamAdministrationDocument, { id: team.id, auditAfter }) : null,
    isAdmin ? requestGraphql(TeamWebhooksDocument, { id: team.id }) : null,
    isAdmin ? requestGraphql(TeamExportsDocument, { id: team.id }) : null,
  ]);
  if (
    people.status === 'unreachable' ||
    prices.status === 'unreachable' ||
    administration?.status === 'unreachable' ||
    webhooks?.status === 'unreachable' ||
    exports?.status === 'unreachable'
  )
    return <Unreachable />;
  const found = people.data.team;
  const managed = administration?.data.team;
  const told = webhooks?.data.team;
  const exported = exports?.data.team;
  if (!found) return <Unreachable />;
  const origin = publicOrigin()?.origin ?? t('team.portalAddress');
  return (
    <Page>
      <div className={list.head}>
        <h1>{found.name}</h1>
      </div>
      {made !== undefined && team.id === memberships[0]?.team.id && (
        <MadeTeam
          name={team.name}
          former={memberships.find(({ team: { id } }) => id === made)?.team}
          language={language}
        />
      )}
      <YourTeams memberships={memberships} shownId={team.id} language={language} />
      <Members team={found} isAdmin={isAdmin} language={language} />
      {managed && <Invitations team={managed} language={language} />}
      <Workers workers={people.data.workers.nodes} origin={origin} now={Date.now()} language={language} />
      <Prices
        teamId={team.id}
        prices={prices.data.prices.nodes}
        devices={[...new Set(people.data.workers.nodes.map(({ device }) => device))]}
        isAdmin={isAdmin}
        today={new Date().toISOString().slice(0, 10)}
        language={language}
      />
      <Tokens team={found} canMake={role !== 'VIEWER'} language={language} />
      {told && <Webhooks teamId={team.id} webhooks={told.webhooks.nodes} language={language} />}
      {exported && <TeamExports team={exported} language={language} />}
      <NewTeam language={language} />
      {managed && <Audit team={managed} isFirst={auditAfter === null} language={language} />}
    </Page>
  );
}
