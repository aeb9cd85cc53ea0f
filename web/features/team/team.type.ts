import type { TeamAdministrationQuery, TeamPeopleQuery } from '../../graphql/generated/graphql.ts';

export type TeamPeople = NonNullable<TeamPeopleQuery['team']>;
export type TeamAdministration = NonNullable<TeamAdministrationQuery['team']>;
export type TeamWorker = TeamPeopleQuery['workers']['nodes'][number];
