import type { Metadata } from 'next';
import { ActionForm } from '../../features/form/ActionForm.tsx';
import { loadLanguage } from '../../features/preferences/preferences.ts';
import { loadViewer } from '../../features/session/viewer.ts';
import { PlainPage } from '../../features/shell/Page.tsx';
import type { SearchParams } from '../../features/shell/searchParams.type.ts';
import { TopBar } from '../../features/shell/TopBar.tsx';
import { Unreachable } from '../../features/shell/Unreachable.tsx';
import { acceptInvitation } from '../../features/team/acceptInvitation.ts';
import { SignUpForm } from '../../features/team/SignUpForm.tsx';
import { InvitationPreviewDocument } from '../../graphql/generated/graphql.ts';
import { requestGraphql } from '../../graphql/request.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await loadLanguage();
  return { title: t('invitation.title') };
}

export default async function Invitation({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [{ token }, { t, numbers }, known] = [await searchParams, await loadLanguage(), await loadViewer()];
  const secret = typeof token === 'string' ? token : '';
  const answer = await requestGraphql(InvitationPreviewDocument, { token: secret });
  const viewer = known.status === 'signedIn' ? known.viewer : null;
  if (answer.status === 'unreachable' || known.status === 'unreachable') return <Unreachable />;
  const { invitationPreview: preview, signInOptions } = answer.data;
  if (!preview) {
    return (
      <>
        <TopBar viewer={viewer} />
        <PlainPage title={t('invitation.uselessTitle')}>
          <p>{t('invitation.useless')}</p>
        </PlainPage>
      </>
    );
  }
  const { teamName: team, email, role, expiresAt } = preview;
  return (
    <>
      <TopBar viewer={viewer} />
      <PlainPage title={t('invitation.to', { team })}>
        <p>
          {t('invitation.as', {
            role: t(`team.roles.${role}`),
            email,
            date: numbers.date(new Date(expiresAt)),
          })}
        </p>
        {viewer ? (
          <ActionForm action={acceptInvitation} submit={t('invitation.accept')} isPrimary>
            <input type="hidden" name="token" value={secret} />
          </ActionForm>
        ) : (
          <SignUpForm
            token={secret}
            email={email}
            leastPasswordLength={signInOptions.leastPasswordLength}
            words={{
              name: t('team.name'),
              email: t('team.email'),
              password: t('invitation.password'),
              passwordHint: t('invitation.passwordHint', { count: signInOptions.leastPasswordLength }),
              submit: t('invitation.signUp'),
              failed: t('change.unreachable'),
            }}
          />
        )}
      </PlainPage>
    </>
  );
}
