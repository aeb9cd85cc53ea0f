import type { SavedView as SavedViewRecord } from '@critbatch/prisma/generated/client';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { NamedOrderField, orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { SavedViewPage } from './savedView.enum.ts';
import { SavedView } from './savedView.type.ts';

@InputType({ description: 'Filter for saved views. Every condition has to hold.' })
export class SavedViewWhere {
  @Field(() => ID, { nullable: true, description: 'Team.' })
  teamId?: string | null;

  @Field(() => SavedViewPage, { nullable: true, description: 'Page.' })
  page?: SavedViewPage | null;
}

@InputType({ description: 'How a list of saved views is ordered.' })
export class SavedViewOrder extends orderOf(NamedOrderField) {}

@ArgsType()
export class SavedViewsArgs extends PageArgs {
  @Field(() => SavedViewWhere, { nullable: true, description: 'Filter; all saved views if absent.' })
  where?: SavedViewWhere | null;

  @Field(() => SavedViewOrder, { nullable: true, description: 'Order; newest first if absent.' })
  orderBy?: SavedViewOrder | null;
}

@InputType({ description: 'View to save. It replaces a view with the same name on the same page.' })
export class SaveViewInput {
  @Field(() => ID, { description: 'Team that the view belongs to.' })
  teamId!: string;

  @Field(() => SavedViewPage, { description: 'Page of the portal.' })
  page!: SavedViewPage;

  @Field(() => String, { description: 'Name, 1 to 120 characters.' })
  name!: string;

  @Field(() => String, { description: 'Query string of the URL, without the question mark.' })
  search!: string;
}

@InputType({ description: 'The saved view to remove.' })
export class RemoveSavedViewInput {
  @Field(() => ID, { description: 'Id of a saved view of the team.' })
  savedViewId!: string;
}

@PayloadType('The saved view, or the errors.')
export class SaveViewPayload extends Payload {
  @NullIfRefused(() => SavedView, 'The saved view')
  savedView!: SavedViewRecord | null;
}

@PayloadType('The removed saved view, or the errors.')
export class RemoveSavedViewPayload extends Payload {
  @Field(() => SavedView, { nullable: true, description: 'The saved view before it was removed.' })
  savedView!: SavedViewRecord | null;
}
