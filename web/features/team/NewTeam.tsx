import type { Language } from '../../charts/chart.type.ts';
import { ActionForm } from '../form/ActionForm.tsx';
import { createTeam } from './createTeam.ts';
import { Section } from './Section.tsx';

/** Makes another team, or a first one for who belongs to none. */
export function NewTeam({ language: { t } }: { language: Language }) {
  return (
    <Section title={t('team.new')} lead={t('team.newLead')}>
      <ActionForm action={createTeam} submit={t('team.make')}>
        <label>
          {t('team.newName')}
          <input name="name" maxLength={120} autoComplete="off" required />
        </label>
      </ActionForm>
    </Section>
  );
}
