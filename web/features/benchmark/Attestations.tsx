import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import type { BenchmarkAttestationsQuery } from '../../graphql/generated/graphql.ts';
import { BenchmarkAttestationsDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { Section } from '../team/Section.tsx';
import styles from '../team/team.module.css';
import { revokeAttestation, vouchForToken } from './attestationActions.ts';
import type { BenchmarkData } from './benchmarkText.ts';

type Attestation = NonNullable<BenchmarkAttestationsQuery['benchmark']>['attestations']['nodes'][number];
type AttestationsProps = { benchmark: BenchmarkData; after: string | null; language: Language };

/** Teams whose workers the benchmark's team vouches for, who said so and since when; for those who administer the team. */
export async function Attestations({ benchmark, after, language }: AttestationsProps) {
  const { id, slug, team, mayAdminister } = benchmark;
  if (!mayAdminister || !team) return null;
  const answer = await requestGraphql(BenchmarkAttestationsDocument, { slug, teamId: team.id, after });
  if (answer.status === 'unreachable' || !answer.data.benchmark) return null;
  const { t } = language;
  const { nodes, pageInfo } = answer.data.benchmark.attestations;
  // Readers of the board are not told which user acted for the team; only the audit log has it.
  const actors = new Map(
    answer.data.team?.auditEntries.nodes.map(({ objectId, actor }) => [objectId, actor]),
  );
  return (
    <Section
      id="attestations"
      title={t('benchmark.attestation.title')}
      lead={t('benchmark.attestation.lead')}
    >
      <ActionForm action={vouchForToken} submit={t('benchmark.attestation.vouch')}>
        <input type="hidden" name="benchmarkId" value={id} />
        <label>
          {t('benchmark.attestation.token')}
          <input
            name="apiTokenId"
            autoComplete="off"
            spellCheck={false}
            required
            aria-describedby="token-hint"
          />
        </label>
        <label>
          {t('benchmark.attestation.note')}
          <input name="note" maxLength={500} autoComplete="off" />
        </label>
        <p id="token-hint" className="caption">
          {t('benchmark.attestation.hint')}
        </p>
      </ActionForm>
      {nodes.length === 0 && <p>{t('benchmark.attestation.none')}</p>}
      <ul className={styles.rows}>
        {nodes.map((attestation) => (
          <Row
            key={attestation.id}
            {...{ attestation, language }}
            actor={actors.get(attestation.id) ?? null}
          />
        ))}
      </ul>
      {pageInfo.hasNextPage && pageInfo.endCursor && (
        <nav className={styles.pages} aria-label={t('benchmark.attestation.pages')}>
          <Link
            prefetch={false}
            href={`/benchmarks/${encodeURIComponent(slug)}?vouched=${encodeURIComponent(pageInfo.endCursor)}#attestations`}
          >
            {t('benchmark.attestation.older')}
          </Link>
        </nav>
      )}
    </Section>
  );
}

type RowProps = { attestation: Attestation; actor: string | null; language: Language };

function Row({ attestation, actor, language: { t, numbers } }: RowProps) {
  const { id, teamName, note, attestedAt, revokedAt } = attestation;
  const from = numbers.moment(new Date(attestedAt));
  const until = revokedAt && numbers.moment(new Date(revokedAt));
  const isStanding = revokedAt === null;
  return (
    <li>
      <span>
        <strong>{teamName}</strong>{' '}
        <span className={`chip ${isStanding ? 'ok' : 'neutral'}`}>
          {t(isStanding ? 'benchmark.attestation.stands' : 'benchmark.attestation.ended')}
        </span>
      </span>
      <span className="caption">
        {until
          ? t('benchmark.attestation.fromTo', { from, until })
          : t('benchmark.attestation.since', { from })}
        {actor !== null && ` · ${t('benchmark.attestation.by', { actor })}`}
        {note && ` · ${note}`}
      </span>
      {isStanding && (
        <ActionForm
          action={revokeAttestation}
          submit={t('benchmark.attestation.revoke')}
          label={t('benchmark.attestation.revokeOf', { team: teamName, from })}
        >
          <input type="hidden" name="attestationId" value={id} />
          <label>
            {t('benchmark.form.reason')}
            <input name="reason" maxLength={500} autoComplete="off" />
          </label>
        </ActionForm>
      )}
    </li>
  );
}
