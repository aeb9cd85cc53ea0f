import type { Membership as MembershipRecord } from '@critbatch/prisma/generated/client';
import { Role } from '@critbatch/prisma/generated/enums';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { NullIfRefused, Payload, PayloadType } from '../../platform/input/payload.type.ts';
import { orderOf } from '../../platform/page/order.ts';
import { PageArgs } from '../../platform/page/pageArgs.ts';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';
import { Membership } from './membership.type.ts';

export enum MembershipOrderField {
  CREATED_AT = 'createdAt',
}
declareEnum(
  MembershipOrderField,
  'MembershipOrderField',
  'Fields that a list of members can be ordered by.',
  {
    CREATED_AT: 'When they joined.',
  },
);

@InputType({ description: 'Filter for members. Every condition has to hold.' })
export class MembershipWhere {
  @Field(() => Role, { nullable: true, description: 'Role.' })
  role?: Role | null;

  @Field(() => String, {
    nullable: true,
    description: 'Text that the name or address contains, upper and lower case alike.',
  })
  textContains?: string | null;
}

@InputType({ description: 'How a list of members is ordered.' })
export class MembershipOrder extends orderOf(MembershipOrderField) {}

@ArgsType()
export class MembershipsArgs extends PageArgs {
  @Field(() => MembershipWhere, { nullable: true, description: 'Filter; all members if absent.' })
  where?: MembershipWhere | null;

  @Field(() => MembershipOrder, { nullable: true, description: 'Order; earliest member first if absent.' })
  orderBy?: MembershipOrder | null;
}

@InputType({ description: 'A member’s new role.' })
export class ChangeMemberRoleInput {
  @Field(() => ID, { description: 'Membership of the user in the team.' })
  membershipId!: string;

  @Field(() => Role, {
    description: 'Role to give. Only owners can grant OWNER, or change the role of an owner.',
  })
  role!: Role;
}

@InputType({ description: 'The member to remove.' })
export class RemoveMemberInput {
  @Field(() => ID, { description: 'Membership of the user in the team.' })
  membershipId!: string;
}

@InputType({ description: 'The team to leave.' })
export class LeaveTeamInput {
  @Field(() => ID, { description: 'The team.' })
  teamId!: string;
}

@PayloadType('The member, or the errors.')
export class MembershipPayload extends Payload {
  @NullIfRefused(() => Membership, 'The member')
  membership!: MembershipRecord | null;
}
