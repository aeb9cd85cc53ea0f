import type { Locale } from '@critbatch/theory';
import { HomeStandingDocument, StageDecisionDocument } from '../../graphql/generated/graphql.ts';
import type { ApiAnswer } from '../../graphql/request.ts';
import { requestGraphql } from '../../graphql/request.ts';
import type { Decided } from './decisions.ts';
import { latestDecisions } from './decisions.ts';
import type { Standing } from './standing.type.ts';

/** A recommendation, or what was decided on it, as the API tells it. */
export type Decision = { name: string; href: string; at: number; text: string; isDecided: boolean };

/** How the team stands, with the recommendations of what ended last. */
export async function loadStanding(
  locale: Locale,
  isOfSeveralTeams: boolean,
): Promise<ApiAnswer<{ standing: Standing; decisions: Decision[] }>> {
  const variables = { locale: locale === 'ja' ? ('JA' as const) : ('EN' as const) };
  const answer = await requestGraphql(HomeStandingDocument, { ...variables, isOfSeveralTeams });
  if (answer.status === 'unreachable') return answer;
  const standing = withTeams(answer.data);
  const decisions = await Promise.all(
    latestDecisions(standing).map((decided) => decisionOf(decided, variables)),
  );
  return {
    status: 'answered',
    data: { standing, decisions: decisions.filter((decision) => decision !== null) },
  };
}

/** Names of sweeps and studies with that of their team, where the reader has several: numbers and names repeat. */
function withTeams(standing: Standing): Standing {
  const { running, ended, studies } = standing;
  return {
    ...standing,
    running: { ...running, nodes: running.nodes.map(withTeam) },
    ended: { ...ended, nodes: ended.nodes.map(withTeam) },
    studies: { ...studies, nodes: studies.nodes.map(withTeam) },
  };
}

function withTeam<Row extends { name: string; team?: { name?: string } }>(row: Row): Row {
  return row.team?.name ? { ...row, name: `${row.name} · ${row.team.name}` } : row;
}

/** Null where a study's stage recommends nothing, and nobody has decided. */
async function decisionOf(decided: Decided, { locale }: { locale: 'EN' | 'JA' }): Promise<Decision | null> {
  const { at } = decided;
  if (decided.kind === 'sweep') {
    const { id, number, name } = decided.sweep;
    const href = `/sweeps/${encodeURIComponent(id)}`;
    return { name: `#${number} ${name}`, href, at, text: decided.text, isDecided: false };
  }
  const { study, stage, isDecided } = decided;
  const answer = await requestGraphql(StageDecisionDocument, { id: stage.id, locale });
  const node = answer.status === 'answered' ? answer.data.node : null;
  const told = node && 'recommendation' in node ? node : null;
  const text = isDecided ? told?.decision?.text : told?.recommendation?.text;
  if (!text) return null;
  const href = `/studies/${encodeURIComponent(study.id)}`;
  return { name: `${study.name}: ${stage.name}`, href, at, text, isDecided };
}
