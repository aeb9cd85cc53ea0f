export const invitation = {
  title: 'Invitation',
  to: 'You are invited to {team}',
  as: 'As {role}, with the address {email}. The invitation holds until {date}.',
  accept: 'Join the team',
  signUp: 'Make an account and join',
  password: 'Password',
  passwordHint: 'At least {count} characters.',
  uselessTitle: 'This invitation cannot be accepted.',
  useless: 'It was accepted before, taken back, or is too old. Ask whoever sent it for a new one.',
};
