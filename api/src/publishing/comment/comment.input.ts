import type { Comment as CommentRecord } from '@critbatch/prisma/generated/client';
import { Field, ID, InputType } from 'type-graphql';
import { ResendableInput } from '../../platform/idempotency/resendable.input.ts';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { Comment } from './comment.type.ts';

@InputType({ description: 'A new comment, about a sweep or about a report.' })
export class CreateCommentInput extends ResendableInput {
  @Field(() => ID, { nullable: true, description: 'Sweep to comment on.' })
  sweepId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Report to comment on.' })
  reportId?: string | null;

  @Field(() => String, {
    description:
      'Plain text, 1 to 10,000 characters. `@name` mentions a member of the team, who gets an e-mail.',
  })
  text!: string;
}

@InputType({ description: 'New text of a comment.' })
export class EditCommentInput {
  @Field(() => ID, { description: 'A comment that the caller wrote.' })
  commentId!: string;

  @Field(() => String, {
    description:
      'Plain text, 1 to 10,000 characters. Members who are mentioned for the first time get an e-mail.',
  })
  text!: string;
}

@InputType({ description: 'Comment to delete.' })
export class DeleteCommentInput {
  @Field(() => ID, { description: 'A comment that the caller wrote.' })
  commentId!: string;
}

@InputType({ description: 'The comment to remove.' })
export class RemoveCommentInput {
  @Field(() => ID, { description: 'The comment.' })
  commentId!: string;
}

@PayloadType('The comment, or the errors.')
export class CommentPayload extends Payload {
  @NullIfRefused(() => Comment, 'The comment')
  comment!: CommentRecord | null;
}
