import type { SavedView as SavedViewRecord } from '@critbatch/prisma/generated/client';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { NamedOrderField, orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { SavedViewPage } from './savedView.enum.ts';
import { SavedView } from './savedView.type.ts';

@InputType({ description: 'Which saved views a list holds; conditions add up.' })
export class SavedViewWhere {
  @Field(() => ID, { nullable: true, description: 'Of this team.' })
  teamId?: string | null;

  @Field(() => SavedViewPage, { nullable: true, description: 'Of this page.' })
  page?: SavedViewPage | null;
}

@InputType({ description: 'How a list of saved views is ordered.' })
export class SavedViewOrder extends orderOf(NamedOrderField) {}

@ArgsType()
export class SavedViewsArgs extends PageArgs {
  @Field(() => SavedViewWhere, { nullable: true, description: 'Which saved views; all if absent.' })
  where?: SavedViewWhere | null;

  @Field(() => SavedViewOrder, { nullable: true, description: 'Newest first if absent.' })
  orderBy?: SavedViewOrder | null;
}

@InputType({ description: 'A view to keep; the same name on the same page again replaces it.' })
export class SaveViewInput {
  @Field(() => ID, { description: 'Team that keeps it.' })
  teamId!: string;

  @Field(() => SavedViewPage, { description: 'The page that it is of.' })
  page!: SavedViewPage;

  @Field(() => String, { description: 'Its name, 1 to 120 characters.' })
  name!: string;

  @Field(() => String, { description: 'Query part of the address, without its question mark.' })
  search!: string;
}

@InputType({ description: 'The saved view to remove.' })
export class RemoveSavedViewInput {
  @Field(() => ID, { description: 'A saved view of the team.' })
  savedViewId!: string;
}

@PayloadType('The saved view, or what to mend.')
export class SaveViewPayload extends Payload {
  @NullIfRefused(() => SavedView, 'The saved view')
  savedView!: SavedViewRecord | null;
}

@PayloadType('The saved view that was removed.')
export class RemoveSavedViewPayload extends Payload {
  @Field(() => SavedView, { nullable: true, description: 'The saved view as it was.' })
  savedView!: SavedViewRecord | null;
}
