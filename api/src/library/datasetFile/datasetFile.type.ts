import { Field, ObjectType } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({
  description:
    'A file of a data set that the team uploaded. Its workers download it from /dataset-files/<sha256>.',
})
export class DatasetFile {
  @Field(() => String, { description: 'Name that its sender gave it.' })
  fileName!: string;

  @Field(() => String, { description: 'SHA-256 of its bytes.' })
  sha256!: string;

  @Field(() => Long, { description: 'Bytes.' })
  byteLength!: bigint;

  @Field(() => DateTime, { description: 'When it was sent.' })
  createdAt!: Date;
}
