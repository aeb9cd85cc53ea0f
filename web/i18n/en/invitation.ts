export const invitation = {
  title: 'Invitation',
  to: 'You are invited to {team}',
  as: 'As {role}, with the address {email}. The invitation holds until {date}.',
  accept: 'Join the team',
  signUp: 'Make an account and join',
  password: 'Password',
  passwordHint: 'At least {count} characters.',
  uselessTitle: 'This invitation cannot be accepted.',
  useless:
    'It was already accepted or withdrawn, or it has expired. Ask the person who sent it for a new one.',
};
