import { Field, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { ReportField, ReportShareStatus } from './report.enum.ts';

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description: 'Something that a team has to show, in versions that stay as they were.',
})
export class Report extends Node {
  @Field(() => String, { description: 'Title of its newest version.' })
  title!: string;

  @Field(() => Int, { description: 'Number of its newest version.' })
  lastVersion!: number;

  @Field(() => DateTime, { description: 'When its first version was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When its newest version was made.' })
  lastVersionAt!: Date;
}

export const ReportConnection = connectionOf('Report', () => Report);

@Allow(teamHolding('read'))
@ObjectType({ implements: Node, description: 'What a report froze at one time; neither edited nor removed.' })
export class ReportVersion extends Node {
  @Field(() => Int, { description: '1, 2 … within its report.' })
  number!: number;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { description: 'SHA-256 of the content.' })
  snapshotHash!: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
}

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description: 'A link under which whoever holds its secret reads one version of a report.',
})
export class ReportShare extends Node {
  @Field(() => Boolean, {
    description: 'Whether the names of team, people, sweeps and studies are withheld.',
  })
  hidesNames!: boolean;

  @Field(() => [ReportField], { description: 'What else is withheld.' })
  hiddenFields!: ReportField[];

  @Field(() => ReportShareStatus, { description: 'Whether it still opens the report.' })
  status!: ReportShareStatus;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'Until when it opens the report.' })
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken back.' })
  revokedAt!: Date | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'What the holder of a link reads.' })
export class SharedReport {
  @Field(() => ReportShareStatus, { description: 'Whether the link still opens the report.' })
  status!: ReportShareStatus;

  @Field(() => Int, { nullable: true, description: 'Number of the version; null unless ACTIVE.' })
  version!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of all that the version froze, which never changes; null unless ACTIVE.',
  })
  snapshotHash!: string | null;

  @Field(() => Boolean, { description: 'Whether names are withheld.' })
  hidesNames!: boolean;

  @Field(() => [ReportField], { description: 'What else is withheld.' })
  hiddenFields!: ReportField[];

  @Field(() => DateTime, { description: 'Until when the link opens the report.' })
  expiresAt!: Date;
}
