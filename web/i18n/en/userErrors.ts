export const userErrors = {
  longest: 'Must have at most {limit, plural, one {# character} other {# characters}}.',
  shortest: 'Must have at least {limit, plural, one {# character} other {# characters}}.',
  below: 'Must be less than {limit}.',
  atMost: 'Must be at most {limit}.',
  above: 'Must be more than {limit}.',
  atLeast: 'Must be at least {limit}.',
  kind: 'This is not the kind of value that is expected here.',
  choice: 'Choose one of the values that are offered.',
  runs: 'Batch sizes times seeds make too many runs: at most {limit}.',
  examples: 'No more than the {limit} training examples that the data set has.',
  misfit: 'This model takes inputs of {taken}, and the data set has {given}. Choose a model for these data.',
  classes:
    'This model tells {taken} classes apart, and the data set has {given}. Choose a model for these data.',
  readsText: 'This model reads text, and the data set is not text. Choose a model for these data.',
  isText: 'The data set is a text, which transformers read. Choose a model for these data.',
  spent: 'Runs may see {limit} examples already; give more.',
  ended: 'The sweep has ended already.',
  canceled: 'The sweep was canceled; start a new one.',
  referencePoints:
    'Reference points count epochs or examples, never steps: choose epochs or examples as the unit.',
  recorded: 'This architecture is recorded already, as “{name}” version {version}: use that one.',
  noJson: 'This is not JSON: {reason}',
  guessable: {
    blank: 'This password is blank. Choose a few words that do not belong together.',
    repeated: 'This password repeats a few characters. Choose a few words that do not belong together.',
    sequence: 'This password is a sequence. Choose a few words that do not belong together.',
    common:
      'This password is one of the most common, or one of them with a little added. Choose a few words that do not belong together.',
    own: 'This password is made of your name or address. Choose a few words that do not belong together.',
  },
  wrongPassword: 'This is not your current password.',
  signInAnew: 'You signed in more than a day ago. Sign out, sign in with a link, and set the password then.',
  uselessLink: 'This link was used before, or is too old. Ask for another.',
  noWorkerToken:
    'There is no worker token in use with this id. Ask an admin of the other team for the id beside the token.',
  sharedMember:
    'Somebody is a member of both teams, and nobody vouches for themselves. Ask the person who runs Critbatch for a token.',
  vouchedAlready: 'Your team vouches for this token already.',
  revokedAlready: 'Your team no longer vouches for it already. Load the page again.',
  signedOut: 'You are signed out. Sign in in another tab, then send this again; what you typed stays here.',
  gone: 'It no longer exists; somebody may have deleted it. Load the page again.',
  notFound: 'Your team has none; choose another.',
  tooMany:
    'Too many requests at once. Wait {seconds, plural, one {# second} other {# seconds}}, then send this again or load the page again; what you typed stays here.',
  busy: 'The machine is too busy to look at this. Wait {seconds, plural, one {# second} other {# seconds}}, then send this again or load the page again; what you typed stays here.',
  other: 'The API says: {message}',
};
