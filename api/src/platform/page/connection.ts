import type { ClassType } from 'type-graphql';
import { Field, Int, ObjectType, Root } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../access/rule.ts';
import type { Page } from './page.ts';
import { pageCursor } from './page.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Position of a page in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more items follow after endCursor.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether the page was asked for after a cursor.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item; null on an empty page.' })
  endCursor!: string | null;
}

/** Connection and edge types of a noun. The resolver hands over a `Page` of its rows. */
export function connectionOf(noun: string, nodeType: () => ClassType) {
  type Row = Record<string, unknown>;

  @Allow(whoeverReadsTheParent)
  @ObjectType(`${noun}Edge`, { description: `One item of ${noun}Connection, with its cursor.` })
  class Edge {
    @Field(() => String, {
      description: 'Cursor of this item. Pass it as `after` to get the items after it.',
    })
    cursor!: string;

    @Field(nodeType, { description: 'The item.' })
    node!: Row;
  }

  @Allow(whoeverReadsTheParent)
  @ObjectType(`${noun}Connection`, { description: `One page of a list of ${noun} objects.` })
  class Connection {
    @Field(() => [Edge], { description: 'Items with their cursors.' })
    edges(@Root() page: Page<Row>): Edge[] {
      return page.rows.map((node) => ({ cursor: pageCursor(page, node), node }));
    }

    @Field(() => [nodeType()], { description: 'Items without cursors.' })
    nodes(@Root() page: Page<Row>): readonly Row[] {
      return page.rows;
    }

    @Field(() => PageInfo, { description: 'Position of the page in the list.' })
    pageInfo(@Root() page: Page<Row>): PageInfo {
      const [start, end] = [page.rows[0], page.rows.at(-1)];
      return {
        hasNextPage: page.hasNextPage,
        hasPreviousPage: page.hasPreviousPage,
        startCursor: start ? pageCursor(page, start) : null,
        endCursor: end ? pageCursor(page, end) : null,
      };
    }

    @Field(() => Int, {
      description: 'Number of items in the whole list. It is counted only when requested.',
    })
    totalCount(@Root() page: Page<Row>): Promise<number> {
      return page.countAll();
    }
  }
  return Connection;
}
