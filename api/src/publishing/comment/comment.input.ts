import type { Comment as CommentRecord } from '@critbatch/prisma/generated/client';
import { Field, ID, InputType } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { Comment } from './comment.type.ts';

@InputType({ description: 'A new comment, about a sweep or about a report.' })
export class CreateCommentInput extends ResendableInput {
  @Field(() => ID, { nullable: true, description: 'The sweep that it is about.' })
  sweepId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The report that it is about.' })
  reportId?: string | null;

  @Field(() => String, {
    description: 'Plain text, 1 to 10,000 characters. `@name` names a member of the team, who gets a letter.',
  })
  text!: string;
}

@InputType({ description: 'What a comment says from now on.' })
export class EditCommentInput {
  @Field(() => ID, { description: 'A comment of the caller’s own.' })
  commentId!: string;

  @Field(() => String, { description: 'As of a new comment; who is named for the first time gets a letter.' })
  text!: string;
}

@InputType({ description: 'The comment that its author takes back.' })
export class DeleteCommentInput {
  @Field(() => ID, { description: 'A comment of the caller’s own.' })
  commentId!: string;
}

@InputType({ description: 'The comment to remove.' })
export class RemoveCommentInput {
  @Field(() => ID, { description: 'The comment.' })
  commentId!: string;
}

@PayloadType('The comment, or what to mend.')
export class CommentPayload extends Payload {
  @NullIfRefused(() => Comment, 'The comment')
  comment!: CommentRecord | null;
}
