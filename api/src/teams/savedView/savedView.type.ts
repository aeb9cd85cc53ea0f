import { Field, ObjectType } from 'type-graphql';
import { Allow, teamHolding } from '../../platform/access/rule.ts';
import { Node } from '../../platform/node/node.type.ts';
import { connectionOf } from '../../platform/page/connection.ts';
import { DateTime } from '../../platform/scalar/dateTime.ts';
import { SavedViewPage } from './savedView.enum.ts';

@Allow(teamHolding('read'))
@ObjectType({
  implements: Node,
  description: 'A URL of the portal that a team saved under a name.',
})
export class SavedView extends Node {
  @Field(() => SavedViewPage, { description: 'Page of the portal.' })
  page!: SavedViewPage;

  @Field(() => String, { description: 'Name; unique among the team’s saved views of the page.' })
  name!: string;

  @Field(() => String, { description: 'Query string of the URL, without the question mark.' })
  search!: string;

  @Field(() => DateTime, { description: 'When it was saved.' })
  createdAt!: Date;
}

export const SavedViewConnection = connectionOf('SavedView', () => SavedView);
