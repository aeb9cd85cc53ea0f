import Link from 'next/link';
import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import type { Viewer } from '../session/viewer.ts';
import { mayChange } from '../session/viewer.ts';
import { decideDispute, disputeSubmission, replicateSubmission, withdrawSubmission } from './actions.ts';
import styles from './benchmark.module.css';
import type { SubmissionData } from './loadSubmission.ts';

type Props = { submission: SubmissionData; viewer: Viewer | null; language: Language };

/** Who ran it again and what came of that, and the button that does. */
export function Replications({ submission, viewer, language: { t, numbers } }: Props) {
  const { id, status, sweep, replications, score } = submission;
  const own = sweep?.team.id;
  const teams = viewer?.memberships.filter(({ team }) => team.id !== own && mayChange(viewer, team.id)) ?? [];
  const twoDigits = (value: number) => value.toFixed(2);
  return (
    <section aria-labelledby="replications">
      <h2 id="replications">{t('benchmark.submission.replications')}</h2>
      {replications.length === 0 && <p className="caption">{t('benchmark.submission.noReplications')}</p>}
      <ul className={styles.history}>
        {replications.map(
          ({
            teamName: team,
            ratio,
            lower,
            upper,
            agrees,
            isAttested,
            isIndependent,
            queuedAt,
            endedAt,
            sweep: its,
          }) => (
            <li key={`${team} ${queuedAt}`}>
              {endedAt === null &&
                t('benchmark.submission.running', { team, date: numbers.date(new Date(queuedAt)) })}
              {endedAt !== null && ratio === null && t('benchmark.submission.nothing', { team })}
              {ratio !== null &&
                t('benchmark.submission.replication', {
                  team,
                  ratio: twoDigits(ratio),
                  interval: numbers.interval({ lower, upper }, twoDigits),
                  verdict: t(agrees ? 'benchmark.submission.agrees' : 'benchmark.submission.disagrees'),
                })}{' '}
              {ratio !== null && isAttested === false && t('benchmark.submission.unattested')}{' '}
              {ratio !== null && isIndependent === false && t('benchmark.submission.dependent')}{' '}
              {its && (
                <Link prefetch={false} href={`/sweeps/${encodeURIComponent(its.id)}`}>
                  #{its.number}
                </Link>
              )}
            </li>
          ),
        )}
      </ul>
      {status === 'LISTED' && score.value !== null && teams.length > 0 && (
        <div className={styles.forms}>
          <p className="caption">{t('benchmark.form.replicateLead')}</p>
          {teams.map(({ team }) => (
            <ActionForm
              key={team.id}
              action={replicateSubmission}
              submit={t('benchmark.form.replicate', { team: team.name })}
            >
              <input type="hidden" name="submissionId" value={id} />
              <input type="hidden" name="teamId" value={team.id} />
            </ActionForm>
          ))}
        </div>
      )}
    </section>
  );
}

/** Who doubted it and what became of that; the forms to doubt, to object to a mismatch, to decide, and to withdraw. */
export function Disputes({ submission, viewer, language: { t } }: Props) {
  const { id, status, sweep, disputes, benchmark, retraining } = submission;
  const own = sweep?.team.id;
  const doubter = viewer?.memberships.find(({ team }) => team.id !== own && mayChange(viewer, team.id));
  const isListed = status === 'LISTED';
  const isMismatched = retraining !== null && retraining.mismatched > retraining.setAside;
  const isOpen = disputes.some((dispute) => dispute.isObjection && dispute.status === 'OPEN');
  return (
    <section aria-labelledby="disputes">
      <h2 id="disputes">{t('benchmark.submission.disputes')}</h2>
      {disputes.length === 0 && <p className="caption">{t('benchmark.submission.noDisputes')}</p>}
      <ul className={styles.history}>
        {disputes.map((dispute) => (
          <li key={dispute.id}>
            <span className={`chip ${dispute.status === 'OPEN' ? 'yours' : 'neutral'}`}>
              {t(`benchmark.submission.disputeStatus.${dispute.status}`)}
            </span>{' '}
            {dispute.isObjection && t('benchmark.submission.objection')}{' '}
            {t('benchmark.submission.dispute', { team: dispute.teamName, reason: dispute.reason })}
            {dispute.decision && <p className="caption">{dispute.decision}</p>}
            {dispute.status === 'OPEN' && benchmark.mayAdminister && (
              <ActionForm action={decideDispute} submit={t('benchmark.form.decide')}>
                <input type="hidden" name="disputeId" value={dispute.id} />
                <label>
                  {t('benchmark.form.verdict')}
                  <select name="verdict">
                    <option value="DISMISSED">{t('benchmark.form.dismiss')}</option>
                    <option value="UPHELD">
                      {t(dispute.isObjection ? 'benchmark.form.setAside' : 'benchmark.form.uphold')}
                    </option>
                  </select>
                </label>
                <label>
                  {t('benchmark.form.decision')}
                  <input name="decision" autoComplete="off" required />
                </label>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      <div className={styles.forms}>
        {isListed && doubter && (
          <ActionForm action={disputeSubmission} submit={t('benchmark.form.dispute')}>
            <input type="hidden" name="submissionId" value={id} />
            <input type="hidden" name="teamId" value={doubter.team.id} />
            <label>
              {t('benchmark.form.doubt')}
              <input name="reason" autoComplete="off" required />
            </label>
          </ActionForm>
        )}
        {isListed && isMismatched && !isOpen && viewer && own && mayChange(viewer, own) && (
          <ActionForm action={disputeSubmission} submit={t('benchmark.form.object')}>
            <input type="hidden" name="submissionId" value={id} />
            <input type="hidden" name="teamId" value={own} />
            <label>
              {t('benchmark.form.objection')}
              <input name="reason" autoComplete="off" required />
            </label>
          </ActionForm>
        )}
        {isListed && viewer && own && mayChange(viewer, own) && (
          <ActionForm action={withdrawSubmission} submit={t('benchmark.form.withdraw')}>
            <input type="hidden" name="submissionId" value={id} />
            <label>
              {t('benchmark.form.reason')}
              <input name="reason" autoComplete="off" />
            </label>
          </ActionForm>
        )}
      </div>
    </section>
  );
}
