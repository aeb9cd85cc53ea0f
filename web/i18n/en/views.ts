export const views = {
  title: '{count, plural, =0 {Save this view} one {Saved views: #} other {Saved views: #}}',
  name: 'Name of this view',
  save: 'Save this view',
  saved: 'Saved.',
  remove: 'Remove',
  removeOf: 'Remove the view {name}',
  removed: 'Removed.',
};
