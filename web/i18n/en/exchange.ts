export const exchange = {
  export: 'Export',
};
