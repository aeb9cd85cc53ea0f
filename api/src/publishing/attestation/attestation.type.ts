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
  'Who attests the worker that trained a run. Nobody can attest their own workers.',
  {
    OPERATOR: 'The operator of this Critbatch, who made the token and runs the worker.',
    BENCHMARK_TEAM: 'The benchmark’s team, which has had no member in common with the submitting team.',
  },
);

@Allow(benchmarkReaders)
@ObjectType({
  implements: Node,
  description:
    'Says that a benchmark’s team vouches for a worker token. Runs that are claimed and end while it is in force count as attested on the benchmark’s boards.',
})
export class Attestation extends Node {
  @Field(() => String, { description: 'Name of the team that the token belongs to.' })
  teamName!: string;

  @Field(() => String, { nullable: true, description: 'What the benchmark’s team knows about the worker.' })
  note!: string | null;

  @Field(() => DateTime, {
    description: 'Start of the attestation. Runs that were claimed earlier do not count.',
  })
  attestedAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'End of the attestation; runs that end later do not count. Null while it is in force.',
  })
  revokedAt!: Date | null;
}

export const AttestationConnection = connectionOf('Attestation', () => Attestation);
