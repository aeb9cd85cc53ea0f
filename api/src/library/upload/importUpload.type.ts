import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(teamHolding('write'))
@ObjectType({
  implements: Node,
  description:
    'A file that was sent to /uploads, and is kept until it is imported, becomes a data set, or expires.',
})
export class ImportUpload extends Node {
  @Field(() => String, { description: 'Name that the sender gave it.' })
  fileName!: string;

  @Field(() => String, { description: 'SHA-256 of the bytes.' })
  contentHash!: string;

  @Field(() => Long, {
    description:
      'Size of the file. At least 1 MiB counts towards the quota; the same bytes count once per team.',
  })
  byteLength!: bigint;

  @Field(() => DateTime, { description: 'When it was sent.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it is deleted.' })
  expiresAt!: Date;
}

export const ImportUploadConnection = connectionOf('ImportUpload', () => ImportUpload);
