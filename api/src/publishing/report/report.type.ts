import { Field, Int, ObjectType } from 'type-graphql';
import { Allow, teamHolding, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { ReportField, ReportShareStatus } from './report.enum.ts';

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description: 'A report: selected sweeps and studies with a text, in versions that never change.',
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
@ObjectType({
  implements: Node,
  description: 'What a report froze at one time. Versions are never edited or removed.',
})
export class ReportVersion extends Node {
  @Field(() => Int, { description: 'Number within its report, from 1.' })
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
  description: 'A link to one version of a report. Everybody who has its secret can read that version.',
})
export class ReportShare extends Node {
  @Field(() => Boolean, {
    description: 'Whether the names of team, people, sweeps and studies are withheld.',
  })
  hidesNames!: boolean;

  @Field(() => [ReportField], { description: 'Further parts that are withheld.' })
  hiddenFields!: ReportField[];

  @Field(() => ReportShareStatus, { description: 'Whether the link still works.' })
  status!: ReportShareStatus;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When the link expires.' })
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null if it was not.' })
  revokedAt!: Date | null;
}

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'A report, as shown to the holder of a link.' })
export class SharedReport {
  @Field(() => ReportShareStatus, { description: 'Whether the link still works.' })
  status!: ReportShareStatus;

  @Field(() => Int, { nullable: true, description: 'Number of the version; null unless ACTIVE.' })
  version!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of everything that the version froze, withheld parts included; null unless ACTIVE.',
  })
  snapshotHash!: string | null;

  @Field(() => Boolean, { description: 'Whether names are withheld.' })
  hidesNames!: boolean;

  @Field(() => [ReportField], { description: 'Further parts that are withheld.' })
  hiddenFields!: ReportField[];

  @Field(() => DateTime, { description: 'When the link expires.' })
  expiresAt!: Date;
}
