import type { ClassType } from 'type-graphql';
import { Field, Int, ObjectType, Root } from 'type-graphql';
import { Allow, whoeverReadsTheParent } from '../access/rule.ts';
import type { Page } from './page.ts';
import { pageCursor } from './page.ts';

@Allow(whoeverReadsTheParent)
@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows after endCursor.' })
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
  @ObjectType(`${noun}Edge`, { description: `A ${noun.toLowerCase()} and its place in the list.` })
  class Edge {
    @Field(() => String, { description: 'Cursor to go on from, after this item.' })
    cursor!: string;

    @Field(nodeType, { description: 'The item itself.' })
    node!: Row;
  }

  @Allow(whoeverReadsTheParent)
  @ObjectType(`${noun}Connection`, { description: `A page of a list of ${noun.toLowerCase()}s.` })
  class Connection {
    @Field(() => [Edge], { description: 'The items with their cursors.' })
    edges(@Root() page: Page<Row>): Edge[] {
      return page.rows.map((node) => ({ cursor: pageCursor(page, node), node }));
    }

    @Field(() => [nodeType()], { description: 'The items without cursors.' })
    nodes(@Root() page: Page<Row>): readonly Row[] {
      return page.rows;
    }

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    pageInfo(@Root() page: Page<Row>): PageInfo {
      const [start, end] = [page.rows[0], page.rows.at(-1)];
      return {
        hasNextPage: page.hasNextPage,
        hasPreviousPage: page.hasPreviousPage,
        startCursor: start ? pageCursor(page, start) : null,
        endCursor: end ? pageCursor(page, end) : null,
      };
    }

    @Field(() => Int, { description: 'Size of the whole list; counted only when asked for.' })
    totalCount(@Root() page: Page<Row>): Promise<number> {
      return page.countAll();
    }
  }
  return Connection;
}
