import type { Price as PriceRecord } from '@critbatch/prisma/generated/client';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allow, holdersOf } from '../../platform/access/rule.ts';
import type { Context } from '../../platform/context/context.ts';
import { teamById } from '../team/team.loaders.ts';
import { Team } from '../team/team.type.ts';
import {
  PricesArgs,
  RemovePriceInput,
  RemovePricePayload,
  SetPriceInput,
  SetPricePayload,
} from './price.input.ts';
import { listPrices, removePrice, setPrice } from './price.service.ts';
import { Price, PriceConnection } from './price.type.ts';

@Resolver(() => Price)
export class PriceResolver {
  @Allow(holdersOf('read'))
  @Query(() => PriceConnection, { description: 'Prices of the caller’s teams.' })
  prices(@Args(() => PricesArgs) args: PricesArgs, @Ctx() context: Context) {
    return listPrices(context, args);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => SetPricePayload, { description: 'Records the price of a kind of device from a date on.' })
  setPrice(
    @Arg('input', () => SetPriceInput, { description: 'The price.' }) input: SetPriceInput,
    @Ctx() context: Context,
  ): Promise<SetPricePayload> {
    return setPrice(context, input);
  }

  @Allow(holdersOf('admin'))
  @Mutation(() => RemovePricePayload, { description: 'Removes a price, as if it had never been recorded.' })
  removePrice(
    @Arg('input', () => RemovePriceInput, { description: 'The object.' }) input: RemovePriceInput,
    @Ctx() context: Context,
  ): Promise<RemovePricePayload> {
    return removePrice(context, input);
  }

  @FieldResolver(() => Team, { description: 'Team that the price is for.' })
  team(@Root() { teamId }: PriceRecord, @Ctx() context: Context) {
    return teamById.load(context, teamId);
  }
}
