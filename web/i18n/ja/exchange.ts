export const exchange = {
  export: 'エクスポート',
};
