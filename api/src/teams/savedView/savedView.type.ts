import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { SavedViewPage } from './savedView.enum.ts';

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description: 'An address of the portal that a team keeps under a name.',
})
export class SavedView extends Node {
  @Field(() => SavedViewPage, { description: 'The page that it is of.' })
  page!: SavedViewPage;

  @Field(() => String, { description: 'Name as people write it; unique among the team’s views of the page.' })
  name!: string;

  @Field(() => String, { description: 'Query part of the address, without its question mark.' })
  search!: string;

  @Field(() => DateTime, { description: 'When it was saved.' })
  createdAt!: Date;
}

export const SavedViewConnection = connectionOf('SavedView', () => SavedView);
