import { evaluationCadenceSchema } from '@critbatch/theory';
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { Allow, whoeverReadsTheParent } from '../../platform/access/rule.ts';

/** The fields of both are the settings of theory's schema, one for one. */
@Allow(whoeverReadsTheParent)
@ObjectType('EvaluationCadence', {
  description: 'When a run is evaluated. The steps grow geometrically.',
})
export class EvaluationCadenceType {}

@InputType('EvaluationCadenceInput', { description: 'Evaluation cadence: when runs are evaluated.' })
export class EvaluationCadenceInput {}

const scalars = { integer: Int, number: Float, boolean: Boolean };
const settingSchema = z.object({
  type: z.enum(['integer', 'number', 'boolean']),
  description: z.string(),
  default: z.union([z.number(), z.boolean()]),
});

const { properties = {} } = z.toJSONSchema(evaluationCadenceSchema, { io: 'input' });
for (const [name, property] of Object.entries(properties)) {
  const { type, description, default: defaultValue } = settingSchema.parse(property);
  Field(() => scalars[type], { description })(EvaluationCadenceType.prototype, name);
  Field(() => scalars[type], { description, defaultValue })(EvaluationCadenceInput.prototype, name);
}
