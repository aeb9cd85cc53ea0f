import { Field, ObjectType } from 'type-graphql';
import { Allow, benchmarkReaders } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

/** Who vouches for the token under which something was trained. */
export enum Voucher {
  OPERATOR = 'OPERATOR',
  BENCHMARK_TEAM = 'BENCHMARK_TEAM',
}
declareEnum(
  Voucher,
  'Voucher',
  'Who vouches for the worker that trained a run. Nobody vouches for themselves.',
  {
    OPERATOR: 'The operator of this Critbatch, who made the token and runs the worker.',
    BENCHMARK_TEAM: 'The benchmark’s team, which has had no member in common with the team that handed in.',
  },
);

@Allow(benchmarkReaders)
@ObjectType({
  implements: Node,
  description:
    'A benchmark’s team vouches for a worker token: runs that are claimed and ended while this stands count as attested on its boards.',
})
export class Attestation extends Node {
  @Field(() => String, { description: 'Name of the team whose runs the token trains.' })
  teamName!: string;

  @Field(() => String, { nullable: true, description: 'What the benchmark’s team knows of the worker.' })
  note!: string | null;

  @Field(() => DateTime, { description: 'From when on it counts; what was claimed before does not.' })
  attestedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when it counted; what ended later does not. Null while it stands.',
  })
  revokedAt!: Date | null;
}

export const AttestationConnection = connectionOf('Attestation', () => Attestation);
