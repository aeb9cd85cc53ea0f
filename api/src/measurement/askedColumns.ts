import type { MeasurementColumn } from '@critbatch/prisma/measurement/measurementColumns';
import { measurementColumns } from '@critbatch/prisma/measurement/measurementColumns';
import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import { Kind } from 'graphql';

/** The columns behind the fields that an operation asks of a Measurement: its fields are named as they are. */
export function askedColumns({ fieldNodes, fragments }: GraphQLResolveInfo): MeasurementColumn[] {
  const names = new Set<string>();
  const collect = (selected: SelectionSetNode | undefined) => {
    for (const selection of selected?.selections ?? []) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else collect(fragments[selection.name.value]?.selectionSet);
    }
  };
  for (const { selectionSet } of fieldNodes) collect(selectionSet);
  return measurementColumns.filter((column) => names.has(column));
}
