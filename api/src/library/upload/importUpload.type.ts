import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { Long } from '../../platform/scalar/long.ts';

@Allow(teamHolding('write'))
@ObjectType({
  implements: Node,
  description: 'A file that was sent to /uploads and waits to be imported, or to become a data set.',
})
export class ImportUpload extends Node {
  @Field(() => String, { description: 'Name as the sender gave it.' })
  fileName!: string;

  @Field(() => String, { description: 'SHA-256 of the bytes.' })
  contentHash!: string;

  @Field(() => Long, {
    description: 'Size of the file. It counts as 1 MiB at least; the same bytes of a team count once.',
  })
  byteLength!: bigint;

  @Field(() => DateTime, { description: 'When it was sent.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it is dropped.' })
  expiresAt!: Date;
}

export const ImportUploadConnection = connectionOf('ImportUpload', () => ImportUpload);
